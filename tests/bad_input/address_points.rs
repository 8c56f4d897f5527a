//! 911 address points and alias tables: every format alike, people refused, every row accounted for. All made up.

use pollstead::compile::sources::{address_points, street_aliases};

use super::*;

fn map(pairs: &[(&str, &str)]) -> Input {
    input(Role::Streets, Format::AddressPoints, pairs)
}

/// The column map of a file that follows NENA's model.
const NENA: [(&str, &str); 10] = [
    ("number", "Add_Number"), ("number_suffix", "AddNum_Suf"), ("pre_dir", "St_PreDir"), ("name", "St_Name"), ("post_type", "St_PosTyp"),
    ("post_dir", "St_PosDir"), ("unit", "Unit"), ("town", "Post_Comm"), ("zip", "Post_Code"), ("alias", "Old_Name"),
];

pub(crate) fn table(bytes: &[u8]) -> Result<Said, SourceError> {
    let mut pairs = NENA.to_vec();
    pairs.extend([("lon", "Longitude"), ("lat", "Latitude")]);
    said(address_points::table("f.csv", bytes, &map(&pairs)))
}

pub(crate) fn aliases(bytes: &[u8]) -> Result<Said, SourceError> {
    said(street_aliases::read("f.csv", bytes, &input(Role::Streets, Format::StreetAliases, &[])))
}

const HEADER: &str = "Add_Number,AddNum_Suf,St_PreDir,St_Name,St_PosTyp,St_PosDir,Unit,Post_Comm,Post_Code,Old_Name,Longitude,Latitude,ESN";

#[test]
fn a_row_becomes_a_point_with_the_whole_streets_name() {
    let mut pairs = NENA.to_vec();
    pairs.extend([("lon", "Longitude"), ("lat", "Latitude")]);
    let text = format!("{HEADER}\n12,1/2,W,INVENTED,RD,EXT,4,Sampleton,00501-1234,OLD MILL RD,-89.5,32.5,77\n");
    let read = address_points::table("f.csv", text.as_bytes(), &map(&pairs)).unwrap();
    let point = &read.rows[0];
    assert_eq!((point.number.as_str(), point.street.as_str(), point.zip.as_str()), ("12 1/2", "W INVENTED RD EXT", "00501"));
    assert_eq!(point.aliases, ["OLD MILL RD"]);
    assert_eq!((point.at, point.doubt_m, point.county.as_str()), ((-89.5, 32.5), address_points::POINT_DOUBT_M, "99999"));
}

#[test]
fn rows_that_cannot_be_used_are_told_one_by_one() {
    let text = format!(
        "{HEADER}\n,,,INVENTED,RD,,,,,,-89.5,32.5,\n12,,,,,,,,,,-89.5,32.5,\n12,,,INVENTED,RD,,,,,,,,\n12,,,INVENTED,RD,,,,,,32.5,-89.5,\n\
         12,,,INVENTED,RD,,,,,,-189.5,32.5,\n12,,,INVENTED,RD,,,,,,0,0,\n12,,,INVENTED,RD,,,,,,NaN,32.5,\n12,,,INVENTED,RD,,,,,,-89.5,32.5,\n"
    );
    let read = table(text.as_bytes()).unwrap();
    // Swapped degrees are on earth; only the map can tell that they lie in no precinct.
    assert_eq!((read.rows, read.left_out), (2, 6), "{:?}", read.findings);
    assert_eq!(
        read.codes(),
        ["point-without-number", "point-without-street", "point-without-position", "point-without-position", "point-without-position", "point-without-position"]
    );
    assert_eq!(read.findings[0].spot.field.as_deref(), Some("Add_Number"));
    assert_eq!(read.findings[0].spot.line, Some(2));
}

#[test]
fn a_column_about_a_person_refuses_the_file() {
    for header in ["OWNER_NAME", "Birth Date", "DOB", "SSN", "Last_Name", "Resident", "Phone"] {
        let text = format!("{HEADER},{header}\n12,,,INVENTED,RD,,,,,,-89.5,32.5,1,Somebody\n");
        let message = table(text.as_bytes()).unwrap_err().to_string();
        assert!(message.contains(&format!("found {header:?}, which may be personal")), "{message}");
        assert!(!message.contains("Somebody"));
        let text = format!("street,alias,{header}\nA RD,B RD,Somebody\n");
        assert!(aliases(text.as_bytes()).unwrap_err().to_string().contains("may be personal"), "{header}");
        let feature = format!(r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"n":12,"s":"A RD","{header}":"Somebody"}},"geometry":{{"type":"Point","coordinates":[-89.5,32.5]}}}}]}}"#);
        let message = address_points::geojson("f.geojson", feature.as_bytes(), &map(&[("number", "n"), ("street", "s")])).unwrap_err().to_string();
        assert!(message.contains("may be personal") && !message.contains("Somebody"), "{message}");
    }
}

#[test]
fn a_file_without_the_columns_it_needs_says_which() {
    let text = "Add_Number,St_Name\n12,INVENTED\n";
    let short = address_points::table("f.csv", text.as_bytes(), &map(&[("number", "Add_Number"), ("name", "St_Name")])).unwrap_err();
    assert!(short.to_string().contains("found no column for lon"), "{short}");
    let unmapped = address_points::geojson("f.geojson", b"{}", &map(&[("street", "s")])).unwrap_err();
    assert!(unmapped.to_string().contains("found no column for number"), "{unmapped}");
    let wrong = address_points::geojson("f.geojson", b"{}", &map(&[("house", "s")])).unwrap_err();
    assert!(wrong.to_string().contains("found columns key \"house\""), "{wrong}");
}

#[test]
fn features_of_another_kind_are_left_out_and_told() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"n":12,"s":"A RD"},"geometry":{"type":"Point","coordinates":[-89.5,32.5]}},
        {"type":"Feature","properties":{"n":"14","s":"A RD"},"geometry":{"type":"LineString","coordinates":[[1,1],[2,2]]}},
        {"type":"Feature","properties":{"n":16,"s":"A RD"},"geometry":null},
        {"type":"Feature","properties":{"n":18,"s":"A RD"},"geometry":{"type":"Point","coordinates":["x",1]}},
        {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[-89.5,32.5]}},
        7]}"#;
    let read = said(address_points::geojson("f.geojson", text.as_bytes(), &map(&[("number", "n"), ("street", "s")]))).unwrap();
    assert_eq!((read.rows, read.left_out), (1, 5));
    assert!(read.findings[0].sentence.starts_with("Found a LineString, expected a Point"), "{}", read.findings[0].sentence);
}

#[test]
fn a_shapefile_of_points_is_read_and_one_of_polygons_told() {
    let points = [shapefile::Point::new(-89.5, 32.5), shapefile::Point::new(-89.6, 32.5)];
    let parts = shapefiles::shapefile(&points, &["id", "name"], &[&["12", "Invented Rd"], &["", "Invented Rd"]]);
    let input = map(&[("number", "id"), ("street", "name")]);
    let read = said(address_points::shapefile("f.shp", &parts, &input)).unwrap();
    assert_eq!((read.rows, read.left_out, read.codes()), (1, 1, vec!["point-without-number"]));
    let input = map(&[("number", "id"), ("street", "id")]);
    let polygons = said(address_points::shapefile("f.shp", &shapefiles::good_polygons(), &input)).unwrap();
    assert_eq!(polygons.rows, 0);
    assert_eq!(polygons.codes(), ["point-without-position", "point-without-position"]);
    let owned = shapefiles::shapefile(&points, &["id", "name", "OWNER"], &[&["12", "Invented Rd", "Somebody"], &["14", "Invented Rd", ""]]);
    let message = address_points::shapefile("f.shp", &owned, &input).unwrap_err().to_string();
    assert!(message.contains("found \"OWNER\", which may be personal"), "{message}");
}

#[test]
fn an_alias_without_one_of_its_names_is_told() {
    let read = aliases(b"street,alias\nA RD,B RD\n,B RD\nA RD,\n").unwrap();
    assert_eq!((read.rows, read.left_out, read.codes()), (1, 2, vec!["alias-incomplete", "alias-incomplete"]));
    assert!(aliases(b"street\nA RD\n").unwrap_err().to_string().contains("\"alias\""));
}
