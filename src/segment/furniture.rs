//! What a web page says around an article. The phrases are an own list, from what English-language news pages print.

/// Whole paragraphs that are furniture, in lower case, without the marks around them.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "ad", "ads", "advertisement", "advertising", "advertise", "all comments", "back to top", "click to expand",
    "close", "comment", "comments", "copy link", "donate", "email", "facebook", "follow", "google ads", "home",
    "instagram", "leave a comment", "like", "loading", "log in", "log out", "login", "menu", "more", "more from",
    "more on this story", "more stories", "most popular", "most read", "most viewed", "newsletter", "newsletters",
    "next", "open popup", "pinterest", "popular", "previous", "print", "promoted", "promoted content", "read more",
    "recommended", "recommended stories", "register", "related", "related articles", "related content",
    "related coverage", "related stories", "related topics", "reply", "save", "search", "see more", "share",
    "share article", "share this", "share this article", "share this story", "show more", "sign in", "sign up",
    "skip advertisement", "skip to content", "skip to main content", "sponsored", "sponsored content",
    "story continues below", "story continues below advertisement", "subscribe", "subscribe now", "support us",
    "tags", "top stories", "trending", "trending now", "tweet", "twitter", "view comments", "we recommend",
    "whatsapp", "x", "you may also like", "you might also like", "youtube",
];

/// How furniture begins, in lower case.
#[rustfmt::skip]
const OPENING: &[&str] = &[
    "already a member?", "already a subscriber?", "already have an account?", "already registered?",
    "article continues below", "by clicking ", "by continuing to ", "by signing up", "by subscribing",
    "cancel anytime", "click here ", "click on the image", "click to ", "continue reading ", "copyright ©",
    "copyright (c)", "create an account", "don't have an account", "don’t have an account", "don't miss ",
    "don’t miss ", "download our app", "download the app", "enter your email", "follow us on", "follow @",
    "for more stories", "get our ", "get the latest ", "get unlimited ", "have a news tip", "have a tip",
    "like us on", "log in to ", "no hidden charges", "please enable ", "please log in", "please sign in",
    "please subscribe", "read also", "also read", "read more:", "read next", "recommended:", "related:", "see also",
    "share on ", "share this ", "share via ", "sign in to ", "sign up for ", "sign up to ", "sign up now",
    "sign up today", "subscribe for ", "subscribe now", "subscribe to ", "subscribe today", "thank you for reading",
    "thanks for reading", "to contact the editor", "to contact the reporter", "this article is for subscribers", "this site uses cookies", "this website uses cookies",
    "to read the full ", "unlock ", "view this post on", "want to read more?", "we use cookies",
    "we value your privacy", "you have read ", "you've reached your", "you’ve reached your", "your email address",
    "your subscription ", "©",
];

/// What no article says of itself, in lower case, wherever in a short paragraph it stands.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "all rights reserved", "cookie policy", "cookie settings", "delivered to your inbox",
    "email address will not be published", "free newsletter", "in your inbox", "manage your subscription",
    "our daily newsletter", "our newsletter", "our privacy policy", "our terms of", "our weekly newsletter",
    "straight to your inbox", "terms and conditions apply", "to your inbox", "turn off your ad blocker",
    "disable your ad blocker", "unlimited access to",
];

/// Notices after which a page shows no more of the article, only teasers of others, in lower case.
#[rustfmt::skip]
const PAYWALL: &[&str] = &[
    "limit of free articles", "register to continue reading", "register to read", "sign in to continue reading",
    "subscribe to continue", "subscribe to keep reading", "subscribe to read", "subscribe to unlock",
    "this article is for subscribers", "this content is for subscribers", "to continue reading this article",
    "to continue reading, please", "to read the full article", "to read the full story", "to read the rest of this",
    "you have reached your limit", "you have used all your free", "you've reached your limit",
    "you’ve reached your limit",
];

/// Longer paragraphs are the story's, whatever they begin with: the longest notice of this kind has about 30 words.
const LONGEST: usize = 40;

/// Whether a paragraph, in lower case, is the page's and not the article's.
pub(super) fn is_furniture(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if WHOLE.contains(&bare) || !numbered.is_empty() && WHOLE.contains(&numbered) && numbered.contains(' ') {
        return true;
    }
    let lead = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '"' | '“' | '‘' | '\''));
    lower.split_whitespace().count() <= LONGEST
        && (OPENING.iter().any(|opening| lead.starts_with(opening)) || INSIDE.iter().any(|words| holds(lower, words)))
}

/// Whether a paragraph, in lower case, says that the rest of the article is for subscribers.
pub(super) fn is_paywall(lower: &str) -> bool {
    lower.split_whitespace().count() <= LONGEST && PAYWALL.iter().any(|words| holds(lower, words))
}

/// Whether `words` stand in `text`: many searches in short texts, for which this one is made.
fn holds(text: &str, words: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some()
}
