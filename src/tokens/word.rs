//! Tokens that begin with a letter, and the clitics after them.

use super::lists::Lists;
use crate::text::is_apostrophe;

/// The longest word that is looked at for elisions and clitics, in bytes: looking further ahead at
/// every token would make a text without spaces cost the square of its length.
const LONGEST: usize = 64;

/// The length of the word that a text begins with.
pub fn length(text: &str, lists: &Lists) -> usize {
    let reach = &text[..text.floor_char_boundary(LONGEST)];
    let chunk = &text[..chunk_length(reach)];
    if lists.is_whole(chunk) {
        return chunk.len();
    }
    if let Some(at) = chunk.find(is_apostrophe) {
        let mark = chunk[at..].chars().next().map_or(0, char::len_utf8);
        if lists.is_elision(&chunk[..at]) {
            return at + mark;
        }
        if at + mark == chunk.len() {
            // A quotation mark, not an apostrophe.
            return at;
        }
    }
    // What is left of the reach may be a hyphen, after which the word goes on.
    if chunk.len() + '‑'.len_utf8() >= reach.len() && reach.len() < text.len() {
        return chunk_length(text);
    }
    if let Some(length) = dotted_length(text, chunk, lists) {
        return length;
    }
    chunk.find('-').map_or(chunk.len(), |first| before_clitics(chunk, first, lists))
}

/// The length of the clitic that begins with the hyphen at a byte: `-il`, `-t-elle`, `-moi`.
pub fn clitic_length(sentence: &str, start: usize, lists: &Lists) -> Option<usize> {
    let rest = sentence[start..].strip_prefix('-')?;
    if !sentence[..start].ends_with(char::is_alphabetic) {
        return None;
    }
    let reach = &rest[..rest.floor_char_boundary(LONGEST)];
    let chunk = &rest[..chunk_length(reach)];
    clitic(chunk, lists).map(|length| 1 + length)
}

/// Letters and digits, with the hyphens and apostrophes between them, and an apostrophe or a degree
/// sign (`n°`) after them.
fn chunk_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '-' | '‑' | '_' | '&') || is_apostrophe(c);
        let joined = inner && chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() || is_combining(c) || joined {
            end = at + c.len_utf8();
        } else {
            let sticks = is_apostrophe(c) || c == '°' && matches!(&text[..end], "n" | "N");
            return if sticks { at + c.len_utf8() } else { end };
        }
    }
    text.len()
}

/// The length of a word to which full stops belong: `M.`, `J.-C.`, `S.N.C.F.`, `lemonde.fr`.
fn dotted_length(text: &str, chunk: &str, lists: &Lists) -> Option<usize> {
    let rest = text[chunk.len()..].strip_prefix('.')?;
    if is_letter(chunk) {
        // Single letters with full stops between them, the last one too.
        let mut end = chunk.len() + 1;
        let mut letters = 1;
        while let Some(width) = next_letter(&text[end..]) {
            end += width;
            letters += 1;
        }
        // The full stop after one letter at the end of a sentence ends the sentence.
        let last = end == text.len();
        return (letters > 1
            || !last && chunk.starts_with(char::is_uppercase)
            || !last && lists.is_abbreviation(chunk))
        .then_some(end);
    }
    if rest.starts_with(|c: char| c.is_lowercase()) && !chunk.contains(is_apostrophe) {
        return Some(chunk.len() + 1 + chunk_length(&rest[..rest.floor_char_boundary(LONGEST)]));
    }
    (!rest.is_empty() && lists.is_abbreviation(chunk) && !rest.starts_with(".."))
        .then_some(chunk.len() + 1)
}

/// The length of `-X.` or `X.` at the beginning of a text.
fn next_letter(text: &str) -> Option<usize> {
    let letter = text.strip_prefix('-').unwrap_or(text);
    let mut chars = letter.chars();
    let first = chars.next().filter(|c| c.is_alphabetic())?;
    (chars.next()? == '.').then_some(text.len() - letter.len() + first.len_utf8() + 1)
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Where a word ends when everything after one of its hyphens is clitics; its whole length else.
fn before_clitics(chunk: &str, first: usize, lists: &Lists) -> usize {
    let hyphens = chunk[first..].match_indices('-').map(|(at, _)| first + at);
    for at in hyphens {
        let mut rest = &chunk[at + 1..];
        while let Some(length) = clitic(rest, lists) {
            match rest[length..].strip_prefix('-') {
                Some(more) => rest = more,
                None if length == rest.len() => return at,
                None => break,
            }
        }
    }
    chunk.len()
}

/// The length of the longest clitic that a text begins with.
fn clitic(text: &str, lists: &Lists) -> Option<usize> {
    let first = text.find('-').unwrap_or(text.len());
    let second = text[first..]
        .strip_prefix('-')
        .map_or(first, |rest| first + 1 + rest.find('-').unwrap_or(rest.len()));
    [second, first].into_iter().find(|&end| lists.is_clitic(&text[..end]))
}

/// Marks that combine with the character before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{20D0}'..='\u{20FF}' | '\u{1F3FB}'..='\u{1F3FF}')
}
