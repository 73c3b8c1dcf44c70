//! Whether "he" or "she" can stand for a name: by titles, by words in -man and -woman, and by common given names.

use super::vocabulary::{listed, lower};

/// What a name says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Titles and common given names of women in lower case. The names are the most frequent of recent decades in the
/// statistics of English-, Spanish-, Russian- and German-speaking countries, without those that men bear too.
#[rustfmt::skip]
const WOMEN: &[&str] = &[
    "adriana", "alice", "alicia", "amanda", "amy", "ana", "anastasia", "angela", "anita", "ann", "anna", "anne",
    "annie", "barbara", "beatriz", "betty", "brenda", "carla", "carmen", "caroline", "catherine", "christina",
    "christine", "claire", "claudia", "cristina", "cynthia", "daniela", "deborah", "diana", "dilma", "dorothy",
    "duchess", "ekaterina", "elena", "elizabeth", "ellen", "emily", "emma", "eva", "fatima", "frances", "gabriela",
    "hannah", "heather", "helen", "hillary", "irina", "isabel", "isabella", "jane", "janet", "jennifer", "jessica",
    "joan", "julia", "julie", "karen", "kate", "katherine", "kathleen", "kimberly", "lady", "laura", "linda",
    "lisa", "lucia", "lucy", "margaret", "maria", "marie", "marina", "martha", "mary", "meg", "megan", "melissa",
    "michelle", "miss", "monica", "mrs", "ms", "nancy", "natalia", "nicole", "olga", "olivia", "pamela", "patricia",
    "paula", "princess", "queen", "rachel", "rebecca", "rosa", "rosario", "ruth", "sandra", "sara", "sarah",
    "sharon", "silvia", "sofia", "sophie", "stephanie", "susan", "svetlana", "sylvia", "tatiana", "theresa",
    "ursula", "valentina", "veronica", "victoria", "virginia", "yulia",
];

/// The same of men.
#[rustfmt::skip]
const MEN: &[&str] = &[
    "abdullah", "adam", "ahmed", "alan", "albert", "alejandro", "alexander", "ali", "andrei", "andrew", "anthony",
    "antonio", "barack", "ben", "benjamin", "bill", "bob", "brian", "carlos", "charles", "christopher", "daniel",
    "david", "dennis", "diego", "dmitri", "dmitry", "donald", "duke", "edward", "enrique", "eric", "fernando",
    "francisco", "frank", "fred", "gary", "george", "gregory", "hans", "harold", "hassan", "henry", "hugo",
    "humberto", "ibrahim", "igor", "ivan", "jack", "jacob", "james", "jason", "javier", "jeff", "jeffrey", "jerry",
    "jim", "joe", "john", "jonathan", "jorge", "jose", "joseph", "joshua", "josé", "juan", "justin", "karl",
    "kenneth", "kevin", "king", "klaus", "larry", "luis", "manuel", "mark", "martin", "matthew", "michael",
    "miguel", "mikhail", "mohamed", "mohammed", "mr", "muhammad", "nicholas", "nikolai", "omar", "oscar", "patrick",
    "paul", "pedro", "peter", "philip", "prince", "rafael", "ralph", "raymond", "ricardo", "richard", "robert",
    "roberto", "roger", "ronald", "ryan", "samuel", "scott", "sergei", "sergey", "sir", "stephen", "steve",
    "steven", "thomas", "timothy", "tom", "tony", "victor", "vladimir", "walter", "wilfried", "william", "yuri",
];

/// The gender that a run of words tells: its first title or given name decides.
pub(super) fn gender_of(words: &str) -> Option<Gender> {
    words.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let small = lower(word);
        if listed(WOMEN, &small) || small.ends_with("woman") {
            Some(Gender::Woman)
        } else if listed(MEN, &small) || small.ends_with("sman") || &*small == "chairman" {
            Some(Gender::Man)
        } else {
            None
        }
    })
}

/// Whether the pronoun may stand for the bearer of a name.
pub(super) fn may_be(pronoun: &str, words: &str) -> bool {
    match (&*lower(pronoun), gender_of(words)) {
        ("he", Some(gender)) => gender == Gender::Man,
        ("she", Some(gender)) => gender == Gender::Woman,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_apart() {
        for list in [WOMEN, MEN] {
            assert!(list.is_sorted());
        }
        assert!(!WOMEN.iter().any(|name| MEN.contains(name)));
    }

    #[test]
    fn names_and_titles_tell() {
        assert!(may_be("she", "Ann Berg") && !may_be("he", "Ann Berg"));
        assert!(may_be("he", "Mr. Berg") && !may_be("She", "Mr. Berg"));
        assert!(may_be("he", "Yuval Berg") && may_be("she", "Yuval Berg"));
        assert!(!may_be("he", "spokeswoman Berg"));
    }
}
