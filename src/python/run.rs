//! The one door through which every long call leaves Python.
//!
//! The calling thread alone touches Python. While the pool works, it waits in slices, detached; at
//! the end of each slice it looks for Ctrl-C and reports progress. An exception there asks the
//! workers to stop, waits for them, and is raised.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use pyo3::prelude::*;

use super::errors::{ChroniqueError, InvalidInput};
use crate::parallel::{self, Progress};

/// How long Ctrl-C may have to wait.
const SLICE: Duration = Duration::from_millis(50);

/// What `set_threads` said; 0: nothing yet.
static THREADS: AtomicUsize = AtomicUsize::new(0);

/// Runs `work` on the pool while this thread stays ready for Ctrl-C and calls `report(done)`.
pub fn run<R: Send>(
    py: Python<'_>,
    threads: usize,
    progress: &Progress,
    report: Option<&Py<PyAny>>,
    work: impl FnOnce() -> R + Send,
) -> PyResult<R> {
    let mut failure = None;
    let tick = || {
        if failure.is_some() {
            return;
        }
        let seen = Python::attach(|py| {
            py.check_signals()?;
            report.map_or(Ok(()), |report| report.call1(py, (progress.done(),)).map(drop))
        });
        if let Err(error) = seen {
            progress.cancel();
            failure = Some(error);
        }
    };
    let result = py.detach(|| {
        catch_unwind(AssertUnwindSafe(|| parallel::alongside(threads, SLICE, work, tick)))
    });
    match failure {
        Some(error) => Err(error),
        None => result.map_err(|_| ChroniqueError::new_err("internal error; please report it")),
    }
}

/// The number of threads that a call uses: its own wish, else `set_threads`, else one a core.
pub fn resolve(threads: i64) -> PyResult<usize> {
    match usize::try_from(threads) {
        Ok(0) => Ok(match THREADS.load(Ordering::Relaxed) {
            0 => parallel::default_threads(),
            set => set,
        }),
        Ok(threads) if threads <= 1024 => Ok(threads),
        _ => Err(InvalidInput::new_err(format!(
            "threads must lie between 0 (one a core) and 1024, not {threads}"
        ))),
    }
}

/// Set how many threads calls use that do not say it themselves.
///
/// Parameters
/// ----------
/// threads : int
///     0 means one a core.
///
/// Examples
/// --------
/// >>> import chronique as cq
/// >>> cq.set_threads(2)
/// >>> cq.threads()
/// 2
/// >>> cq.set_threads(0)
#[pyfunction]
pub fn set_threads(threads: i64) -> PyResult<()> {
    if threads != 0 {
        resolve(threads)?;
    }
    THREADS.store(threads as usize, Ordering::Relaxed);
    Ok(())
}

/// How many threads a call uses that does not say it itself.
#[pyfunction]
pub fn threads() -> PyResult<usize> {
    resolve(0)
}
