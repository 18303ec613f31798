//! The committed lexicon is what its sources give.

use std::fs;
use std::path::Path;

use train::lexicon::compile::compile;

#[test]
fn compiling_again_gives_the_same_bytes() {
    // Where Debian's hunspell-fr-comprehensive puts its files.
    let source = Path::new("/usr/share/hunspell");
    let (dic, aff) = (source.join("fr.dic"), source.join("fr.aff"));
    let (Ok(dic), Ok(aff)) = (fs::read_to_string(dic), fs::read_to_string(aff)) else {
        eprintln!("skipped: hunspell-fr-comprehensive is not installed");
        return;
    };
    if !aff.contains("“TOUTES VARIANTES” v7.0") {
        eprintln!("skipped: another version of hunspell-fr-comprehensive is installed");
        return;
    }
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let extra = fs::read_to_string(assets.join("lexicon_extra.tsv")).unwrap();
    let compiled = compile(&dic, &aff, &extra).unwrap();
    let committed = fs::read(assets.join("models/lexicon.bin")).unwrap();
    assert!(compiled.bytes == committed, "help: compile again as assets/SOURCES.md says");
    assert!(committed.len() < 4_000_000, "the lexicon has {} bytes", committed.len());
}
