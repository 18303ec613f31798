//! Addresses: pages, mail, accounts, tags.

/// The longest address, in bytes; what is longer is cut.
const LONGEST: usize = 2048;

/// The longest address of mail (RFC 5321).
const LONGEST_MAIL: usize = 254;

/// Marks at the end of an address that belong to the sentence.
const TRAILING: [char; 14] =
    ['.', ',', ';', ':', '!', '?', ')', ']', '»', '"', '”', '…', '’', '\''];

/// The length of the address that a text begins with: everything to the next space, marks at its end left out.
pub fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes[0] {
        b'@' | b'#' => account_length(text),
        b'h' | b'H' if starts_with(bytes, b"http://") || starts_with(bytes, b"https://") => {
            Some(page_length(text))
        }
        b'w' | b'W' if starts_with(bytes, b"www.") => Some(page_length(text)),
        byte if byte.is_ascii_alphanumeric() => mail_length(bytes),
        _ => None,
    }
}

fn page_length(text: &str) -> usize {
    let reach = &text[..text.floor_char_boundary(LONGEST)];
    let end = reach.find(char::is_whitespace).unwrap_or(reach.len());
    reach[..end].trim_end_matches(TRAILING).len()
}

/// `@compte`, `#sujet`.
fn account_length(text: &str) -> Option<usize> {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let end = text[1..].find(|c| !inside(c)).unwrap_or(text.len() - 1);
    (end > 0).then_some(1 + end)
}

/// `nom.prenom@host.fr`: a name, one `@`, and a host with a full stop inside.
fn mail_length(bytes: &[u8]) -> Option<usize> {
    let reach = &bytes[..bytes.len().min(LONGEST_MAIL)];
    let run = |from: usize, marks: &[u8]| {
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || marks.contains(byte);
        reach[from..].iter().position(|byte| !inside(byte)).map_or(reach.len(), |at| from + at)
    };
    let at = run(0, b"._+-");
    if reach.get(at) != Some(&b'@') {
        return None;
    }
    let host = &reach[at + 1..run(at + 1, b".-")];
    let host = host.strip_suffix(b".").unwrap_or(host);
    host.contains(&b'.').then_some(at + 1 + host.len())
}

fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    text.len() >= prefix.len() && text[..prefix.len()].eq_ignore_ascii_case(prefix)
}
