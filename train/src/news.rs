//! Reading news as JSON Lines.

use std::path::Path;

use serde_json::Value;

/// The `text` of every line of a JSON Lines file.
///
/// # Errors
/// When the file cannot be read, or a line is no object with a text; the message names the line.
pub fn texts_of(path: &Path) -> Result<Vec<String>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let text = |(i, line): (usize, &str)| {
        let row: Value = serde_json::from_str(line)
            .map_err(|e| format!("{}:{}: {e}", path.display(), i + 1))?;
        let text = row["text"]
            .as_str()
            .ok_or_else(|| format!("{}:{}: no text", path.display(), i + 1))?;
        Ok(text.to_owned())
    };
    file.lines().enumerate().map(text).collect()
}
