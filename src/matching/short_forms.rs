//! Given names: short and familiar forms, and what is one name in several languages.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Each row: a full name, then the short and familiar forms that stand for it. Own table, of common use in English, and of
/// the most common in Russian, Spanish and German; what romanisation folds anyway (Aleksandr, Dmitriy) is not repeated.
const ROWS: &[&str] = &[
    "abraham abe bram",
    "albert al bert",
    "alexander alex alec sandy sasha xander aleksandr oleksandr aliaksandr alejandro alessandro",
    "alexandra sandra sasha alex lexi",
    "alfred al alf fred",
    "anastasia nastya stacy",
    "andrei andryusha andriy",
    "andrew andy drew",
    "anna annie ann anne anya nan hannah",
    "anthony tony antony ant",
    "antonina tonya",
    "antonio tony toni",
    "arkady arkasha",
    "arthur art artie",
    "augustus gus",
    "barbara barb babs barbie",
    "bartholomew bart",
    "benedict ben",
    "benjamin ben benny benji bibi",
    "bernard bernie",
    "bonifacius boni",
    "boris borya",
    "bradford brad",
    "bradley brad",
    "calvin cal",
    "cameron cam",
    "carol carrie",
    "caroline carrie caro",
    "catherine cathy kate katie kathy cate kit",
    "charles charlie chuck chas chip",
    "charlotte lottie",
    "christina chris tina christie",
    "christine chris chrissy tina",
    "christopher chris kit topher",
    "claudia claudie",
    "clifford cliff",
    "clinton clint",
    "cornelius neil corny",
    "curtis curt",
    "cynthia cindy",
    "daniel dan danny",
    "david dave davey davy",
    "deborah deb debbie",
    "denis denny dionysius",
    "dmitry dima mitya",
    "dominic dom nick",
    "donald don donny donnie",
    "dorothy dot dottie dolly",
    "douglas doug",
    "edgar ed eddie",
    "edmund ed eddie ned",
    "edward ed eddie ted teddy ned",
    "edwin ed eddie",
    "ekaterina katya katia",
    "eleanor ellie nell nora",
    "elena lena alyona",
    "elizabeth liz lizzie beth betty betsy eliza libby bess elsie",
    "emily em emmy",
    "emmanuel manny manu",
    "eric rick ricky",
    "ernest ernie",
    "eugene gene yevgeny zhenya",
    "fernando nando",
    "florence flo florrie",
    "frances fran frankie fanny",
    "francis frank fran frankie",
    "francisco paco pancho cisco kiko",
    "franklin frank",
    "frederick fred freddie freddy fritz rick",
    "friedrich fritz fred",
    "gabriel gabe gabby",
    "galina galya",
    "gennady gena",
    "geoffrey geoff jeff",
    "george georgie",
    "gerald gerry jerry",
    "gerard gerry jerry",
    "gilbert gil bert",
    "gregory greg",
    "grigory grisha",
    "guadalupe lupe",
    "guillermo memo",
    "harold harry hal",
    "harriet hattie",
    "heinrich heinz heiner",
    "helen nell nellie",
    "henry harry hank hal",
    "herbert herb bert",
    "howard howie",
    "hubert bert",
    "hugo hugh",
    "ignacio nacho",
    "irina ira",
    "isaac ike zak",
    "isabel izzy bella",
    "isabella bella izzy",
    "ivan vanya",
    "jacob jake",
    "jacqueline jackie",
    "james jim jimmy jamie jem",
    "jane janie jenny",
    "janet jan",
    "jason jay",
    "jeffrey jeff",
    "jennifer jen jenny jenn",
    "jeremiah jerry",
    "jeremy jerry jem",
    "jerome jerry",
    "jesse jess",
    "jessica jess jessie",
    "jesus chuy chucho",
    "joachim jochen achim joaquin",
    "johann hans",
    "johannes hans jan hannes",
    "john jack johnny jon",
    "jonathan jon jonny john nathan",
    "jose pepe chepe",
    "joseph joe joey jo",
    "josephine jo josie",
    "joshua josh",
    "judith judy",
    "juliana jill",
    "karl kalle",
    "katherine kate katie kathy kat kit kitty",
    "kathleen kathy kate katie kay",
    "kenneth ken kenny",
    "kimberly kim",
    "klaus nikolaus",
    "konstantin kostya",
    "kristina kris tina",
    "larisa lara",
    "laurence larry laurie",
    "lawrence larry laurie",
    "leonard len lenny leo",
    "leonardo leo",
    "leonid lenya",
    "leopold leo poldi",
    "leslie les",
    "lewis lew lou",
    "lillian lil lily",
    "louis lou louie",
    "louise lou lulu",
    "lucas luke",
    "ludwig lutz",
    "luis lucho",
    "lyudmila lyuda mila ludmila",
    "madeline maddie",
    "manuel manolo manny",
    "marcus mark marc",
    "margaret maggie meg peggy marge margie greta rita madge",
    "margarita rita",
    "maria masha marie maruja",
    "martha patty mattie",
    "martin marty",
    "mary molly polly may",
    "matilda tilly",
    "matthew matt",
    "maurice mo maury",
    "maxim max",
    "maximilian max",
    "maxwell max",
    "melissa mel lissa",
    "melvin mel",
    "michael mike mick mickey micky mikey",
    "michelle shelly mickey",
    "miguel mike",
    "mikhail misha",
    "mitchell mitch",
    "mohammed mo",
    "mordecai motti",
    "nadezhda nadia nadya",
    "natalia natasha nata",
    "nathan nate nat",
    "nathaniel nate nat nathan",
    "nicholas nick nicky nico klaus",
    "nicolas nico nick",
    "nikita nick",
    "nikolai kolya",
    "nikolaos nikos",
    "oleg olezhka",
    "olga olya",
    "oliver ollie",
    "olivia liv livvy",
    "pamela pam",
    "pascual pasqual",
    "patricia pat patty tricia trish",
    "patrick pat paddy rick",
    "paul pauly",
    "pavel pasha",
    "penelope penny",
    "peter pete",
    "petr petya",
    "philip phil pip",
    "phillip phil pip",
    "polina polya",
    "rachel rae",
    "rafael rafa",
    "ralph rafe",
    "ramon moncho",
    "randall randy",
    "randolph randy",
    "raphael rafe rafi",
    "raymond ray",
    "rebecca becky becca",
    "reginald reg reggie",
    "ricardo rick ricky",
    "richard dick rick rich richie ricky",
    "robert bob bobby rob robbie robin bert",
    "roberto beto",
    "roderick rod rick",
    "rodney rod",
    "roger rodge",
    "roland rollo",
    "roman roma",
    "ronald ron ronnie ronny",
    "rosario charo",
    "rosemary rose rosie",
    "rudolf rudi rudy",
    "rudolph rudy",
    "rupert rup",
    "russell russ rusty",
    "samantha sam",
    "samuel sam sammy",
    "sandra sandy",
    "santiago santi diego",
    "sarah sally sadie",
    "sebastian seb bastian",
    "semyon syoma",
    "sergei seryozha serge sergio",
    "shirley shirl",
    "sidney sid",
    "simon si",
    "solomon sol solly",
    "sophia sophie sonya",
    "stanislav stas slava",
    "stanley stan",
    "stella estelle",
    "stephanie steph",
    "stephen steve stevie",
    "steven steve stevie",
    "stuart stu",
    "susan sue susie suzy",
    "susanne susi sue",
    "svetlana sveta lana",
    "sylvester sly",
    "sylvia syl",
    "tamara toma",
    "tatiana tanya tania",
    "terence terry",
    "teresa terry tess tessa",
    "theodore ted teddy theo",
    "theresa terry tess tessa",
    "thomas tom tommy thom",
    "tiffany tiff",
    "timofey tima",
    "timothy tim timmy",
    "tobias toby",
    "ursula uschi",
    "valentin valya",
    "valentina valya",
    "valery valera",
    "vasily vasya",
    "veronica ronnie vera",
    "victor vic",
    "victoria vicky tori vika",
    "viktor vitya",
    "viktoria vika",
    "vincent vince vinnie",
    "virginia ginny ginger",
    "vitaly vitalik",
    "vladimir vova volodya vlad",
    "vladislav vlad slava",
    "volodymyr vova",
    "vyacheslav slava",
    "walter walt wally",
    "wesley wes",
    "wilfred wilf fred",
    "wilhelm willi willy",
    "william bill will billy willie willy liam",
    "winston win",
    "yakov yasha",
    "yevgeny zhenya",
    "yitzhak itzik",
    "yulia julia",
    "yuri yura",
    "zachary zach zack",
    "zbigniew zbyszek",
    "zinaida zina",
];

/// Given names besides those of [`ROWS`] that are so common that two of them are two people, however like (Dan and Don,
/// John and Jane). Own table, of frequent names in English, Spanish, French, Italian, German, Russian and Arabic use.
const GIVEN: &[&str] = &[
    "aaron adam adrian agnes ahmad aidan aisha alan alana alejandra alejandro aleksandr aleksandra alexandr",
    "alfonso ali alice alicia alina alison alla allan alma alvin amanda amber amelia amy ana andre andrea",
    "andriy angel angela angelina anton antonia april ariel arina arnold artem ashley audrey austin autumn",
    "barry beatrice beatriz becky bella ben bernadette bernd bertha beth beverly bill blake bob bonnie brandon",
    "brenda brent brett brian bridget bruce bryan byron caleb camila camille candice cara carl carla carlo",
    "carlos carmen carol carolina carolyn carter cecil cecilia cedric cesar chad charlene chase chelsea cheryl",
    "chester claire clara clarence claude claudia claudio clay clyde cody colin connie connor constance cory",
    "courtney craig cristina crystal dale dan dana daniel danielle daria darya dawn dean debra denis denise",
    "dennis derek derrick diana diane diego dieter dillon dolores don donna dorian doris doug drew duane",
    "dustin dwight dylan earl ed edith edna eduardo eileen elaine elena eli elias ella ellen elmer elsa elvis",
    "emile emilie emilio emma enrico enrique eric erica erik erika erin ernestina esteban esther ethan eva",
    "evan evelyn fabio faith fatima federico felicia felipe felix fernanda fernando filippo fiona floyd",
    "francesca francesco francois francoise frank franz fred fritz gabriel gabriela gabrielle gail gary gavin",
    "gemma gene genevieve geoff gerd gianni gina giorgio giovanna giovanni giulia giulio giuseppe gladys glen",
    "glenda glenn gloria gonzalo gordon grace graham grant greg greta gunter gwen hans harvey hassan hazel",
    "heather hector heidi heinz helmut herman hilary holly hope horst hugh hussein ian ibrahim ida igor inez",
    "inna irene iris irma isabel ismail ivan ivy jack jackson jacques jaime jake jamal jamila jan jana jane",
    "janet janice jared jasmine javier jay jean jeanette jeff jenna jerry jill jim jo joan joann joanna joanne",
    "jochen jodi joe joel johanna john jon jonah jordan jorge josefina joy joyce juan juana juanita judy julia",
    "julian julie julio june jurgen justin justine kamal karen karim karin kate katrina kay keith kelly kelsey",
    "ken kent kerry kevin khalid kim kirill kirk kurt kyle lance lane larry laura lauren laurie leah lee leila",
    "leon leroy leticia liam linda lindsay lisa lloyd logan lois loren lorena lorenzo loretta lori lorraine",
    "louise luc luca lucia lucy ludmila luigi luisa luz lydia lyle lynn lyudmila mabel mahmoud maksim mandy",
    "manfred manuel manuela mara marc marcel marcia marco marcos maria marian mariana marianne marie marilyn",
    "marina mario marion marisa marjorie mark marlene marsha marta marvin mateo matteo maureen maya megan",
    "mercedes meredith mia michel michele michelle miguel mike milan mildred milena milo milton minnie miranda",
    "miriam mitch moira molly monica monique morgan morris muriel mustafa mykhailo mykola myra myrtle nadine",
    "naomi natalie neal neil nelson nicolas nicole nina noah noel nora norma norman oksana oleksandr",
    "oleksandra olivier omar oscar osman otis otto owen pablo paige paola paolo pat patricia paula paulina",
    "pauline pavel pearl pedro perry peter petro phil philippe phyllis pierre pietro pilar priscilla rafael",
    "rafaela rainer raisa ramon ramona rashid raul ray regina rene renee rhonda ria ricardo riccardo rita rob",
    "roberta roberto robin rocco rod rodolfo rodrigo rogelio roman ron rosa rosalia rose rosie ross roxanne",
    "roy ruben ruby ruslan ruth ryan sabrina salim sally salvador sara scott sean sergio seth shane shannon",
    "sharon shaun shawn sheila shelby sheldon sheri sherman shirley silvia silvio simone sofia sofya sonia",
    "sophie stacy stefan stefania stefano stella steve stewart summer susana sven tamara tanya tara tariq ted",
    "teresa teri tim timur tina todd tom tomas toni tony tracy travis trent trevor trisha troy tyler tyrone",
    "ulrich uwe vadim valentina valerie vanessa vera vernon vicki vincenzo viola violet vivian volker wade",
    "wanda warren wayne wendy werner whitney wilma wolfgang xavier yolanda yusuf yves yvette yvonne zoe",
];

/// Given names that are one name in several languages or spellings: two of a row are not told apart.
const ONE_NAME: &[&str] = &[
    "alexander alexandr aleksandr oleksandr aliaksandr alejandro alessandro alexandre",
    "alexandra aleksandra oleksandra alejandra alessandra sandra",
    "alan allan allen alain",
    "andrew andrei andriy andre andreas anders",
    "ann anne anna ana anya hannah annie",
    "anthony antonio anton antoine",
    "beatrice beatriz",
    "benedict benedikt",
    "carl karl carlos carlo charles karol",
    "catherine katherine kathleen ekaterina katarina katrina kate kathy cathy",
    "cecil cecilio",
    "christina kristina cristina christine kristin",
    "christopher kristofer",
    "claude claudio",
    "corey cory",
    "daniel daniil danil",
    "daria darya",
    "denis dennis denys dionysius",
    "derek derrick",
    "dmitry dimitri",
    "edward eduardo edvard eduard",
    "elena alena helen olena ellen helena",
    "elizabeth elisabeth",
    "emily emilie",
    "emmanuel manuel",
    "erica erika",
    "eric erik",
    "eugene yevgeny evgeny yevhen",
    "fernando ferdinand",
    "felipe philip phillip philippe filippo",
    "francis francisco francois franz francesco",
    "frederick friedrich federico fred fritz frederic",
    "gabriella gabriela gabrielle",
    "galina halina",
    "geoffrey jeffrey geoff jeff",
    "george georgy jorge giorgio georg",
    "gerard gerald gerhard gerd",
    "giovanni ivan john johann johannes jan hans juan jean ian sean shaun shawn jon gianni",
    "glen glenn",
    "grigory gregory",
    "hassan hasan",
    "heinrich henry enrique enrico",
    "hugh hugo",
    "igor ihor",
    "ilya ilia elias eli",
    "irina iryna irene",
    "isabel isabella isabelle",
    "ismail ismael",
    "joan joanna johanna giovanna jane jean joanne juana",
    "jonathan jon nathan john",
    "joseph jose giuseppe yusuf josef",
    "julia yulia giulia julie",
    "julian julio",
    "karen karin",
    "konstantin constantine",
    "kirill cyril",
    "larry laurence lawrence lorenzo",
    "laurie lori laura lauren",
    "leo leon leonid leonard leonardo",
    "leila layla",
    "leonid leanid",
    "lucas luke luca luc",
    "lucia lucy",
    "ludmila lyudmila",
    "luis luigi louis lewis ludwig",
    "lynn lynne",
    "marc mark marcus marco marcos marek",
    "maria mary marie mariya",
    "marina maryna",
    "mario marius",
    "martha marta",
    "matthew matteo mateo",
    "maxim maksim max maximilian maxwell",
    "michael mikhail miguel mykhailo michel mike mikael",
    "michelle michele michel",
    "mitchell mitch",
    "monica monique monika",
    "natalia natalie natalya",
    "neal neil",
    "nicholas nicolas nikolai mykola nikolaos nick klaus",
    "nicole nicola",
    "oleg oleh",
    "olga olha",
    "olivia olivier oliver",
    "pablo paul pavel paolo",
    "patricia patrick pat",
    "paula paola",
    "peter petr petro pedro pierre pietro",
    "rafael raphael",
    "rebecca becky",
    "rene renee",
    "richard ricardo riccardo",
    "robert roberto",
    "rodney roderick rod",
    "rose rosa",
    "rosie rosemary rose",
    "rudolf rudolph rodolfo",
    "samuel sam",
    "sara sarah",
    "sebastian bastian",
    "sergei sergio serge serhiy",
    "silvia sylvia",
    "simon simeon semyon",
    "sonia sonya",
    "sophia sofia sophie sofya",
    "stanislav stanley stan",
    "stephen steven stefan esteban stefano",
    "stuart stewart",
    "sue susan susana susanna susanne",
    "svetlana sviatlana",
    "tamara tamar",
    "tatiana tatyana tetiana",
    "teresa theresa",
    "terry terence terri teri",
    "thomas tomas tom",
    "timothy timofey timofei",
    "tony toni anthony",
    "tracy tracey",
    "vadim vadym",
    "valentin valentyn",
    "valeria valerie valeriya",
    "vera viera",
    "vicki vicky victoria",
    "victor viktor",
    "vincent vincenzo",
    "virginia ginny",
    "vladimir volodymyr uladzimir wladimir",
    "walter walt",
    "wilhelm william guillermo willem will liam bill",
    "will willy wilfred",
    "yuri yury jury",
    "zachary zakhar",
    "ahmad ahmed",
    "arina irina",
    "aleksey alexei oleksiy",
    "kamal kamil",
    "jamal jamil",
    "omar umar",
    "osman othman usman",
    "mustafa mostafa",
    "stephanie stefania",
];

/// The tables, by the names in them.
struct Known {
    /// The rows of [`ROWS`] whose full name has this romanisation key.
    full: HashMap<String, Vec<u16>, FixedState>,
    /// The rows of [`ROWS`] and, behind them, of [`ONE_NAME`] that a name stands in.
    rows: HashMap<&'static str, Vec<u16>, FixedState>,
    /// The common given names.
    given: HashSet<&'static str, FixedState>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { full: HashMap::default(), rows: HashMap::default(), given: HashSet::default() };
    for (row, number) in ROWS.iter().chain(ONE_NAME).zip(0u16..) {
        for name in row.split(' ') {
            known.rows.entry(name).or_default().push(number);
        }
    }
    for (row, number) in ROWS.iter().zip(0u16..) {
        let key = super::romanisation_key(head(row));
        known.full.entry(key).or_default().push(number);
        known.given.extend(row.split(' '));
    }
    known.given.extend(GIVEN.iter().flat_map(|line| line.split(' ')));
    known
});

/// The full name of a row.
fn head(row: &'static str) -> &'static str {
    row.split(' ').next().unwrap_or("")
}

fn rows_of(folded: &str) -> &'static [u16] {
    KNOWN.rows.get(folded).map_or(&[], Vec::as_slice)
}

/// Whether two folded words are two different common given names.
pub(crate) fn are_two_given_names(a: &str, b: &str) -> bool {
    is_given(a) && is_given(b) && !rows_of(a).iter().any(|row| rows_of(b).contains(row))
}

/// Whether a folded word is a common given name.
pub(crate) fn is_given(folded: &str) -> bool {
    KNOWN.given.contains(folded)
}

/// Whether one of two folded names is a short form of the other, or of what the other is a spelling of.
pub(crate) fn is_short_form(a: &str, b: &str) -> bool {
    is_short_of(a, b) || is_short_of(b, a)
}

/// Whether `short` stands behind `full`, or a name with its romanisation key, in a row.
fn is_short_of(short: &str, full: &str) -> bool {
    let rows = rows_of(short);
    if rows.is_empty() || full.len() < 3 {
        return false;
    }
    let full = KNOWN.full.get(&super::romanisation_key(full)).map_or(&[][..], Vec::as_slice);
    full.iter().any(|row| rows.contains(row) && ROWS.get(usize::from(*row)).is_some_and(|row| head(row) != short))
}

/// The other names of the rows that a folded name stands in: the full names of a short form, the short forms of a full
/// name.
pub(crate) fn alternatives(folded: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    for row in rows_of(folded).iter().filter_map(|&row| ROWS.get(usize::from(row))) {
        if head(row) == folded {
            out.extend(row.split(' ').skip(1));
        } else {
            out.push(head(row));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        assert_eq!((is_short_form(a, b), is_short_form(b, a)), (expected, expected), "{a} {b}");
    }

    #[test]
    fn short_forms_stand_for_their_full_names_only() {
        check("bill", "william", true);
        check("misha", "mihail", true);
        check("ted", "edward", true);
        check("bill", "bob", false);
        check("will", "wilma", false);
        check("dan", "david", false);
    }

    #[test]
    fn common_given_names_are_told_apart_unless_they_are_one() {
        for (a, b, expected) in [
            ("john", "jane", true),
            ("dan", "don", true),
            ("alexander", "alexandra", true),
            ("steven", "stephen", false),
            ("viktor", "victor", false),
            ("dion", "don", false),
            ("dan", "daniel", false),
        ] {
            assert_eq!(are_two_given_names(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn each_row_has_a_head_and_forms() {
        for row in ROWS {
            assert!(row.split(' ').count() > 1 && !row.contains("  "), "{row:?}");
        }
    }
}
