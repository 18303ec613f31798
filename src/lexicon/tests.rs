use super::{Lexicon, Upos};

fn readings(form: &str) -> Vec<String> {
    let all = Lexicon::embedded().analyses(form);
    all.map(|a| format!("{} {} {} {}", a.word(), a.lemma(), a.upos, a.feats)).collect()
}

#[test]
fn features_are_those_of_universal_dependencies() {
    let frappe = readings("frappe");
    for one in [
        "frappe frappe NOUN Gender=Fem|Number=Sing",
        "frappe frapper VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        "frappe frapper VERB Mood=Imp|Number=Sing|Person=2|Tense=Pres|VerbForm=Fin",
    ] {
        assert!(frappe.iter().any(|r| r == one), "{one} among {frappe:#?}");
    }
    assert_eq!(readings("frappèrent").len(), 1);
    assert_eq!(
        readings("frapperaient"),
        ["frapperaient frapper VERB Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"]
    );
}

#[test]
fn the_exact_word_comes_first_and_each_word_once() {
    let words: Vec<String> =
        Lexicon::embedded().analyses("PARIS").map(|a| a.word().to_owned()).collect();
    let mut once = words.clone();
    once.dedup();
    assert_eq!(once, ["Paris", "paris", "Pâris"]);
    assert!(readings("paris").iter().all(|r| r.starts_with("paris ")));
}

#[test]
fn a_feature_can_be_asked_for() {
    let tuée = Lexicon::embedded().analyses("tuée").find(|a| a.upos == Upos::Verb).unwrap();
    assert_eq!(tuée.feature("Gender"), Some("Fem"));
    assert_eq!(tuée.feature("Mood"), None);
    assert!(tuée.has_lemma("tuer") && !tuée.has_lemma("tuerie") && !tuée.has_lemma("tue"));
}

#[test]
fn endings_speak_for_unknown_words() {
    let guess = |form: &str, upos| {
        Lexicon::embedded().guess(form).find(|a| a.upos == upos).map(|a| a.lemma())
    };
    assert_eq!(guess("dronisées", Upos::Verb).as_deref(), Some("droniser"));
    assert_eq!(guess("Zelenskystes", Upos::Noun).as_deref(), Some("Zelenskyste"));
    assert_eq!(guess("trumpiennement", Upos::Adv).as_deref(), Some("trumpiennement"));
    assert_eq!(guess("", Upos::Noun), None);
    assert_eq!(guess("Ω", Upos::Noun), None);
}

#[test]
fn long_and_odd_forms_are_unknown() {
    let lexicon = Lexicon::embedded();
    for form in
        ["x".repeat(10_000), "É".repeat(63), "’".repeat(40), "\0".into(), "e\u{301}".into()]
    {
        assert!(!lexicon.contains(&form), "{form:?}");
        assert_eq!(lexicon.guess(&"É".repeat(500)).count(), 0);
    }
}
