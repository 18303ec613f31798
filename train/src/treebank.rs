//! Reading CoNLL-U files.

use std::fs;
use std::path::Path;

/// The texts of the sentences of a CoNLL-U file (`# text = …`), in order.
///
/// # Errors
/// When the file cannot be read.
pub fn sentence_texts(path: &Path) -> Result<Vec<String>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(file
        .lines()
        .filter_map(|line| line.strip_prefix("# text = "))
        .map(|text| text.trim().to_owned())
        .collect())
}

/// A text made of sentences with a space between them, and the byte after each sentence.
pub fn join(sentences: &[&str]) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut ends = Vec::new();
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
        ends.push(text.len());
    }
    (text, ends)
}
