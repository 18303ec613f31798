//! What holds for any text at all.

use chronique::entities::{Label, Linker, Mention, MentionKind};
use chronique::lexicon::Upos;
use chronique::parallel::Progress;
use chronique::{Article, CodePoints, Layer, LayerSet, Layers, Options, Pipeline, Span};
use proptest::prelude::*;

/// Words of time expressions, to be put together in any way.
const TIMES: [&str; 40] = [
    "le",
    "la nuit",
    "de",
    "du",
    "au",
    "à",
    "il y a",
    "dans",
    "depuis",
    "chaque",
    "tous les",
    "ce",
    "cette",
    "lundi",
    "mardi soir",
    "3",
    "31",
    "1er",
    "mars",
    "juillet",
    "2016",
    "9999",
    "14 h",
    "14h30",
    "heures",
    "minuit",
    "ans",
    "trois",
    "jours",
    "une dizaine d'",
    "semaine",
    "dernière",
    "prochain",
    "fin",
    "mi-mai",
    "XXe siècle",
    "Pâques",
    "plus tard",
    "hier",
    "lendemain",
];

/// Pieces that texts are made of: French, marks, and what breaks naive code.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ \u{a0}\u{202f}\n\r\t.,;:!?…«»“”\"'’()\\[\\]–—-]{1,3}",
        4 => "[a-zàâçéèêëîïôûùüÿœæ]{1,8}",
        3 => "[A-ZÀÉÈŒÇ][a-zéè]{0,6}",
        2 => "[0-9]{1,4}",
        2 => "( (entre|de|plus de|et|à|une|deux|mille|cent|dizaines|millions|quarts|demi|[0-9,.]{1,5}|€|%|km|ans|h|-)){1,6} ",
        2 => Just("M. ".to_owned()),
        1 => Just("la capitale de la France irako-syrienne".to_owned()),
        2 => Just("deux personnes ont été tuées".to_owned()),
        2 => prop::sample::select(TIMES.as_slice()).prop_map(|words| format!(" {words} ")),
        1 => Just("att\u{0301}entat 👩‍👩‍👧 🇸🇳".to_owned()),
        1 => Just("\u{202e}שלום\u{202c} مرحبا".to_owned()),
        2 => Just("Il a vu Jean Sall, le maire. ".to_owned()),
        1 => Just(" celui-ci, dit-elle, et ce dernier (PS) ".to_owned()),
        1 => Just("https://exemple.fr/a?b=c".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Spans are in order, inside the text, on characters; sentences cover all that is not white space;
/// tokens lie in their sentence, triggers and arguments in the text.
fn check(text: &str, layers: &Layers) -> Result<(), TestCaseError> {
    let inside = |span: Span| text.get(span.range()).is_some();
    let mut covered = 0;
    for (i, &sentence) in layers.sentences.iter().enumerate() {
        prop_assert!(inside(sentence) && !sentence.is_empty());
        prop_assert_eq!(sentence.trim(text), sentence);
        prop_assert!(text[covered..sentence.start as usize].chars().all(char::is_whitespace));
        covered = sentence.end as usize;
        let mut end = sentence.start;
        for token in layers.tokens.of(i) {
            prop_assert!(inside(token.span) && !token.span.is_empty());
            prop_assert!(sentence.contains(token.span) && token.span.start >= end);
            prop_assert!(
                text[end as usize..token.span.start as usize].chars().all(char::is_whitespace)
            );
            end = token.span.end;
        }
        prop_assert!(text[end as usize..sentence.end as usize].chars().all(char::is_whitespace));
    }
    prop_assert!(text[covered..].chars().all(char::is_whitespace));
    prop_assert_eq!(layers.words.len(), layers.tokens.len());
    for sentence in 0..layers.tokens.sentences() {
        let range = layers.tokens.range(sentence);
        let heads = layers.words[range.clone()].iter().map(|word| word.head);
        let (roots, others): (Vec<_>, Vec<_>) = heads.partition(Option::is_none);
        prop_assert_eq!(roots.len(), 1);
        prop_assert!(others.iter().flatten().all(|&head| range.contains(&(head as usize))));
    }
    prop_assert!(layers.mentions.is_sorted_by_key(|mention| mention.span.start));
    for mention in &layers.mentions {
        prop_assert!(inside(mention.span) && !mention.span.is_empty());
        prop_assert!(layers.sentences[mention.sentence as usize].contains(mention.span));
        prop_assert!((mention.first..=mention.last).contains(&mention.head));
        prop_assert!((0.0..=1.0).contains(&mention.confidence));
    }
    prop_assert!(layers.places.is_sorted_by_key(|place| place.span.start));
    for place in &layers.places {
        prop_assert!(inside(place.span) && !place.span.is_empty());
        prop_assert!(layers.sentences[place.sentence as usize].contains(place.span));
        prop_assert!(place.first <= place.last && (place.last as usize) < layers.tokens.len());
        prop_assert!((0.0..=1.0).contains(&place.confidence));
    }
    let mut last = 0;
    let tokens: Vec<Span> = layers.tokens.iter().map(|token| token.span).collect();
    for time in &layers.times {
        prop_assert!(inside(time.span) && !time.span.is_empty());
        prop_assert!(layers.sentences[time.sentence as usize].contains(time.span));
        prop_assert!(time.span.start >= last && time.first <= time.last);
        let (first, end) = (tokens[time.first as usize], tokens[time.last as usize]);
        prop_assert_eq!(time.span, first.join(end));
        prop_assert!(time.start.is_none() || time.end.is_none() || time.start <= time.end);
        last = time.span.end;
    }
    let mut end = 0;
    for quantity in &layers.quantities {
        let sentence = quantity.sentence as usize;
        prop_assert!(inside(quantity.span) && quantity.span.start >= end);
        prop_assert!(layers.sentences[sentence].contains(quantity.span));
        let range = layers.tokens.range(sentence);
        prop_assert!(quantity.counted.is_none_or(|token| range.contains(&(token as usize))));
        prop_assert!(quantity.min.is_some() || quantity.max.is_some());
        prop_assert!(quantity.min.zip(quantity.max).is_none_or(|(min, max)| min <= max));
        end = quantity.span.end;
    }
    prop_assert!(layers.events.is_sorted_by_key(|event| event.trigger.start));
    for event in &layers.events {
        prop_assert!(layers.sentences[event.sentence as usize].contains(event.trigger));
        prop_assert!(event.arguments.iter().all(|argument| inside(argument.span)));
        prop_assert!(event.counts.iter().all(|count| inside(count.quantity.span)));
        prop_assert_eq!(event.why.cues.first(), Some(&event.trigger));
        prop_assert!(event.why.cues.iter().all(|&cue| inside(cue)));
    }
    Ok(())
}

/// Every proper noun as a name, whatever the recogniser thinks of it.
fn names(layers: &Layers) -> Vec<Mention> {
    let mut names = Vec::new();
    for sentence in 0..layers.tokens.sentences() {
        for token in layers.tokens.range(sentence) {
            if layers.words[token].upos == Upos::Propn {
                names.push(Mention {
                    span: layers.tokens.iter().as_slice()[token].span,
                    first: token as u32,
                    last: token as u32,
                    head: token as u32,
                    sentence: sentence as u32,
                    kind: MentionKind::Name,
                    label: Label::ALL[token % 3],
                    entity: 0,
                    confidence: 1.0,
                });
            }
        }
    }
    names
}

/// Mentions are in order, apart, in their sentences, and each has its entity; pronouns stand for words of the text.
fn check_links(text: &str, layers: &Layers) -> Result<(), TestCaseError> {
    let (tokens, words) = (&layers.tokens, &layers.words);
    let mut mentions = names(layers);
    let entities = Linker::embedded().link(text, tokens, words, &mut mentions);
    prop_assert!(mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for mention in &mentions {
        prop_assert!(layers.sentences[mention.sentence as usize].contains(mention.span));
        prop_assert!(text.get(mention.span.range()).is_some());
        prop_assert!(mention.first <= mention.head && mention.head <= mention.last);
        prop_assert!((0.0..=1.0).contains(&mention.confidence));
        prop_assert!((mention.entity as usize) < entities.len());
    }
    for (at, entity) in entities.iter().enumerate() {
        let own = mentions.iter().filter(|mention| mention.entity as usize == at).count();
        prop_assert!(own > 0 && own == entity.mentions as usize);
    }
    for own in Linker::embedded().antecedents(text, tokens, words, &mentions).all() {
        prop_assert!(text.get(own.span.range()).is_some());
        prop_assert!(text.get(own.antecedent.range()).is_some());
        prop_assert!(own.antecedent.end <= own.span.start);
    }
    Ok(())
}

proptest! {
    #[test]
    fn links_of_any_text(text in pieces()) {
        let layers = pipeline().annotate(&Article::new(&text), &Progress::default()).unwrap();
        check_links(&text, &layers)?;
    }

    #[test]
    fn any_text_gives_a_document(text in pieces()) {
        let layers = pipeline().annotate(&Article::new(&text), &Progress::default()).unwrap();
        check(&text, &layers)?;
    }

    #[test]
    fn any_string_gives_a_document(text in any::<String>()) {
        let layers = pipeline().annotate(&Article::new(&text), &Progress::default()).unwrap();
        check(&text, &layers)?;
    }

    #[test]
    fn code_points_agree_with_python(text in pieces()) {
        let points = CodePoints::new(&text);
        let layers = pipeline().annotate(&Article::new(&text), &Progress::default()).unwrap();
        let chars: Vec<char> = text.chars().collect();
        for token in &layers.tokens {
            let (start, end) = points.span(token.span);
            prop_assert_eq!(chars[start as usize..end as usize].iter().collect::<String>(), token.span.of(&text));
        }
    }

    #[test]
    fn events_alone_are_those_of_the_whole_reading(texts in prop::collection::vec(pieces(), 1..3)) {
        let text = texts.join("\n22 janvier 2017. –\n");
        let article = Article::new(&text);
        let layers = LayerSet::of([Layer::Events]);
        let alone = pipeline().annotate_only(&article, layers, &Progress::default()).unwrap();
        let whole = pipeline().annotate(&article, &Progress::default()).unwrap();
        prop_assert_eq!(alone.events, whole.events);
    }

    #[test]
    fn one_thread_and_two_give_the_same(texts in prop::collection::vec(pieces(), 0..20)) {
        let articles: Vec<Article> = texts.iter().map(|text| Article::new(text)).collect();
        let run = |threads| pipeline().annotate_batch(&articles, LayerSet::ALL, threads, &Progress::default());
        prop_assert_eq!(run(1), run(2));
    }
}

fn pipeline() -> &'static Pipeline {
    static PIPELINE: std::sync::LazyLock<Pipeline> = std::sync::LazyLock::new(Pipeline::default);
    &PIPELINE
}

/// Without trees, which cost two hundred times as much as the rest.
fn quick() -> Pipeline {
    let layers = LayerSet::of([Layer::Tokens]);
    Pipeline::new(&Options { layers, ..Options::default() }).unwrap()
}

#[test]
fn ten_megabytes_without_a_space() {
    let pipeline = quick();
    for unit in
        ["a", "é", "A", ".", "«", "1", "-", "'", "’", "M.", "👩‍👩‍👧", "l'", "www.", "a@", "x-t-il-"]
    {
        let text = unit.repeat(10_000_000 / unit.len());
        let layers = pipeline.annotate(&Article::new(&text), &Progress::default()).unwrap();
        assert!(layers.sentences.iter().all(|span| text.get(span.range()).is_some()), "{unit}");
    }
}

#[test]
fn every_layer_takes_long_text_without_a_space() {
    let pipeline = Pipeline::default();
    for unit in ["a", "«", "1", "l'", "(", "x-t-il-", "à Paris", "« dit-il"] {
        let text = unit.repeat(20_000 / unit.len());
        pipeline.annotate(&Article::new(&text), &Progress::default()).unwrap();
    }
}

/// Ten times the text takes about ten times as long; a quadratic stage would take a hundred times.
/// The bound is wide: the machine may be busy.
#[test]
fn time_is_linear_in_the_text() {
    let pipeline = quick();
    let unit = "Deux personnes ont été tuées « jeudi » à Kharkiv (Ukraine), a dit M. Sarr. ";
    let time = |megabytes: usize| {
        let text = unit.repeat(megabytes * 1_000_000 / unit.len());
        let start = std::time::Instant::now();
        pipeline.annotate(&Article::new(&text), &Progress::default()).unwrap();
        start.elapsed().as_secs_f64()
    };
    time(1);
    let (short, long) = (time(2), time(20));
    assert!(long < 40.0 * short, "2 MB took {short:.2} s, 20 MB took {long:.2} s");
}
