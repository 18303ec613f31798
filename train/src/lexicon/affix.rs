//! hunspell's .aff: which endings and beginnings a flag stands for.

use std::collections::BTreeMap;

/// The rules of an .aff file with two-letter flags, by flag.
#[derive(Debug, Default)]
pub struct Affixes {
    /// The rules of each flag.
    pub rules: BTreeMap<String, Vec<Rule>>,
    /// The flag of stems that are no words by themselves.
    pub need_affix: String,
    /// The flag of words whose case never changes: symbols.
    pub keep_case: String,
}

/// One line of SFX or PFX.
#[derive(Debug)]
pub struct Rule {
    /// Whether it changes the beginning.
    pub prefix: bool,
    strip: String,
    add: String,
    /// Flags of the word that comes out.
    pub flags: Vec<String>,
    condition: Vec<Class>,
    /// Morphological fields: "po:ppas", "is:fem".
    pub fields: Vec<String>,
}

/// One place of a condition: a letter, a set of letters, or all but a set.
#[derive(Debug)]
enum Class {
    Any,
    In(Vec<char>),
    NotIn(Vec<char>),
}

impl Affixes {
    /// Reads an .aff file; lines of other kinds are passed over.
    ///
    /// # Errors
    /// A sentence with the number of the line that cannot be read.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut affixes = Self::default();
        for (i, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["FLAG", kind] if *kind != "long" => {
                    return Err(format!("line {}: flags of kind {kind}, expected long", i + 1));
                }
                ["NEEDAFFIX", flag] => affixes.need_affix = (*flag).into(),
                ["KEEPCASE", flag] => affixes.keep_case = (*flag).into(),
                // A header: its flag, whether it combines, how many rules.
                ["SFX" | "PFX", _, "Y" | "N", count] if count.parse::<u32>().is_ok() => {}
                [kind @ ("SFX" | "PFX"), flag, strip, add, rest @ ..] => {
                    let (condition, fields) = rest.split_first().unwrap_or((&".", &[]));
                    let rule = Rule::new(*kind == "PFX", strip, add, condition, fields);
                    affixes.rules.entry((*flag).into()).or_default().push(rule);
                }
                _ => {}
            }
        }
        Ok(affixes)
    }
}

/// Splits "S.()" into its two-letter flags.
pub fn flags(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect()).collect()
}

impl Rule {
    fn new(prefix: bool, strip: &str, add: &str, condition: &str, fields: &[&str]) -> Self {
        let (add, own_flags) = add.split_once('/').unwrap_or((add, ""));
        let text = |s: &str| if s == "0" { String::new() } else { s.to_owned() };
        Self {
            prefix,
            strip: text(strip),
            add: text(add),
            flags: flags(own_flags),
            condition: classes(condition),
            fields: fields.iter().map(|&f| f.to_owned()).collect(),
        }
    }

    /// Whether the rule only puts an elided word in front (l', d', qu'…): tokens have it apart.
    pub fn is_elision(&self) -> bool {
        self.fields.iter().any(|f| f.starts_with("dp:"))
    }

    /// The word with the rule applied, if its condition holds.
    pub fn apply(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let from = letters.len().checked_sub(self.condition.len())?;
        let part =
            if self.prefix { letters.get(..self.condition.len())? } else { &letters[from..] };
        if !part.iter().zip(&self.condition).all(|(c, class)| class.has(*c)) {
            return None;
        }
        if self.prefix {
            Some(format!("{}{}", self.add, word.strip_prefix(self.strip.as_str())?))
        } else {
            Some(format!("{}{}", word.strip_suffix(self.strip.as_str())?, self.add))
        }
    }
}

impl Class {
    fn has(&self, c: char) -> bool {
        match self {
            Self::Any => true,
            Self::In(set) => set.contains(&c),
            Self::NotIn(set) => !set.contains(&c),
        }
    }
}

fn classes(condition: &str) -> Vec<Class> {
    let mut classes = Vec::new();
    let mut letters = condition.chars();
    while let Some(c) = letters.next() {
        classes.push(match c {
            // A lone point stands for no condition at all.
            '.' if condition == "." => return classes,
            '.' => Class::Any,
            '[' => {
                let set: Vec<char> = letters.by_ref().take_while(|&c| c != ']').collect();
                match set.split_first() {
                    Some(('^', rest)) => Class::NotIn(rest.to_vec()),
                    _ => Class::In(set),
                }
            }
            c => Class::In(vec![c]),
        });
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::Affixes;

    #[test]
    fn rules_strip_add_and_ask() {
        let text = "FLAG long\nNEEDAFFIX ()\nSFX F. Y 2\nSFX F. 0 e/L'D'Q' [^e][knmrt] is:fem is:sg\n\
                    SFX F. er ère/L' er is:fem\nPFX L' Y 1\nPFX L' a l'A a dp:le|la+\n";
        let affixes = Affixes::read(text).unwrap();
        assert_eq!(affixes.need_affix, "()");
        let [plain, grave] = &affixes.rules["F."][..] else { panic!("two rules") };
        assert_eq!(plain.apply("grand"), None);
        assert_eq!(plain.apply("petit").as_deref(), Some("petite"));
        assert_eq!(plain.apply("premier"), None);
        assert_eq!(grave.apply("premier").as_deref(), Some("première"));
        assert_eq!(plain.flags, ["L'", "D'", "Q'"]);
        assert_eq!(plain.fields, ["is:fem", "is:sg"]);
        assert!(affixes.rules["L'"][0].is_elision());
        assert_eq!(affixes.rules["L'"][0].apply("avion").as_deref(), Some("l'Avion"));
    }
}
