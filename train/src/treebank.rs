//! Reading CoNLL-U files.

use std::fs;
use std::path::Path;

use chronique::Span;

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

/// The sentences of a CoNLL-U file with the spans of their surface tokens: a range such as `3-4 du`
/// is one token. Found one after the other in the text, so that no `SpaceAfter` is needed.
///
/// # Errors
/// When the file cannot be read, or a token is not in its text.
pub fn surface_tokens(path: &Path) -> Result<Vec<(String, Vec<Span>)>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut sentences: Vec<(String, Vec<Span>)> = Vec::new();
    let (mut at, mut inside) = (0, 0);
    for (number, line) in file.lines().enumerate() {
        if let Some(text) = line.strip_prefix("# text = ") {
            sentences.push((text.to_owned(), Vec::new()));
            (at, inside) = (0, 0);
        }
        let mut columns = line.split('\t');
        let (Some(id), Some(form), Some((text, spans))) =
            (columns.next(), columns.next(), sentences.last_mut())
        else {
            continue;
        };
        if let Some((_, last)) = id.split_once('-') {
            inside = last.parse().unwrap_or(0);
        } else if id.contains('.') || id.parse().unwrap_or(0) <= inside {
            continue;
        }
        let found = text[at..].find(form);
        let start = at
            + found.ok_or_else(|| {
                format!("{}:{}: {form} is not in its text", path.display(), number + 1)
            })?;
        at = start + form.len();
        spans.push(Span::new(start, at));
    }
    Ok(sentences)
}
