//! Reads `cases/numbers.toml`: texts and the quantities in them.

use std::time::Instant;

use chronique::numbers::Quantity;
use chronique::{Document, Layer, LayerSet, Options, Pipeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    quantities: Vec<Expected>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    min: Option<f64>,
    max: Option<f64>,
    #[serde(default = "count")]
    kind: String,
    unit: Option<String>,
    counted: Option<String>,
    #[serde(default)]
    per_side: bool,
    approximate: Option<bool>,
}

fn count() -> String {
    "count".into()
}

impl Expected {
    /// Whether it is this quantity; `counted` and `approximate` are compared where the case names them.
    fn is(&self, found: &Self) -> bool {
        let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs(),
            (a, b) => a == b,
        };
        self.text == found.text
            && near(self.min, found.min)
            && near(self.max, found.max)
            && (&self.kind, &self.unit) == (&found.kind, &found.unit)
            && (self.counted.is_none() || self.counted == found.counted)
            && self.per_side == found.per_side
            && (self.approximate.is_none() || self.approximate == found.approximate)
    }
}

fn show(doc: &Document, quantity: &Quantity) -> Expected {
    let counted = quantity.counted.and_then(|token| doc.tokens().nth(token as usize));
    Expected {
        text: quantity.span.of(&doc.text).into(),
        min: quantity.min,
        max: quantity.max,
        kind: quantity.kind.name().into(),
        unit: quantity.unit.map(|unit| unit.symbol().into()),
        counted: counted.map(Into::into),
        per_side: quantity.per_side,
        approximate: Some(quantity.approximate),
    }
}

fn pipeline() -> Pipeline {
    let layers = LayerSet::of([Layer::Quantities]);
    Pipeline::new(&Options { layers, ..Options::default() }).unwrap()
}

#[test]
fn quantities_of_the_cases() {
    let cases: Cases = toml::from_str(include_str!("cases/numbers.toml")).unwrap();
    assert!(cases.case.len() >= 200);
    let pipeline = pipeline();
    let mut wrong = Vec::new();
    for case in cases.case {
        let doc = pipeline.read(&case.text).unwrap();
        let found: Vec<Expected> = doc.layers.quantities.iter().map(|q| show(&doc, q)).collect();
        let same = found.len() == case.quantities.len()
            && case.quantities.iter().zip(&found).all(|(expected, found)| expected.is(found));
        if !same {
            let Case { text, quantities } = case;
            wrong.push(format!("{text}\n  expected {quantities:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Ten times the numbers take about ten times as long.
#[test]
fn time_is_linear_in_the_numbers() {
    let tokens = LayerSet::of([Layer::Tokens]);
    let pipeline = Pipeline::new(&Options { layers: tokens, ..Options::default() }).unwrap();
    let numbers = chronique::numbers::Numbers::embedded();
    for unit in [
        "1 ",
        "12 345 ",
        "et un ",
        "cent ",
        "dizaines de ",
        "2 à ",
        "plus de ",
        "3 ,",
        "une ",
        "de 1 € à ",
    ] {
        // The fastest of three: the machine may be busy.
        let time = |bytes: usize| {
            let doc = pipeline.read(&unit.repeat(bytes / unit.len())).unwrap();
            let once = |_| {
                let start = Instant::now();
                numbers.read(&doc.text, &doc.layers.tokens, &[]);
                start.elapsed().as_secs_f64()
            };
            (0..3).map(once).fold(f64::MAX, f64::min)
        };
        let (short, long) = (time(50_000), time(500_000));
        assert!(long < 40.0 * short + 0.05, "{unit}: {short:.4} s, then {long:.4} s");
    }
}
