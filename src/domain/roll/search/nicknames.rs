//! What people call themselves beside what is on paper. Each line is a set: a word may stand in several.

/// Plain small letters. American given names with their usual short forms; no list can be whole.
const SETS: &[&str] = &[
    "abigail abby gail", "abraham abe", "adeline addie", "agnes aggie", "albert al bert", "alexander alex al sandy xander", "alexandra alex sandra sandy lexi",
    "alfred al fred", "alice ali", "amanda mandy", "amelia millie amy", "andrew andy drew", "angela angie", "ann anne anna annie nancy", "anthony tony",
    "antoinette toni netta", "arthur art", "augustus gus", "barbara barb babs", "beatrice bea trixie", "benjamin ben benny", "bernard bernie", "bernadette bernie",
    "beverly bev", "bradford brad", "bradley brad", "calvin cal", "cameron cam", "caroline carrie carol", "catherine katherine kathryn cathy kathy kate katie kay kitty",
    "cecilia celia cissy", "charles charlie chuck chas chip", "charlotte lottie charlie", "christina christine chris tina christy", "christopher chris topher kit",
    "clarence clay", "claudia claudette", "clifford cliff", "cornelius neil", "cynthia cindy", "daniel dan danny", "danielle dani", "david dave davey",
    "deborah debra deb debbie", "delores dolores dee lola", "dennis denny", "dominic dom nick", "donald don donnie", "dorothy dot dottie dolly", "douglas doug",
    "edith edie", "edward ed eddie ted ned teddy", "edwin ed eddie", "eleanor ellie nell nora", "elizabeth liz beth betty bess lizzie eliza libby betsy lisa",
    "ellen nell ellie", "emily em emmy", "eugene gene", "evelyn eve evie", "ezekiel zeke", "florence flo", "frances fran fannie francie", "francis frank",
    "franklin frank", "frederick fred freddie rick", "gabriel gabe", "george georgie", "gerald gerry jerry", "geraldine gerry", "gregory greg", "guadalupe lupe",
    "gwendolyn gwen", "harold hal harry", "harriet hattie", "henry hank harry", "herbert herb bert", "isabella bella izzy", "isaac ike", "jacob jake",
    "jacqueline jackie", "james jim jimmy jamie", "janet jan", "jeffrey geoffrey jeff geoff", "jennifer jen jenny", "jeremiah jerry", "jessica jess jessie",
    "john jack johnny jon", "jonathan jon john", "joseph joe joey jody", "josephine jo josie", "joshua josh", "joyce joy", "judith judy", "julia julie",
    "kenneth ken kenny", "kimberly kim", "latoya toya", "lawrence laurence larry", "leonard leo len lenny", "leroy roy", "lillian lily lil", "louis lewis lou",
    "louise lou", "lucille lucy lou", "margaret maggie peggy meg marge margie rita greta", "maria mary marie molly polly mae", "martha marty patsy",
    "martin marty", "matthew matt", "maxwell max", "melissa missy", "michael mike mickey mick", "michelle shelly", "mildred millie", "montgomery monty",
];
/// The rest of the alphabet.
const MORE: &[&str] = &[
    "nathan nathaniel nate nat", "nicholas nick nicky", "norman norm", "oliver ollie", "pamela pam", "patricia pat patty trish tricia", "patrick pat paddy",
    "penelope penny", "peter pete", "philip phillip phil", "priscilla cilla", "rachel rae", "randolph randy", "raymond ray", "rebecca becky becca", "reginald reggie reg",
    "richard rich rick dick ricky", "robert bob rob bobby robbie bert", "roberta bobbie", "roderick rod", "ronald ron ronnie", "rosemary rose rosie", "russell russ",
    "samantha sam", "samuel sam sammy", "sandra sandy", "stephanie steph", "stephen steven steve", "susan suzanne sue susie", "sylvester sly", "tabitha tabby",
    "theodore ted teddy theo", "theresa teresa terry tess", "thomas tom tommy", "timothy tim", "valerie val", "victoria vicky tori", "vincent vince vinny",
];
/// Those of W to Z.
const LAST: &[&str] = &[
    "virginia ginny ginger", "walter walt wally", "wesley wes", "wilhelmina mina billie", "william will bill billy willie liam", "willie william will", "winifred winnie", "zachary zach zack",
];

/// Whether two given names are one person's, as people use them; the twin asks it.
#[cfg(test)]
pub(super) fn are_one(a: &str, b: &str) -> bool {
    let holds = |set: &&str, name: &str| set.split(' ').any(|word| word == name);
    a != b && SETS.iter().chain(MORE).chain(LAST).any(|set| holds(set, a) && holds(set, b))
}

/// All that a name may also be.
pub(super) fn of(name: &str) -> Vec<&'static str> {
    let sets = SETS.iter().chain(MORE).chain(LAST).filter(|set| set.split(' ').any(|word| word == name));
    let mut all: Vec<&'static str> = sets.flat_map(|set| set.split(' ')).filter(|word| *word != name).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_and_only_what_shares_a_set() {
        for (a, b) in [("bill", "william"), ("peggy", "margaret"), ("kate", "catherine"), ("jim", "james"), ("rick", "frederick"), ("rick", "richard")] {
            assert!(are_one(a, b) && are_one(b, a), "{a} {b}");
            assert!(of(a).contains(&b) && of(b).contains(&a));
        }
        assert!(!are_one("frederick", "richard") && !are_one("bill", "bill") && !are_one("mary", "maryland"));
        assert_eq!(of("nobody"), Vec::<&str>::new());
        for set in SETS.iter().chain(MORE).chain(LAST) {
            assert!(set.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') && set.contains(' '), "{set}");
        }
    }
}
