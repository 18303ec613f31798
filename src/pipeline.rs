//! The pipeline: every stage, built once, shared by all threads.

use std::sync::Arc;

use crate::entities::Recognizer;
use crate::events::{Arguments, Extractor, Ontology};
use crate::lexicon::Lexicon;
use crate::numbers::Numbers;
use crate::parallel::Progress;
use crate::places::Gazetteer;
use crate::quotes::Quotes;
use crate::sentences::Segmenter;
use crate::syntax::Parser;
use crate::times::Times;
use crate::tokens::Tokenizer;
use crate::{Article, Document, Error, Layer, LayerSet, Layers, Result, Span};

/// What a pipeline is built from.
#[derive(Clone, Debug)]
pub struct Options {
    /// The layers to compute; those that they need come with them.
    pub layers: LayerSet,
    /// A TOML file of the user's (name and content) that adds types of events or changes them.
    pub ontology: Option<(String, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { layers: LayerSet::ALL, ontology: None }
    }
}

/// Reads texts. Frozen after it is built, and shared by threads without a lock.
///
/// ```
/// use chronique::Pipeline;
/// let pipeline = Pipeline::default();
/// let doc = pipeline.read("L'usine a fermé. Le maire proteste.").unwrap();
/// assert_eq!(doc.layers.sentences.len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Pipeline {
    layers: LayerSet,
    segmenter: Segmenter,
    tokenizer: Tokenizer,
    ontology: Arc<Ontology>,
    extractor: Arc<Extractor>,
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new(&Options::default()).expect("the embedded assets are tested")
    }
}

impl Pipeline {
    /// Builds every stage.
    ///
    /// # Errors
    /// When the user's ontology has a bad line.
    pub fn new(options: &Options) -> Result<Self> {
        let mut ontology = Ontology::default();
        if let Some((name, toml)) = &options.ontology {
            ontology = ontology.with(name, toml)?;
        }
        let extractor = Extractor::new(&ontology, Lexicon::embedded(), Numbers::embedded())?;
        Ok(Self {
            layers: options.layers.with_needs(),
            segmenter: Segmenter::default(),
            tokenizer: Tokenizer::default(),
            ontology: Arc::new(ontology),
            extractor: Arc::new(extractor),
        })
    }

    /// The layers that are computed.
    pub fn layers(&self) -> LayerSet {
        self.layers
    }

    /// The types of events that this pipeline finds.
    pub fn ontology(&self) -> &Ontology {
        &self.ontology
    }

    /// What finds the events.
    #[cfg(feature = "train")]
    pub fn extractor(&self) -> &Extractor {
        &self.extractor
    }

    /// Only the sentences of a text: the fast path.
    ///
    /// # Errors
    /// When the text is longer than [`Span::MAX_TEXT`].
    pub fn sentences(&self, text: &str) -> Result<Vec<Span>> {
        self.segment(text, &Progress::default())
    }

    fn segment(&self, text: &str, progress: &Progress) -> Result<Vec<Span>> {
        check_length(text)?;
        self.segmenter.segment(text, progress)
    }

    /// Computes the layers of an article.
    ///
    /// # Errors
    /// When the text is longer than [`Span::MAX_TEXT`], or the work was cancelled.
    pub fn annotate(&self, article: &Article<'_>, progress: &Progress) -> Result<Layers> {
        self.annotate_only(article, self.layers, progress)
    }

    /// Computes some of the pipeline's layers, with those that they need. Where events are asked for and trees are
    /// not, only the sentences that can hold an event are parsed.
    ///
    /// # Errors
    /// As [`Pipeline::annotate`].
    pub fn annotate_only(
        &self,
        article: &Article<'_>,
        layers: LayerSet,
        progress: &Progress,
    ) -> Result<Layers> {
        let wanted = layers.with_needs() & self.layers;
        let all_trees = layers.has(Layer::Syntax);
        let text = article.text;
        let mut layers = Layers { sentences: self.segment(text, progress)?, ..Layers::default() };
        if wanted.has(Layer::Tokens) {
            for &sentence in &layers.sentences {
                progress.check()?;
                self.tokenizer.tokenize(text, sentence, &mut layers.tokens);
            }
        }
        let marks =
            wanted.has(Layer::Events).then(|| self.extractor.look_up(text, &layers.tokens));
        if wanted.has(Layer::Entities) {
            let Layers { tokens, words, mentions, entities, .. } = &mut layers;
            let recognizer = Recognizer::embedded();
            let mut names = recognizer.names(text, tokens);
            let parser = Parser::embedded();
            let parsed = |sentence| match &marks {
                Some(marks) if !all_trees => Extractor::can_hold(marks, text, tokens, sentence),
                _ => true,
            };
            *words = parser
                .parse_seeing(text, tokens, progress, parsed, &mut |seen| names.see(seen))?;
            (*mentions, *entities) = recognizer.read(text, tokens, words, &names);
        } else if wanted.has(Layer::Syntax) {
            layers.words = Parser::embedded().parse(text, &layers.tokens, progress)?;
        }
        Self::mentions(article, wanted, &mut layers);
        if let Some(marks) = marks {
            let mut events = Vec::new();
            let mut reading = self.extractor.read(article, &layers, marks);
            for sentence in 0..layers.sentences.len() {
                progress.check()?;
                self.extractor.extract(&mut reading, sentence, &mut events);
            }
            self.extractor.add_statements(&layers.quotes, &mut events);
            Arguments::embedded().fill(text, &layers, &self.ontology, &mut events);
            self.extractor.settle(article, &layers, &mut events);
            layers.events = events;
        }
        Ok(layers)
    }

    /// Appends what events are made of.
    fn mentions(article: &Article<'_>, wanted: LayerSet, layers: &mut Layers) {
        let Layers { tokens, words, mentions, .. } = layers;
        if wanted.has(Layer::Places) {
            layers.places = Gazetteer::embedded().resolve(article, tokens, words, mentions);
        }
        if wanted.has(Layer::Times) {
            layers.times = Times::embedded().read(article, tokens, words);
        }
        if wanted.has(Layer::Quantities) {
            layers.quantities = Numbers::embedded().read(article.text, tokens, words);
        }
        if wanted.has(Layer::Quotes) {
            layers.quotes = Quotes::embedded().read(article.text, tokens, words, mentions);
        }
    }

    /// Reads one text.
    ///
    /// # Errors
    /// As [`Pipeline::annotate`].
    pub fn read(&self, text: &str) -> Result<Document> {
        self.read_article(&Article::new(text))
    }

    /// Reads one article.
    ///
    /// # Errors
    /// As [`Pipeline::annotate`].
    pub fn read_article(&self, article: &Article<'_>) -> Result<Document> {
        Ok(Document {
            text: article.text.into(),
            title: article.title.map(Into::into),
            date: article.date,
            layers: self.annotate(article, &Progress::default())?,
        })
    }
}

fn check_length(text: &str) -> Result<()> {
    if text.len() <= Span::MAX_TEXT {
        return Ok(());
    }
    Err(Error::input(format!(
        "the text has {} bytes; one text may have up to {} (4 GiB): cut it into articles",
        text.len(),
        Span::MAX_TEXT
    )))
}
