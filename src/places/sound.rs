//! How a name sounds: the key of names that are spelt or transliterated otherwise.

use std::sync::LazyLock;

use serde::Deserialize;

/// The rules of `assets/places/sounds.toml`.
#[derive(Clone, Debug)]
pub struct Sounds {
    mute: String,
    /// For each first letter, its rules, the longest first.
    rules: Vec<Vec<(String, String)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mute: String,
    rules: Vec<(String, String)>,
}

impl Sounds {
    /// The rules that come with the library.
    ///
    /// # Panics
    /// Never: a test reads them.
    pub fn embedded() -> &'static Self {
        static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
            let file: File = toml::from_str(include_str!("../../assets/places/sounds.toml"))
                .expect("the embedded rules are the ones that the tests read");
            let mut rules = vec![Vec::new(); usize::from(b'z' - b'a') + 1];
            for (letters, sounds) in file.rules {
                if let Some(slot) = slot(&letters) {
                    rules[slot].push((letters, sounds));
                }
            }
            for own in &mut rules {
                own.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
            }
            Sounds { mute: file.mute, rules }
        });
        &SOUNDS
    }

    /// What a folded name sounds like: "tcherkassy" and "cherkasy" are "xerkasi".
    pub fn of(&self, key: &str) -> String {
        let mut sounds = String::with_capacity(key.len());
        let mut rest = key;
        while let Some(c) = rest.chars().next() {
            let rules = slot(rest).map_or(&[][..], |slot| &self.rules[slot]);
            let rule = rules.iter().find(|(letters, _)| rest.starts_with(letters.as_str()));
            if let Some((letters, own)) = rule {
                own.chars().for_each(|sound| push(&mut sounds, sound));
                rest = &rest[letters.len()..];
            } else {
                if c != ' ' {
                    push(&mut sounds, c);
                }
                rest = &rest[c.len_utf8()..];
            }
        }
        let heard = sounds.trim_end_matches(|c| self.mute.contains(c)).len();
        sounds.truncate(heard);
        sounds
    }
}

/// Where the rules for the first letter of some text are.
fn slot(text: &str) -> Option<usize> {
    text.bytes().next().filter(u8::is_ascii_lowercase).map(|first| usize::from(first - b'a'))
}

fn push(sounds: &mut String, sound: char) {
    if !sounds.ends_with(sound) {
        sounds.push(sound);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_sound_alike() {
        let of = |name| Sounds::embedded().of(name);
        assert_eq!(of("tcherkassy"), of("cherkasy"));
        assert_eq!(of("zaporijjia"), of("zaporizhzhya"));
        assert_eq!(of("lougansk"), of("lugansk"));
        assert_eq!(of("boutcha"), of("bucha"));
        assert_eq!(of("khan younes"), of("khanyunes"));
        assert_eq!(of("djedda"), of("jedda"));
        assert_eq!(of(""), "");
    }
}
