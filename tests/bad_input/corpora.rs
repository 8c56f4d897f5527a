//! The fuzzer's corpora: every kept input, each of them once found to reach something new or to break something, comes to an
//! end in every build. `make fuzz` adds to them.

#[path = "../../fuzz/parsers.rs"]
mod parsers;

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_kept_input_is_read_or_refused() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut read = 0;
    for (name, parser) in parsers::PARSERS {
        let folder = root.join(name);
        let files: Vec<_> = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())).collect();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            parser(&std::fs::read(file.unwrap().path()).unwrap());
            read += 1;
        }
    }
    assert!(read > 50, "{read} inputs");
    let folders: BTreeSet<String> = std::fs::read_dir(&root).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    let known: BTreeSet<String> = parsers::PARSERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(folders, known, "a corpus for each parser, and none that nobody reads");
}
