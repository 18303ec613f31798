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

/// A surface token of a treebank: what its columns say. Fields that the treebank leaves out are "_".
#[derive(Clone, Debug)]
pub struct Row {
    /// The word as written.
    pub form: String,
    /// The lemma.
    pub lemma: String,
    /// The word class.
    pub upos: String,
    /// The features.
    pub feats: String,
    /// The head: 0 for the root, else the place of the token in its sentence, from 1.
    pub head: usize,
    /// The relation.
    pub deprel: String,
}

/// The sentences of a CoNLL-U file as surface tokens. A contraction (`2-3 du`) becomes one token with the
/// columns of its first word that hangs outside; words that hung on any of its words hang on it.
///
/// # Errors
/// When the file cannot be read, or a line has no ten columns.
pub fn surface_sentences(path: &Path) -> Result<Vec<Vec<Row>>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut sentences = Vec::new();
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for (number, line) in file.lines().chain([""]).enumerate() {
        if !line.is_empty() {
            lines.push((number, line));
        } else if !lines.is_empty() {
            let sentence = surface_sentence(&lines)
                .map_err(|(line, error)| format!("{}:{}: {error}", path.display(), line + 1))?;
            sentences.push(sentence);
            lines.clear();
        }
    }
    Ok(sentences)
}

fn surface_sentence(lines: &[(usize, &str)]) -> Result<Vec<Row>, (usize, String)> {
    // Words of UD with the surface token that each belongs to; the forms of the surface tokens.
    let mut words: Vec<(Vec<&str>, usize, usize)> = Vec::new();
    let mut forms: Vec<&str> = Vec::new();
    let mut inside = 0;
    for &(number, line) in lines.iter().filter(|(_, line)| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() != 10 {
            return Err((number, format!("{} columns instead of ten", columns.len())));
        }
        if let Some((_, last)) = columns[0].split_once('-') {
            inside = last.parse().map_err(|_| (number, format!("{} is no range", columns[0])))?;
            forms.push(columns[1]);
        } else if !columns[0].contains('.') {
            let id: usize =
                columns[0].parse().map_err(|_| (number, format!("{} is no id", columns[0])))?;
            if id > inside {
                forms.push(columns[1]);
            }
            words.push((columns, forms.len(), number));
        }
    }
    let token_of: Vec<usize> = std::iter::once(0).chain(words.iter().map(|w| w.1)).collect();
    let mut rows: Vec<Option<Row>> = vec![None; forms.len()];
    for (columns, token, number) in &words {
        let head: usize =
            columns[6].parse().map_err(|_| (*number, format!("{} is no head", columns[6])))?;
        let head = *token_of.get(head).ok_or((*number, format!("no head {head}")))?;
        let row = &mut rows[token - 1];
        if head != *token && row.is_none() {
            *row = Some(Row {
                form: forms[token - 1].to_owned(),
                lemma: columns[2].to_owned(),
                upos: columns[3].to_owned(),
                feats: columns[5].to_owned(),
                head,
                deprel: columns[7].to_owned(),
            });
        }
    }
    let number = lines[0].0;
    rows.into_iter().collect::<Option<_>>().ok_or((number, "a token hangs on itself".into()))
}
