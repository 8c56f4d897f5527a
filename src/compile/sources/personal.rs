//! Columns about a person, by their header. A file that has one is refused: the county takes it out, not we.
//!
//! A 911 file has dozens of columns of its own, so that they cannot all be named as the registered-address list's are;
//! here only what is about people is.

/// Headers by their letters and digits, lower case: refused where one of these stands in it.
const PARTS: [&str; 28] = [
    "owner", "resident", "occupant", "tenant", "registrant", "voter", "taxpayer", "grantee", "decedent", "firstname", "lastname",
    "middlename", "maidenname", "fullpersonname", "surname", "givenname", "birth", "dateofdeath", "ssn", "socialsec", "driverslic",
    "licenseno", "passport", "telephone", "phone", "email", "gender", "spouse",
];

/// And where it is one of these.
const WHOLE: [&str; 14] =
    ["fname", "lname", "mname", "nmfirst", "nmlast", "namefirst", "namelast", "dob", "bday", "age", "sex", "race", "party", "person"];

/// The first header that is about a person, with what to say of all such; none where there is none.
pub(super) fn refuse<'a>(headers: impl Iterator<Item = &'a str>) -> Option<(String, String)> {
    let personal: Vec<&str> = headers.filter(|h| is_personal(h)).collect();
    let first = personal.first()?;
    let list: Vec<String> = personal.iter().map(|h| format!("{h:?}")).collect();
    Some(((*first).to_owned(), format!("found {}, which may be personal: remove it at the source", list.join(", "))))
}

/// Whether a header is about a person.
fn is_personal(header: &str) -> bool {
    let whole: String = header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // What a building or a road is, not who.
    let plain = whole.replace("residential", "").replace("ownership", "");
    WHOLE.contains(&plain.as_str()) || PARTS.iter().any(|part| plain.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_people_are_told_from_columns_about_streets() {
        for header in ["OWNER_NAME", "Owner1", "Birth Date", "DOB", "SSN", "Last_Name", "LNAME", "Voter ID", "Occupant", "Phone1", "E-mail", "Email", "SEX"] {
            assert!(is_personal(header), "{header}");
        }
        // Fields of the NENA NG9-1-1 GIS data model, site/structure address points.
        for header in [
            "DiscrpAgID", "DateUpdate", "Effective", "Expire", "NGUID", "Country", "State", "County", "AddCode", "AddDataURI", "Inc_Muni",
            "Uninc_Comm", "Nbrhd_Comm", "AddNum_Pre", "Add_Number", "AddNum_Suf", "St_PreMod", "St_PreDir", "St_PreTyp", "St_PreSep", "St_Name",
            "St_PosTyp", "St_PosDir", "St_PosMod", "LSt_PreDir", "LSt_Name", "LSt_Typ", "LStPosDir", "ESN", "MSAGComm", "Post_Comm", "Post_Code",
            "PostCodeEx", "Building", "Floor", "Unit", "Room", "Seat", "Addtl_Loc", "LandmkName", "Mile_Post", "Place_Type", "Placement", "Longitude",
            "Latitude", "Elev", "FULLNAME", "Village", "Terrace", "Parcel", "Residential", "Road_Ownership",
        ] {
            assert!(!is_personal(header), "{header}");
        }
    }
}
