use super::{Acled, Plover};
use crate::events::Factuality;
use crate::{Article, Layers, Pipeline};

fn read(text: &str) -> (Pipeline, Layers) {
    let pipeline = Pipeline::default();
    let article = Article::new(text).with_date("2025-07-24").unwrap();
    let layers = pipeline.read_article(&article).unwrap().layers;
    (pipeline, layers)
}

fn plover<R>(text: &str, check: impl Fn(&[Plover<'_>]) -> R) -> R {
    let (pipeline, layers) = read(text);
    check(&Plover::of(text, &layers, pipeline.ontology()))
}

fn acled<R>(text: &str, check: impl Fn(&[Acled<'_>]) -> R) -> R {
    let (pipeline, layers) = read(text);
    check(&Acled::of(text, &layers, pipeline.ontology()))
}

fn codes(text: &str) -> Vec<String> {
    let code = |r: &Plover<'_>| [r.event_type, r.event_mode.unwrap_or_default()].join(":");
    plover(text, |records| records.iter().map(code).collect())
}

#[test]
fn the_dead_are_numbers_of_what_killed_them() {
    let text =
        "Une frappe de drone a visé un marché de Kharkiv mercredi. Douze habitants ont été tués.";
    assert_eq!(codes(text), ["ASSAULT:drone"]);
    acled(text, |rows| {
        assert_eq!((rows.len(), rows[0].fatalities), (1, Some(12)));
        assert_eq!(rows[0].event_type, Some("Explosions/Remote violence"));
        assert_eq!(rows[0].geo_precision(), Some(1));
        assert_eq!(rows[0].incident.site.admin1(), Some("Oblast de Kharkiv"));
        let (day, precision) = rows[0].date().unwrap();
        assert_eq!((day.to_string().as_str(), precision), ("2025-07-23", 1));
    });
}

#[test]
fn the_dead_of_an_accident_are_no_assault() {
    assert!(codes("Un séisme a frappé Agadir. Quarante personnes ont été tuées.").is_empty());
    assert!(codes("Quarante personnes ont été tuées à Agadir.").is_empty());
    assert!(codes("Une camionnette a tué trois passants à Agadir.").is_empty());
    assert_eq!(codes("Des hommes armés ont tué trois soldats à Gao."), ["ASSAULT:"]);
    assert_eq!(codes("Des rebelles ont tué trois soldats à Gao."), ["ASSAULT:"]);
}

#[test]
fn actors_have_a_country_and_a_sector() {
    plover("Des soldats russes ont enlevé le maire de Melitopol.", |records| {
        let (actor, recipient) = (records[0].actors[0], records[0].recipients[0]);
        assert_eq!((actor.code, actor.sector), (Some("RUS"), Some("MIL")));
        assert_eq!((recipient.code, recipient.sector), (Some("UKR"), Some("GOV")));
    });
}

#[test]
fn a_planned_meeting_is_a_promise() {
    plover("Les ministres se réuniront lundi à Genève.", |records| {
        assert_eq!(records[0].incident.factuality(), Factuality::Planned);
        assert_eq!((records[0].event_type, records[0].event_mode), ("AGREE", None));
        assert!(records[0].contexts.contains(&"future"));
    });
}

#[test]
fn acled_has_only_what_happened() {
    acled("Les syndicats manifesteront samedi à Lyon.", |rows| assert!(rows.is_empty()));
    acled("Une manifestation a réuni samedi 3 000 personnes à Lyon.", |rows| {
        assert_eq!(rows[0].disorder_type, Some("Demonstrations"));
        assert!(rows[0].crowd.is_some() && rows[0].fatalities.is_none());
    });
}

#[test]
fn who_kills_whom_says_what_it_was() {
    let row = |text: &str| {
        acled(text, |rows| rows.first().map(|row| (row.sub_event_type.to_owned(), row.fatalities)))
    };
    let found = |code: &str| Some((code.to_owned(), Some(3)));
    assert_eq!(row("Des rebelles ont tué trois soldats à Gao."), found("Armed clash"));
    assert_eq!(row("Des rebelles ont tué trois paysans à Gao."), found("Attack"));
    assert_eq!(row("Une camionnette a tué trois passants à Agadir."), None);
}

#[test]
fn every_code_of_the_ontology_is_known() {
    for kind in crate::events::Ontology::default().types() {
        let plover = kind.plover.split(':').next().unwrap_or_default();
        let known = plover.is_empty() || super::plover::CODES.quad.contains_key(plover);
        assert!(known, "{}: PLOVER has no {plover}", kind.id);
        let known = kind.acled.is_empty() || super::acled::CODES.event(&kind.acled).is_some();
        assert!(known, "{}: ACLED has no {}", kind.id, kind.acled);
    }
    let violence = &super::acled::CODES.violence;
    for code in [&violence.against_armed, &violence.against_civilians] {
        assert!(super::acled::CODES.event(code).is_some(), "ACLED has no {code}");
    }
}
