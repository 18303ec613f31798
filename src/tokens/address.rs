//! Addresses: pages, mail, accounts, tags.

/// The length of the address that a text begins with: everything to the next space, marks at its end left out.
pub fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let likely = match bytes[0] {
        b'@' | b'#' => {
            bytes.get(1).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80)
        }
        b'h' | b'H' => starts_with(bytes, b"http://") || starts_with(bytes, b"https://"),
        b'w' | b'W' => starts_with(bytes, b"www."),
        byte => byte.is_ascii_alphanumeric(),
    };
    if !likely {
        return None;
    }
    let chunk = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
    let inner = chunk.as_bytes();
    let page = starts_with(inner, b"http") || starts_with(inner, b"www.");
    let account = matches!(inner[0], b'@' | b'#');
    if !page && !account && !is_mail(inner) {
        return None;
    }
    let end = if account {
        1 + chunk[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(chunk.len() - 1)
    } else {
        chunk
            .trim_end_matches([
                '.', ',', ';', ':', '!', '?', ')', ']', '»', '"', '”', '…', '’', '\'',
            ])
            .len()
    };
    (end > 1).then_some(end)
}

fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    text.len() >= prefix.len() && text[..prefix.len()].eq_ignore_ascii_case(prefix)
}

/// `name@host.fr`.
fn is_mail(chunk: &[u8]) -> bool {
    chunk
        .iter()
        .position(|&byte| byte == b'@')
        .is_some_and(|at| at > 0 && chunk[at..].contains(&b'.'))
}
