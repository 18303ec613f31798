//! The rules of the house that a program can see.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a folder of the repository with this extension, by its path from the root.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                let name =
                    path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    found.sort();
    found
}

/// The files of `src/` that hold a word in their code, comments left out.
fn naming(word: &str) -> Vec<String> {
    let code = |line: &&str| !line.trim_start().starts_with("//");
    files("src", "rs")
        .into_iter()
        .filter(|(_, text)| text.lines().filter(code).any(|line| line.contains(word)))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn pyo3_stays_in_its_folder() {
    let strays: Vec<_> =
        naming("pyo3").into_iter().filter(|name| !name.starts_with("src/python/")).collect();
    assert!(strays.is_empty(), "pyo3 outside src/python/: {strays:?}");
}

#[test]
fn rayon_stays_in_its_file() {
    let strays: Vec<_> =
        naming("rayon::").into_iter().filter(|name| name != "src/parallel.rs").collect();
    assert!(strays.is_empty(), "rayon outside src/parallel.rs: {strays:?}");
}

#[test]
fn the_core_is_safe() {
    let strays: Vec<_> =
        naming("unsafe ").into_iter().filter(|name| !name.starts_with("src/python/")).collect();
    assert!(strays.is_empty(), "unsafe code in the core: {strays:?}");
}

#[test]
fn word_lists_stay_in_assets() {
    // Five strings of small letters in a row are a list of words.
    let list = regex::Regex::new(r#"("[a-zà-ÿ' -]{2,}"\s*,\s*){5,}"#).expect("a pattern");
    let strays: Vec<_> = files("src", "rs")
        .into_iter()
        .filter(|(name, _)| !name.contains("/tests") && !name.contains("fixture"))
        .filter(|(_, text)| list.is_match(text.split("#[cfg(test)]").next().unwrap_or(text)))
        .map(|(name, _)| name)
        .collect();
    assert!(strays.is_empty(), "word lists in code, which belong in assets/: {strays:?}");
}

#[test]
fn the_listing_reads_as_the_way_of_the_text() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let way = [
        "sentences",
        "tokens",
        "numbers",
        "events",
        "document",
        "pipeline",
        "batch",
        "parallel",
        "columns",
    ];
    let places: Vec<_> = way
        .map(|stage| {
            lib.find(&format!("mod {stage};"))
                .unwrap_or_else(|| panic!("no mod {stage} in lib.rs"))
        })
        .into();
    assert!(places.is_sorted(), "src/lib.rs declares the stages in another order than {way:?}");
}

#[test]
fn every_asset_says_where_it_comes_from() {
    let sources = fs::read_to_string(root().join("assets/SOURCES.md")).expect("assets/SOURCES.md");
    let mut folders = vec![root().join("assets")];
    let mut missing = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            let name = path
                .strip_prefix(root().join("assets"))
                .expect("inside")
                .to_string_lossy()
                .into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name != "SOURCES.md"
                && !sources.contains(&format!("`{name}`"))
                && !covered(&sources, &name)
            {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "assets without a line in assets/SOURCES.md: {missing:?}");
}

/// Whether a line such as `ontology/*.toml` covers the file.
fn covered(sources: &str, name: &str) -> bool {
    let path = Path::new(name);
    let folder = path.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    sources.contains(&format!("`{folder}/*.{extension}`"))
}
