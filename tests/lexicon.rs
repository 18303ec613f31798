//! The lexicon against `tests/cases/lexicon.toml`, and against damaged files.

use std::collections::BTreeSet;

use chronique::lexicon::{Lexicon, Upos};
use proptest::prelude::*;
use serde::Deserialize;

const MODEL: &[u8] = include_bytes!("../assets/models/lexicon.bin");

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    form: String,
    expect: Vec<(String, String)>,
}

#[test]
fn forms_have_the_expected_lemmas() {
    let cases: Cases = toml::from_str(include_str!("cases/lexicon.toml")).unwrap();
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    for Case { form, expect } in &cases.case {
        let have: Vec<(String, &str)> =
            lexicon.analyses(form).map(|a| (a.lemma(), a.upos.name())).collect();
        if expect.is_empty() != have.is_empty() || lexicon.contains(form) == have.is_empty() {
            wrong.push(format!("{form}: {have:?}"));
        }
        let mut classes = BTreeSet::new();
        for (lemma, class) in expect {
            let among = have.iter().any(|(l, c)| l == lemma && c == class);
            let first = !classes.insert(class)
                || lexicon.lemma(form, class.parse().unwrap()).as_deref() == Some(lemma);
            if !among || !first {
                wrong.push(format!("{form}: {lemma} {class} is not there or not first: {have:?}"));
            }
        }
    }
    assert!(cases.case.len() >= 80, "cases went missing");
    assert!(wrong.is_empty(), "help: look at assets/lexicon_extra.tsv\n{}", wrong.join("\n"));
}

#[test]
fn every_form_of_a_lemma_has_that_lemma() {
    let lexicon = Lexicon::embedded();
    let lemmas = [
        ("être", Upos::Aux, 40),
        ("être", Upos::Verb, 40),
        ("aller", Upos::Verb, 38),
        ("tuer", Upos::Verb, 39),
        ("finir", Upos::Verb, 30),
        ("prendre", Upos::Verb, 37),
        ("attaque", Upos::Noun, 2),
        ("manifestant", Upos::Noun, 4),
        ("journal", Upos::Noun, 2),
        ("beau", Upos::Adj, 4),
        ("celui", Upos::Pron, 4),
    ];
    for (lemma, upos, least) in lemmas {
        let forms = lexicon.forms(lemma, upos);
        assert!(forms.len() >= least, "{lemma}: {forms:?}");
        for form in forms {
            let own = lexicon.analyses(&form).any(|a| a.upos == upos && a.has_lemma(lemma));
            assert!(own, "{form} is not read as {lemma} {upos}");
        }
    }
    assert!(lexicon.forms("tuer", Upos::Noun).is_empty());
    assert!(lexicon.forms("blésser", Upos::Verb).is_empty());
}

#[test]
fn opening_never_panics_on_foreign_bytes() {
    for cut in (0..MODEL.len()).step_by(40_009).chain(0..64) {
        let error = Lexicon::from_bytes(&MODEL[..cut]).unwrap_err();
        assert!(error.is_model() && error.to_string().contains("cut short"), "{cut}: {error}");
    }
    let mut long = MODEL.to_vec();
    long.extend(b"\n");
    assert!(Lexicon::from_bytes(long).unwrap_err().is_model());
    assert!(Lexicon::from_bytes(MODEL.to_vec()).unwrap().contains("attaque"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_byte_is_an_error(at in 0..MODEL.len(), change in 1..=255_u8) {
        let mut bytes = MODEL.to_vec();
        bytes[at] ^= change;
        // The four spare bytes of the header are under the checksum too.
        prop_assert!(Lexicon::from_bytes(bytes).unwrap_err().is_model());
    }

    #[test]
    fn any_text_can_be_looked_up(form in "\\PC{0,80}") {
        let lexicon = Lexicon::embedded();
        prop_assert_eq!(lexicon.contains(&form), lexicon.analyses(&form).next().is_some());
        for analysis in lexicon.analyses(&form).chain(lexicon.guess(&form)) {
            prop_assert!(!analysis.lemma().is_empty());
        }
        for upos in Upos::ALL {
            let _ = lexicon.forms(&form, upos);
        }
    }

    #[test]
    fn capitals_never_hide_a_word(form in "[a-zéèàêç]{1,5}") {
        let lexicon = Lexicon::embedded();
        if lexicon.contains(&form) {
            prop_assert!(lexicon.contains(&form.to_uppercase()));
        }
    }
}
