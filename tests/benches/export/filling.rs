//! Puts submissions into the table through the store's public door, many at a time.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use functions::store::{NewSubmission, Put, PutSubmission, SubmissionKey, Table};
use tests::applicants::Applicants;

/// How many are under way at once.
const AT_ONCE: usize = 8;
/// From one submission to the next, in milliseconds.
const APART: i64 = 1_500;

/// Stores the submissions of those numbers to a cohort; number 0 was sent at that moment.
pub(crate) async fn fill(
    table: &Table,
    of: (&ProgramId, &CohortId),
    applicants: &Arc<Applicants>,
    first: Instant,
    numbers: Range<usize>,
) {
    let next = Arc::new(AtomicUsize::new(numbers.start));
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let (table, applicants, next) = (table.clone(), Arc::clone(applicants), Arc::clone(&next));
        let (program, cohort) = (of.0.clone(), of.1.clone());
        workers.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= numbers.end {
                    return;
                }
                let later = i64::try_from(number).expect("there are not so many") * APART;
                let new = NewSubmission {
                    program: program.clone(),
                    cohort: cohort.clone(),
                    lang: domain::Lang::new("en").expect("it is a language"),
                    submission: applicants.submission(number),
                    key: SubmissionKey::new(&format!("bench-export-{number:016}"))
                        .expect("it is a key"),
                    reference: reference(number),
                    address: None,
                    flags: Vec::new(),
                    submitted_at: Instant::from_milliseconds(first.milliseconds() + later),
                };
                let put = table.put_submission(&new).await.expect("the table takes it");
                assert!(matches!(put, Put::Stored(_)), "it is new");
            }
        });
    }
    while let Some(done) = workers.join_next().await {
        done.expect("a worker comes to its end");
    }
}

/// A reference for each number, none of them twice: an odd factor permutes the 60 bits.
fn reference(number: usize) -> Reference {
    let number = u64::try_from(number).expect("it fits");
    Reference::from_random(number.wrapping_mul(0x09E3_779B_97F4_A7C1))
}
