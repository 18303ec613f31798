//! Many articles at once: order kept, progress counted, a defect in one never loses the others.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::parallel::{self, Progress};
use crate::{Article, Error, LayerSet, Layers, Pipeline, Result};

impl Pipeline {
    /// Computes layers of many articles on `threads` threads (0: one a core). The results come
    /// in the order of the articles, the same at any thread count; an article that fails has its
    /// error in its place.
    ///
    /// ```
    /// use chronique::{Article, LayerSet, Pipeline, parallel::Progress};
    /// let articles = ["Il pleut. Il vente.", "Rien."].map(Article::new);
    /// let layers = Pipeline::default().annotate_batch(&articles, LayerSet::ALL, 2, &Progress::default());
    /// assert_eq!(layers[0].as_ref().unwrap().sentences.len(), 2);
    /// ```
    pub fn annotate_batch(
        &self,
        articles: &[Article<'_>],
        layers: LayerSet,
        threads: usize,
        progress: &Progress,
    ) -> Vec<Result<Layers>> {
        parallel::map(articles, threads, |article| {
            let layers = self.annotate_caught(article, layers, progress);
            progress.add(1);
            layers
        })
    }

    /// [`Pipeline::annotate_only`], with a panic turned into an error.
    ///
    /// # Errors
    /// As [`Pipeline::annotate`], and when this library has a defect.
    pub fn annotate_caught(
        &self,
        article: &Article<'_>,
        layers: LayerSet,
        progress: &Progress,
    ) -> Result<Layers> {
        progress.check()?;
        catch_unwind(AssertUnwindSafe(|| self.annotate_only(article, layers, progress)))
            .unwrap_or_else(|_| {
                Err(Error::internal("internal error in this text; please report it with the text"))
            })
    }
}
