//! The only door to threads: one rayon pool per process and thread count.
//!
//! rayon's global pool hangs for ever in a forked child that inherits it, so pools are keyed by
//! process id: a child finds none of its own and builds one. Nothing is built at import, and an
//! inherited pool is never dropped (dropping waits for threads that the child does not have).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::{Error, Result};

/// A list that only grows, read without locks: a lock held while another thread forks would
/// stay locked in the child.
struct Node {
    process: u32,
    threads: usize,
    pool: ThreadPool,
    next: OnceLock<Box<Node>>,
}

static POOLS: OnceLock<Box<Node>> = OnceLock::new();

/// The pool of this process with so many threads; 0 means one a core.
fn pool(threads: usize) -> &'static ThreadPool {
    let process = std::process::id();
    let threads = if threads == 0 { default_threads() } else { threads };
    let mut slot = &POOLS;
    loop {
        let node = slot.get_or_init(|| {
            let pool = ThreadPoolBuilder::new()
                .num_threads(threads)
                .thread_name(|i| format!("chronique-{i}"))
                .build()
                .expect("the operating system refused a thread");
            Box::new(Node { process, threads, pool, next: OnceLock::new() })
        });
        if node.process == process && node.threads == threads {
            return &node.pool;
        }
        slot = &node.next;
    }
}

/// How many threads are used when nobody says: `RAYON_NUM_THREADS`, else the cores this process may use.
pub fn default_threads() -> usize {
    std::env::var("RAYON_NUM_THREADS")
        .ok()
        .and_then(|n| n.parse().ok())
        .filter(|&n| n > 0)
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// What the worker threads and the waiting caller tell each other.
///
/// ```
/// use chronique::parallel::Progress;
/// let progress = Progress::default();
/// progress.add(3);
/// assert_eq!(progress.done(), 3);
/// assert!(!progress.is_cancelled());
/// ```
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Counts texts that are finished.
    pub fn add(&self, texts: u64) {
        self.done.fetch_add(texts, Ordering::Relaxed);
    }

    /// Texts finished so far.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the workers to stop at the next sentence.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether they were asked.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// An error once they were asked: what a stage calls between pieces of work.
    ///
    /// # Errors
    /// When the work was cancelled.
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() { Err(Error::cancelled()) } else { Ok(()) }
    }
}

/// Maps items on the pool; the results come in the order of the items at any thread count.
pub fn map<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync + Send,
) -> Vec<R> {
    pool(threads).install(|| items.par_iter().map(work).collect())
}

/// Runs `work` on the pool while the calling thread waits, and calls `tick` there every `slice`:
/// the place to look for Ctrl-C and to draw a progress bar.
///
/// # Panics
/// When `work` panics.
pub fn alongside<R: Send>(
    threads: usize,
    slice: Duration,
    work: impl FnOnce() -> R + Send,
    mut tick: impl FnMut() + Send,
) -> R {
    let (sender, receiver) = channel();
    pool(threads)
        .in_place_scope(|scope| {
            scope.spawn(move |_| {
                // A closed channel means that the caller is gone; then nobody wants the result.
                let _ = sender.send(work());
            });
            loop {
                match receiver.recv_timeout(slice) {
                    Ok(result) => return Some(result),
                    Err(RecvTimeoutError::Timeout) => tick(),
                    // The worker panicked; the scope passes the panic on.
                    Err(RecvTimeoutError::Disconnected) => return None,
                }
            }
        })
        .expect("a worker that sends nothing has panicked, and the scope has said so")
}

/// A job on the pool whose result is still to come.
#[derive(Debug)]
pub struct Job<R>(Receiver<Result<R>>);

impl<R> Job<R> {
    /// Waits for the result.
    ///
    /// # Errors
    /// When the job panicked.
    pub fn wait(self) -> Result<R> {
        self.0.recv().unwrap_or_else(|_| Err(Error::internal("a job was lost; please report it")))
    }
}

/// Starts a job on the pool and comes back at once: the calling thread can prepare the next one
/// meanwhile, and take the results in any order.
///
/// ```
/// use chronique::parallel;
/// let jobs: Vec<_> = (1..=3).map(|n| parallel::start(2, move || n * n)).collect();
/// let squares: Vec<_> = jobs.into_iter().map(|job| job.wait().unwrap()).collect();
/// assert_eq!(squares, [1, 4, 9]);
/// ```
pub fn start<R: Send + 'static>(
    threads: usize,
    work: impl FnOnce() -> R + Send + 'static,
) -> Job<R> {
    let (sender, receiver) = channel();
    pool(threads).spawn(move || {
        // A panic that leaves a job would end the process.
        let result = catch_unwind(AssertUnwindSafe(work))
            .map_err(|_| Error::internal("internal error; please report it"));
        // A closed channel means that nobody wants the result any more.
        let _ = sender.send(result);
    });
    Job(receiver)
}
