//! A folder with made-up sources in it, and the program run there.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
use shapefile::ShapeWriter;
use shapefile::record::EsriShape;

pub(crate) struct Desk(tempfile::TempDir);

pub(crate) struct Ran {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// `NAME.shp`, `.dbf` and `.prj`: each shape beside its attributes, which are text of so many letters.
    pub(crate) fn shapefile<S: EsriShape>(&self, name: &str, prj: &str, columns: &[(&str, u8)], rows: &[(S, Vec<&str>)]) {
        let (mut shp, mut dbf) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
        let mut shapes = ShapeWriter::new(&mut shp);
        let fields = TableWriterBuilder::new();
        let fields = columns.iter().fold(fields, |fields, (column, letters)| fields.add_character_field(FieldName::try_from(*column).unwrap(), *letters));
        let mut table = fields.build_with_dest(&mut dbf);
        for (shape, values) in rows {
            shapes.write_shape(shape).unwrap();
            let mut record = Record::default();
            for ((column, _), value) in columns.iter().zip(values) {
                record.insert((*column).to_owned(), FieldValue::Character(Some((*value).to_owned())));
            }
            table.write_record(&record).unwrap();
        }
        shapes.finalize().unwrap();
        table.finalize().unwrap();
        drop((shapes, table));
        self.write(&format!("{name}.shp"), shp.into_inner());
        self.write(&format!("{name}.dbf"), dbf.into_inner());
        self.write(&format!("{name}.prj"), prj);
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.asked(args, "")
    }

    /// With answers on stdin.
    pub(crate) fn asked(&self, args: &[&str], stdin: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pollstead"))
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let text = stdin.to_owned();
        let feeder = std::thread::spawn(move || drop(std::io::Write::write_all(&mut input, text.as_bytes())));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Ran {
            exit: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same, and it must succeed.
    pub(crate) fn ok(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.exit, 0, "{args:?}: {}", ran.err);
        ran
    }
}

/// A made-up profile over one list, with further inputs.
pub(crate) fn profile(as_of: &str, list: &str, more: &str) -> String {
    format!(
        "name = \"Made-up county, {as_of}\"\nas_of = \"{as_of}\"\ntime_zone = \"America/Chicago\"\nstate = \"MS\"\nstate_fips = \"28\"\n\
         made_up = true\n[counties]\nFiction = \"28901\"\n[[elections]]\nid = \"made-up-2026-11-03\"\nname = \"Made-up general election\"\n\
         date = \"2026-11-03\"\nkind = \"general\"\nauthority = {{ kind = \"county\" }}\n[[inputs]]\nrole = \"polling_places\"\nformat = \"csv\"\n\
         path = \"{list}\"\nsource = \"made up\"\nlicence = \"made up\"\ncounty = \"28901\"\n\
         columns = {{ precinct_code = \"code\", precinct_name = \"name\", place_name = \"place\", address = \"address\", room = \"room\", registered = \"voters\" }}\n{more}"
    )
}

/// Rows under the header that [`profile`] expects.
pub(crate) fn list(rows: &[&str]) -> String {
    format!("code,name,place,address,room,voters\n{}\n", rows.join("\n"))
}

pub(crate) fn real_inputs(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("POLLSTEAD_DATA").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    if folder.join("ms").is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: {test}: no real inputs at ../shared/data (or POLLSTEAD_DATA)");
    None
}
