//! From the fields of the dictionary ("po:nom is:fem", "po:ppas is:mas is:sg") to classes and
//! features of Universal Dependencies.

use super::entry::feats;
use chronique::lexicon::Upos;

/// The class that a `po:` field of a dictionary line names; verbs are read apart.
/// Fields that say something else (titles of lists, prefixes, errors, signs) name none.
/// A noun with a capital is a name, if it is no symbol (MW).
pub fn class(po: &str, lemma: &str, symbol: bool) -> Option<Upos> {
    let po = po.strip_prefix("loc.").unwrap_or(po);
    Some(match po {
        "nom" if starts_big(lemma) && !symbol => Upos::Propn,
        "nom" | "titr" => Upos::Noun,
        "npr" | "prn" | "patr" => Upos::Propn,
        "adj" => Upos::Adj,
        "adv" | "negadv" | "advint" => Upos::Adv,
        "nb" | "nbro" => Upos::Num,
        "interj" => Upos::Intj,
        "prep" | "prepv" => Upos::Adp,
        "cjco" => Upos::Cconj,
        "cjsub" | "cj" => Upos::Sconj,
        _ if po.starts_with("det") => Upos::Det,
        _ if po.starts_with("pro") => Upos::Pron,
        _ => return None,
    })
}

fn starts_big(lemma: &str) -> bool {
    lemma.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a `po:` field is that of a verb: `v1_it____a`.
pub fn is_verb(po: &str) -> bool {
    let mut letters = po.chars();
    letters.next() == Some('v') && letters.next().is_some_and(|c| c.is_ascii_digit())
}

/// Gender and number of a nominal form.
pub fn nominal(fields: &[&str]) -> String {
    feats(&[("Gender", gender(fields)), ("Number", number(fields)), ("Person", person(fields))])
}

fn gender(fields: &[&str]) -> &'static str {
    match (fields.contains(&"is:mas"), fields.contains(&"is:fem")) {
        (true, false) => "Masc",
        (false, true) => "Fem",
        _ => "",
    }
}

fn number(fields: &[&str]) -> &'static str {
    match (fields.contains(&"is:sg"), fields.contains(&"is:pl")) {
        (true, false) => "Sing",
        (false, true) => "Plur",
        _ => "",
    }
}

fn person(fields: &[&str]) -> &'static str {
    let has = |tag: &str| fields.iter().any(|f| f.get(3..) == Some(tag));
    match (has("1pe"), has("2pe"), has("3pe")) {
        (true, false, false) => "1",
        (false, true, false) => "2",
        (false, false, true) => "3",
        _ => "",
    }
}

/// All readings of a verbal form: every mood and tense of the rule with every person of it.
pub fn verbal(fields: &[&str]) -> Vec<String> {
    let mut readings = Vec::new();
    for po in fields.iter().filter_map(|f| f.strip_prefix("po:")) {
        let (mood, tense) = match po {
            "infi" => {
                readings.push(feats(&[("VerbForm", "Inf")]));
                continue;
            }
            "ppre" => {
                readings.push(feats(&[("Tense", "Pres"), ("VerbForm", "Part")]));
                continue;
            }
            "ppas" => {
                readings.push(participle(fields));
                continue;
            }
            "ipre" => ("Ind", "Pres"),
            "iimp" => ("Ind", "Imp"),
            "ipsi" => ("Ind", "Past"),
            "ifut" => ("Ind", "Fut"),
            "cond" => ("Cnd", "Pres"),
            "spre" => ("Sub", "Pres"),
            "simp" => ("Sub", "Imp"),
            "impe" => ("Imp", "Pres"),
            _ => continue,
        };
        for (person, number) in fields.iter().filter_map(|f| person_and_number(f)) {
            readings.push(feats(&[
                ("Mood", mood),
                ("Tense", tense),
                ("Person", person),
                ("Number", number),
                ("VerbForm", "Fin"),
            ]));
        }
    }
    readings
}

/// A participle that the dictionary calls invariable ("parlé") is masculine singular in UD.
fn participle(fields: &[&str]) -> String {
    let invariable = fields.contains(&"is:epi") && fields.contains(&"is:inv");
    let gender = if invariable { "Masc" } else { gender(fields) };
    let number = if invariable { "Sing" } else { number(fields) };
    feats(&[("Gender", gender), ("Number", number), ("Tense", "Past"), ("VerbForm", "Part")])
}

/// "3pl!" is as "3pl"; the forms before an inverted je ("aimè-je": "1isg", "1jsg") are left out.
fn person_and_number(field: &str) -> Option<(&'static str, &'static str)> {
    Some(match field.strip_prefix("po:")?.trim_end_matches('!') {
        "1sg" => ("1", "Sing"),
        "2sg" => ("2", "Sing"),
        "3sg" => ("3", "Sing"),
        "1pl" => ("1", "Plur"),
        "2pl" => ("2", "Plur"),
        "3pl" => ("3", "Plur"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_with_two_tenses_and_two_persons_has_four_readings() {
        let readings = verbal(&["po:ipre", "po:spre", "po:1sg", "po:3sg"]);
        assert_eq!(readings.len(), 4);
        assert_eq!(readings[3], "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
        assert!(verbal(&["po:simp", "po:1isg"]).is_empty());
    }

    #[test]
    fn classes_depend_on_the_capital() {
        assert_eq!(class("nom", "France", false), Some(Upos::Propn));
        assert_eq!(class("nom", "MW", true), Some(Upos::Noun));
        assert_eq!(class("loc.adv", "priori", false), Some(Upos::Adv));
        assert_eq!(class("detpos", "mon", false), Some(Upos::Det));
        assert_eq!(class("pfx", "anti", false), None);
        assert!(is_verb("v1_it____a") && !is_verb("vente"));
    }
}
