//! The street suffixes of USPS Publication 28, Appendix C1: every spelling in use, and the standard abbreviation.

/// The standard abbreviation of a suffix as anyone spells it: `AVENUE`, `AV`, `AVNUE` → `AVE`.
pub(super) fn suffix(word: &str) -> Option<&'static str> {
    find(SPELLINGS, word)
}

/// The word that a standard abbreviation stands for: `CRK` → `CREEK`.
pub(crate) fn full_word(abbreviation: &str) -> Option<&'static str> {
    find(FULL_WORDS, abbreviation)
}

/// The other way: `CREEK` → `CRK`.
pub(crate) fn suffix_of_full_word(word: &str) -> Option<&'static str> {
    suffix(word).filter(|abbreviation| full_word(abbreviation) == Some(word))
}

/// Binary search in a table that is sorted by its first column.
pub(super) fn find(table: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    let at = table
        .binary_search_by(|(spelling, _)| (*spelling).cmp(word))
        .ok()?;
    table.get(at).map(|(_, found)| *found)
}

/// A suffix that is hardly ever a street's own name, so that in `North St` or `W Ave` the direction is the name.
pub(super) fn is_bare_suffix(abbreviation: &str) -> bool {
    matches!(
        abbreviation,
        "ALY"
            | "AVE"
            | "BLVD"
            | "CIR"
            | "CT"
            | "DR"
            | "LN"
            | "PKWY"
            | "PL"
            | "RD"
            | "ST"
            | "TER"
            | "WAY"
    )
}

// Beside the standard's own: HIGHWA and PWKY, LP and TR, which Mississippi's 2020 list of polling places and
// county address files write.
#[rustfmt::skip]
const SPELLINGS: &[(&str, &str)] = &[
    ("ALLEE", "ALY"), ("ALLEY", "ALY"), ("ALLY", "ALY"), ("ALY", "ALY"), ("ANEX", "ANX"), ("ANNEX", "ANX"),
    ("ANNX", "ANX"), ("ANX", "ANX"), ("ARC", "ARC"), ("ARCADE", "ARC"), ("AV", "AVE"), ("AVE", "AVE"),
    ("AVEN", "AVE"), ("AVENU", "AVE"), ("AVENUE", "AVE"), ("AVN", "AVE"), ("AVNUE", "AVE"),
    ("BAYOO", "BYU"), ("BAYOU", "BYU"), ("BCH", "BCH"), ("BEACH", "BCH"), ("BEND", "BND"), ("BG", "BG"),
    ("BGS", "BGS"), ("BLF", "BLF"), ("BLFS", "BLFS"), ("BLUF", "BLF"), ("BLUFF", "BLF"), ("BLUFFS", "BLFS"),
    ("BLV", "BLVD"), ("BLVD", "BLVD"), ("BND", "BND"), ("BOT", "BTM"), ("BOTTM", "BTM"), ("BOTTOM", "BTM"),
    ("BOUL", "BLVD"), ("BOULEVARD", "BLVD"), ("BOULV", "BLVD"), ("BR", "BR"), ("BRANCH", "BR"),
    ("BRDGE", "BRG"), ("BRG", "BRG"), ("BRIDGE", "BRG"), ("BRK", "BRK"), ("BRKS", "BRKS"), ("BRNCH", "BR"),
    ("BROOK", "BRK"), ("BROOKS", "BRKS"), ("BTM", "BTM"), ("BURG", "BG"), ("BURGS", "BGS"), ("BYP", "BYP"),
    ("BYPA", "BYP"), ("BYPAS", "BYP"), ("BYPASS", "BYP"), ("BYPS", "BYP"), ("BYU", "BYU"), ("CAMP", "CP"),
    ("CANYN", "CYN"), ("CANYON", "CYN"), ("CAPE", "CPE"), ("CAUSEWAY", "CSWY"), ("CAUSWA", "CSWY"),
    ("CEN", "CTR"), ("CENT", "CTR"), ("CENTER", "CTR"), ("CENTERS", "CTRS"), ("CENTR", "CTR"),
    ("CENTRE", "CTR"), ("CIR", "CIR"), ("CIRC", "CIR"), ("CIRCL", "CIR"), ("CIRCLE", "CIR"),
    ("CIRCLES", "CIRS"), ("CIRS", "CIRS"), ("CLB", "CLB"), ("CLF", "CLF"), ("CLFS", "CLFS"),
    ("CLIFF", "CLF"), ("CLIFFS", "CLFS"), ("CLUB", "CLB"), ("CMN", "CMN"), ("CMNS", "CMNS"), ("CMP", "CP"),
    ("CNTER", "CTR"), ("CNTR", "CTR"), ("CNYN", "CYN"), ("COMMON", "CMN"), ("COMMONS", "CMNS"),
    ("COR", "COR"), ("CORNER", "COR"), ("CORNERS", "CORS"), ("CORS", "CORS"), ("COURSE", "CRSE"),
    ("COURT", "CT"), ("COURTS", "CTS"), ("COVE", "CV"), ("COVES", "CVS"), ("CP", "CP"), ("CPE", "CPE"),
    ("CRCL", "CIR"), ("CRCLE", "CIR"), ("CREEK", "CRK"), ("CRES", "CRES"), ("CRESCENT", "CRES"),
    ("CREST", "CRST"), ("CRK", "CRK"), ("CROSSING", "XING"), ("CROSSROAD", "XRD"), ("CROSSROADS", "XRDS"),
    ("CRSE", "CRSE"), ("CRSENT", "CRES"), ("CRSNT", "CRES"), ("CRSSNG", "XING"), ("CRST", "CRST"),
    ("CRT", "CT"), ("CSWY", "CSWY"), ("CT", "CT"), ("CTR", "CTR"), ("CTRS", "CTRS"), ("CTS", "CTS"),
    ("CURV", "CURV"), ("CURVE", "CURV"), ("CV", "CV"), ("CVS", "CVS"), ("CYN", "CYN"), ("DALE", "DL"),
    ("DAM", "DM"), ("DIV", "DV"), ("DIVIDE", "DV"), ("DL", "DL"), ("DM", "DM"), ("DR", "DR"),
    ("DRIV", "DR"), ("DRIVE", "DR"), ("DRIVES", "DRS"), ("DRS", "DRS"), ("DRV", "DR"), ("DV", "DV"),
    ("DVD", "DV"), ("EST", "EST"), ("ESTATE", "EST"), ("ESTATES", "ESTS"), ("ESTS", "ESTS"),
    ("EXP", "EXPY"), ("EXPR", "EXPY"), ("EXPRESS", "EXPY"), ("EXPRESSWAY", "EXPY"), ("EXPW", "EXPY"),
    ("EXPY", "EXPY"), ("EXT", "EXT"), ("EXTENSION", "EXT"), ("EXTENSIONS", "EXTS"), ("EXTN", "EXT"),
    ("EXTNSN", "EXT"), ("EXTS", "EXTS"), ("FALL", "FALL"), ("FALLS", "FLS"), ("FERRY", "FRY"),
    ("FIELD", "FLD"), ("FIELDS", "FLDS"), ("FLAT", "FLT"), ("FLATS", "FLTS"), ("FLD", "FLD"),
    ("FLDS", "FLDS"), ("FLS", "FLS"), ("FLT", "FLT"), ("FLTS", "FLTS"), ("FORD", "FRD"), ("FORDS", "FRDS"),
    ("FOREST", "FRST"), ("FORESTS", "FRST"), ("FORG", "FRG"), ("FORGE", "FRG"), ("FORGES", "FRGS"),
    ("FORK", "FRK"), ("FORKS", "FRKS"), ("FORT", "FT"), ("FRD", "FRD"), ("FRDS", "FRDS"),
    ("FREEWAY", "FWY"), ("FREEWY", "FWY"), ("FRG", "FRG"), ("FRGS", "FRGS"), ("FRK", "FRK"),
    ("FRKS", "FRKS"), ("FRRY", "FRY"), ("FRST", "FRST"), ("FRT", "FT"), ("FRWAY", "FWY"), ("FRWY", "FWY"),
    ("FRY", "FRY"), ("FT", "FT"), ("FWY", "FWY"), ("GARDEN", "GDN"), ("GARDENS", "GDNS"), ("GARDN", "GDN"),
    ("GATEWAY", "GTWY"), ("GATEWY", "GTWY"), ("GATWAY", "GTWY"), ("GDN", "GDN"), ("GDNS", "GDNS"),
    ("GLEN", "GLN"), ("GLENS", "GLNS"), ("GLN", "GLN"), ("GLNS", "GLNS"), ("GRDEN", "GDN"), ("GRDN", "GDN"),
    ("GRDNS", "GDNS"), ("GREEN", "GRN"), ("GREENS", "GRNS"), ("GRN", "GRN"), ("GRNS", "GRNS"),
    ("GROV", "GRV"), ("GROVE", "GRV"), ("GROVES", "GRVS"), ("GRV", "GRV"), ("GRVS", "GRVS"),
    ("GTWAY", "GTWY"), ("GTWY", "GTWY"), ("HARB", "HBR"), ("HARBOR", "HBR"), ("HARBORS", "HBRS"),
    ("HARBR", "HBR"), ("HAVEN", "HVN"), ("HBR", "HBR"), ("HBRS", "HBRS"), ("HEIGHTS", "HTS"),
    ("HIGHWA", "HWY"), ("HIGHWAY", "HWY"), ("HIGHWY", "HWY"), ("HILL", "HL"), ("HILLS", "HLS"),
    ("HIWAY", "HWY"), ("HIWY", "HWY"), ("HL", "HL"), ("HLLW", "HOLW"), ("HLS", "HLS"), ("HOLLOW", "HOLW"),
    ("HOLLOWS", "HOLW"), ("HOLW", "HOLW"), ("HOLWS", "HOLW"), ("HRBOR", "HBR"), ("HT", "HTS"),
    ("HTS", "HTS"), ("HVN", "HVN"), ("HWAY", "HWY"), ("HWY", "HWY"), ("HWYS", "HWY"), ("INLET", "INLT"),
    ("INLT", "INLT"), ("IS", "IS"), ("ISLAND", "IS"), ("ISLANDS", "ISS"), ("ISLE", "ISLE"),
    ("ISLES", "ISLE"), ("ISLND", "IS"), ("ISLNDS", "ISS"), ("ISS", "ISS"), ("JCT", "JCT"),
    ("JCTION", "JCT"), ("JCTN", "JCT"), ("JCTNS", "JCTS"), ("JCTS", "JCTS"), ("JUNCTION", "JCT"),
    ("JUNCTIONS", "JCTS"), ("JUNCTN", "JCT"), ("JUNCTON", "JCT"), ("KEY", "KY"), ("KEYS", "KYS"),
    ("KNL", "KNL"), ("KNLS", "KNLS"), ("KNOL", "KNL"), ("KNOLL", "KNL"), ("KNOLLS", "KNLS"), ("KY", "KY"),
    ("KYS", "KYS"), ("LAKE", "LK"), ("LAKES", "LKS"), ("LAND", "LAND"), ("LANDING", "LNDG"), ("LANE", "LN"),
    ("LCK", "LCK"), ("LCKS", "LCKS"), ("LDG", "LDG"), ("LDGE", "LDG"), ("LF", "LF"), ("LGT", "LGT"),
    ("LGTS", "LGTS"), ("LIGHT", "LGT"), ("LIGHTS", "LGTS"), ("LK", "LK"), ("LKS", "LKS"), ("LN", "LN"),
    ("LNDG", "LNDG"), ("LNDNG", "LNDG"), ("LOAF", "LF"), ("LOCK", "LCK"), ("LOCKS", "LCKS"),
    ("LODG", "LDG"), ("LODGE", "LDG"), ("LOOP", "LOOP"), ("LOOPS", "LOOP"), ("LP", "LOOP"),
    ("MALL", "MALL"), ("MANOR", "MNR"), ("MANORS", "MNRS"), ("MDW", "MDW"), ("MDWS", "MDWS"),
    ("MEADOW", "MDW"), ("MEADOWS", "MDWS"), ("MEDOWS", "MDWS"), ("MEWS", "MEWS"), ("MILL", "ML"),
    ("MILLS", "MLS"), ("MISSION", "MSN"), ("MISSN", "MSN"), ("ML", "ML"), ("MLS", "MLS"), ("MNR", "MNR"),
    ("MNRS", "MNRS"), ("MNT", "MT"), ("MNTAIN", "MTN"), ("MNTN", "MTN"), ("MNTNS", "MTNS"),
    ("MOTORWAY", "MTWY"), ("MOUNT", "MT"), ("MOUNTAIN", "MTN"), ("MOUNTAINS", "MTNS"), ("MOUNTIN", "MTN"),
    ("MSN", "MSN"), ("MSSN", "MSN"), ("MT", "MT"), ("MTIN", "MTN"), ("MTN", "MTN"), ("MTNS", "MTNS"),
    ("MTWY", "MTWY"), ("NCK", "NCK"), ("NECK", "NCK"), ("OPAS", "OPAS"), ("ORCH", "ORCH"),
    ("ORCHARD", "ORCH"), ("ORCHRD", "ORCH"), ("OVAL", "OVAL"), ("OVERPASS", "OPAS"), ("OVL", "OVAL"),
    ("PARK", "PARK"), ("PARKS", "PARK"), ("PARKWAY", "PKWY"), ("PARKWAYS", "PKWY"), ("PARKWY", "PKWY"),
    ("PASS", "PASS"), ("PASSAGE", "PSGE"), ("PATH", "PATH"), ("PATHS", "PATH"), ("PIKE", "PIKE"),
    ("PIKES", "PIKE"), ("PINE", "PNE"), ("PINES", "PNES"), ("PKWAY", "PKWY"), ("PKWY", "PKWY"),
    ("PKWYS", "PKWY"), ("PKY", "PKWY"), ("PL", "PL"), ("PLACE", "PL"), ("PLAIN", "PLN"), ("PLAINS", "PLNS"),
    ("PLAZA", "PLZ"), ("PLN", "PLN"), ("PLNS", "PLNS"), ("PLZ", "PLZ"), ("PLZA", "PLZ"), ("PNE", "PNE"),
    ("PNES", "PNES"), ("POINT", "PT"), ("POINTS", "PTS"), ("PORT", "PRT"), ("PORTS", "PRTS"), ("PR", "PR"),
    ("PRAIRIE", "PR"), ("PRK", "PARK"), ("PRR", "PR"), ("PRT", "PRT"), ("PRTS", "PRTS"), ("PSGE", "PSGE"),
    ("PT", "PT"), ("PTS", "PTS"), ("PWKY", "PKWY"), ("RAD", "RADL"), ("RADIAL", "RADL"), ("RADIEL", "RADL"),
    ("RADL", "RADL"), ("RAMP", "RAMP"), ("RANCH", "RNCH"), ("RANCHES", "RNCH"), ("RAPID", "RPD"),
    ("RAPIDS", "RPDS"), ("RD", "RD"), ("RDG", "RDG"), ("RDGE", "RDG"), ("RDGS", "RDGS"), ("RDS", "RDS"),
    ("REST", "RST"), ("RIDGE", "RDG"), ("RIDGES", "RDGS"), ("RIV", "RIV"), ("RIVER", "RIV"),
    ("RIVR", "RIV"), ("RNCH", "RNCH"), ("RNCHS", "RNCH"), ("ROAD", "RD"), ("ROADS", "RDS"),
    ("ROUTE", "RTE"), ("ROW", "ROW"), ("RPD", "RPD"), ("RPDS", "RPDS"), ("RST", "RST"), ("RT", "RTE"),
    ("RTE", "RTE"), ("RUE", "RUE"), ("RUN", "RUN"), ("RVR", "RIV"), ("SHL", "SHL"), ("SHLS", "SHLS"),
    ("SHOAL", "SHL"), ("SHOALS", "SHLS"), ("SHOAR", "SHR"), ("SHOARS", "SHRS"), ("SHORE", "SHR"),
    ("SHORES", "SHRS"), ("SHR", "SHR"), ("SHRS", "SHRS"), ("SKWY", "SKWY"), ("SKYWAY", "SKWY"),
    ("SMT", "SMT"), ("SPG", "SPG"), ("SPGS", "SPGS"), ("SPNG", "SPG"), ("SPNGS", "SPGS"), ("SPRING", "SPG"),
    ("SPRINGS", "SPGS"), ("SPRNG", "SPG"), ("SPRNGS", "SPGS"), ("SPUR", "SPUR"), ("SPURS", "SPUR"),
    ("SQ", "SQ"), ("SQR", "SQ"), ("SQRE", "SQ"), ("SQRS", "SQS"), ("SQS", "SQS"), ("SQU", "SQ"),
    ("SQUARE", "SQ"), ("SQUARES", "SQS"), ("ST", "ST"), ("STA", "STA"), ("STATION", "STA"),
    ("STATN", "STA"), ("STN", "STA"), ("STR", "ST"), ("STRA", "STRA"), ("STRAV", "STRA"),
    ("STRAVEN", "STRA"), ("STRAVENUE", "STRA"), ("STRAVN", "STRA"), ("STREAM", "STRM"), ("STREET", "ST"),
    ("STREETS", "STS"), ("STREME", "STRM"), ("STRM", "STRM"), ("STRT", "ST"), ("STRVN", "STRA"),
    ("STRVNUE", "STRA"), ("STS", "STS"), ("SUMIT", "SMT"), ("SUMITT", "SMT"), ("SUMMIT", "SMT"),
    ("TER", "TER"), ("TERR", "TER"), ("TERRACE", "TER"), ("THROUGHWAY", "TRWY"), ("TPKE", "TPKE"),
    ("TR", "TRL"), ("TRACE", "TRCE"), ("TRACES", "TRCE"), ("TRACK", "TRAK"), ("TRACKS", "TRAK"),
    ("TRAFFICWAY", "TRFY"), ("TRAIL", "TRL"), ("TRAILER", "TRLR"), ("TRAILS", "TRL"), ("TRAK", "TRAK"),
    ("TRCE", "TRCE"), ("TRFY", "TRFY"), ("TRK", "TRAK"), ("TRKS", "TRAK"), ("TRL", "TRL"), ("TRLR", "TRLR"),
    ("TRLRS", "TRLR"), ("TRLS", "TRL"), ("TRNPK", "TPKE"), ("TRWY", "TRWY"), ("TUNEL", "TUNL"),
    ("TUNL", "TUNL"), ("TUNLS", "TUNL"), ("TUNNEL", "TUNL"), ("TUNNELS", "TUNL"), ("TUNNL", "TUNL"),
    ("TURNPIKE", "TPKE"), ("TURNPK", "TPKE"), ("UN", "UN"), ("UNDERPASS", "UPAS"), ("UNION", "UN"),
    ("UNIONS", "UNS"), ("UNS", "UNS"), ("UPAS", "UPAS"), ("VALLEY", "VLY"), ("VALLEYS", "VLYS"),
    ("VALLY", "VLY"), ("VDCT", "VIA"), ("VIA", "VIA"), ("VIADCT", "VIA"), ("VIADUCT", "VIA"),
    ("VIEW", "VW"), ("VIEWS", "VWS"), ("VILL", "VLG"), ("VILLAG", "VLG"), ("VILLAGE", "VLG"),
    ("VILLAGES", "VLGS"), ("VILLE", "VL"), ("VILLG", "VLG"), ("VILLIAGE", "VLG"), ("VIS", "VIS"),
    ("VIST", "VIS"), ("VISTA", "VIS"), ("VL", "VL"), ("VLG", "VLG"), ("VLGS", "VLGS"), ("VLLY", "VLY"),
    ("VLY", "VLY"), ("VLYS", "VLYS"), ("VST", "VIS"), ("VSTA", "VIS"), ("VW", "VW"), ("VWS", "VWS"),
    ("WALK", "WALK"), ("WALKS", "WALK"), ("WALL", "WALL"), ("WAY", "WAY"), ("WAYS", "WAYS"), ("WELL", "WL"),
    ("WELLS", "WLS"), ("WL", "WL"), ("WLS", "WLS"), ("WY", "WAY"), ("XING", "XING"), ("XRD", "XRD"),
    ("XRDS", "XRDS"),
];

#[rustfmt::skip]
const FULL_WORDS: &[(&str, &str)] = &[
    ("ALY", "ALLEY"), ("ANX", "ANNEX"), ("ARC", "ARCADE"), ("AVE", "AVENUE"), ("BCH", "BEACH"),
    ("BG", "BURG"), ("BGS", "BURGS"), ("BLF", "BLUFF"), ("BLFS", "BLUFFS"), ("BLVD", "BOULEVARD"),
    ("BND", "BEND"), ("BR", "BRANCH"), ("BRG", "BRIDGE"), ("BRK", "BROOK"), ("BRKS", "BROOKS"),
    ("BTM", "BOTTOM"), ("BYP", "BYPASS"), ("BYU", "BAYOU"), ("CIR", "CIRCLE"), ("CIRS", "CIRCLES"),
    ("CLB", "CLUB"), ("CLF", "CLIFF"), ("CLFS", "CLIFFS"), ("CMN", "COMMON"), ("CMNS", "COMMONS"),
    ("COR", "CORNER"), ("CORS", "CORNERS"), ("CP", "CAMP"), ("CPE", "CAPE"), ("CRES", "CRESCENT"),
    ("CRK", "CREEK"), ("CRSE", "COURSE"), ("CRST", "CREST"), ("CSWY", "CAUSEWAY"), ("CT", "COURT"),
    ("CTR", "CENTER"), ("CTRS", "CENTERS"), ("CTS", "COURTS"), ("CV", "COVE"), ("CVS", "COVES"),
    ("CYN", "CANYON"), ("DL", "DALE"), ("DM", "DAM"), ("DR", "DRIVE"), ("DRS", "DRIVES"), ("DV", "DIVIDE"),
    ("EST", "ESTATE"), ("ESTS", "ESTATES"), ("EXPY", "EXPRESSWAY"), ("EXT", "EXTENSION"),
    ("EXTS", "EXTENSIONS"), ("FLD", "FIELD"), ("FLDS", "FIELDS"), ("FLS", "FALLS"), ("FLT", "FLAT"),
    ("FLTS", "FLATS"), ("FRD", "FORD"), ("FRDS", "FORDS"), ("FRG", "FORGE"), ("FRGS", "FORGES"),
    ("FRK", "FORK"), ("FRKS", "FORKS"), ("FRST", "FOREST"), ("FRY", "FERRY"), ("FT", "FORT"),
    ("FWY", "FREEWAY"), ("GDN", "GARDEN"), ("GDNS", "GARDENS"), ("GLN", "GLEN"), ("GLNS", "GLENS"),
    ("GRN", "GREEN"), ("GRNS", "GREENS"), ("GRV", "GROVE"), ("GRVS", "GROVES"), ("GTWY", "GATEWAY"),
    ("HBR", "HARBOR"), ("HBRS", "HARBORS"), ("HL", "HILL"), ("HLS", "HILLS"), ("HOLW", "HOLLOW"),
    ("HTS", "HEIGHTS"), ("HVN", "HAVEN"), ("HWY", "HIGHWAY"), ("INLT", "INLET"), ("IS", "ISLAND"),
    ("ISS", "ISLANDS"), ("JCT", "JUNCTION"), ("JCTS", "JUNCTIONS"), ("KNL", "KNOLL"), ("KNLS", "KNOLLS"),
    ("KY", "KEY"), ("KYS", "KEYS"), ("LCK", "LOCK"), ("LCKS", "LOCKS"), ("LDG", "LODGE"), ("LF", "LOAF"),
    ("LGT", "LIGHT"), ("LGTS", "LIGHTS"), ("LK", "LAKE"), ("LKS", "LAKES"), ("LN", "LANE"),
    ("LNDG", "LANDING"), ("MDW", "MEADOW"), ("MDWS", "MEADOWS"), ("ML", "MILL"), ("MLS", "MILLS"),
    ("MNR", "MANOR"), ("MNRS", "MANORS"), ("MSN", "MISSION"), ("MT", "MOUNT"), ("MTN", "MOUNTAIN"),
    ("MTNS", "MOUNTAINS"), ("MTWY", "MOTORWAY"), ("NCK", "NECK"), ("OPAS", "OVERPASS"), ("ORCH", "ORCHARD"),
    ("PKWY", "PARKWAY"), ("PL", "PLACE"), ("PLN", "PLAIN"), ("PLNS", "PLAINS"), ("PLZ", "PLAZA"),
    ("PNE", "PINE"), ("PNES", "PINES"), ("PR", "PRAIRIE"), ("PRT", "PORT"), ("PRTS", "PORTS"),
    ("PSGE", "PASSAGE"), ("PT", "POINT"), ("PTS", "POINTS"), ("RADL", "RADIAL"), ("RD", "ROAD"),
    ("RDG", "RIDGE"), ("RDGS", "RIDGES"), ("RDS", "ROADS"), ("RIV", "RIVER"), ("RNCH", "RANCH"),
    ("RPD", "RAPID"), ("RPDS", "RAPIDS"), ("RST", "REST"), ("RTE", "ROUTE"), ("SHL", "SHOAL"),
    ("SHLS", "SHOALS"), ("SHR", "SHORE"), ("SHRS", "SHORES"), ("SKWY", "SKYWAY"), ("SMT", "SUMMIT"),
    ("SPG", "SPRING"), ("SPGS", "SPRINGS"), ("SQ", "SQUARE"), ("SQS", "SQUARES"), ("ST", "STREET"),
    ("STA", "STATION"), ("STRA", "STRAVENUE"), ("STRM", "STREAM"), ("STS", "STREETS"), ("TER", "TERRACE"),
    ("TPKE", "TURNPIKE"), ("TRAK", "TRACK"), ("TRCE", "TRACE"), ("TRFY", "TRAFFICWAY"), ("TRL", "TRAIL"),
    ("TRLR", "TRAILER"), ("TRWY", "THROUGHWAY"), ("TUNL", "TUNNEL"), ("UN", "UNION"), ("UNS", "UNIONS"),
    ("UPAS", "UNDERPASS"), ("VIS", "VISTA"), ("VL", "VILLE"), ("VLG", "VILLAGE"), ("VLGS", "VILLAGES"),
    ("VLY", "VALLEY"), ("VLYS", "VALLEYS"), ("VW", "VIEW"), ("VWS", "VIEWS"), ("WL", "WELL"),
    ("WLS", "WELLS"), ("XING", "CROSSING"), ("XRD", "CROSSROAD"), ("XRDS", "CROSSROADS"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_each_abbreviation_is_its_own() {
        assert!(SPELLINGS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(FULL_WORDS.is_sorted_by(|a, b| a.0 < b.0));
        for (spelling, abbreviation) in SPELLINGS {
            assert_eq!(suffix(abbreviation), Some(*abbreviation), "{spelling}");
        }
        for (abbreviation, full) in FULL_WORDS {
            assert_eq!(suffix(full), Some(*abbreviation));
        }
    }

    #[test]
    fn spellings_of_the_standard() {
        for (spelling, abbreviation) in [
            ("AVNUE", "AVE"),
            ("BOULEVARD", "BLVD"),
            ("CRSSNG", "XING"),
            ("STREET", "ST"),
            ("TRNPK", "TPKE"),
        ] {
            assert_eq!(suffix(spelling), Some(abbreviation));
        }
        assert_eq!(suffix("MAIN"), None);
        assert_eq!(full_word("CRK"), Some("CREEK"));
    }
}
