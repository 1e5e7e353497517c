//! `POST …/imports`: people who filled in a form elsewhere, all of them or none.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::Deed;
use domain::import::{Imported, ImportedRow, MOST_ROWS, NewImport, RowProblems};
use domain::{Form, Submission};
use sha2::{Digest, Sha256};

use super::year::{OfCohort, Year};
use super::{Admitted, DeskStore};
use crate::hex::digits;
use crate::http::intake::new_reference;
use crate::http::problem::{Problem, field_problems};
use crate::http::unkept::answer;
use crate::http::{Site, sent};
use crate::store::{NewSubmission, Put, SubmissionKey};

/// How often a reference is made up again that is taken.
const REFERENCES: usize = 3;

/// Takes all rows, if the form accepts every one of them.
pub(super) async fn take<S: DeskStore>(
    state: State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: OfCohort,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let takes = "form, version, lang and rows, each of which is answers";
    let import: NewImport = sent::object(&headers, &body, takes)?;
    if import.rows.is_empty() || import.rows.len() > MOST_ROWS {
        return Err(Problem::malformed(format!("rows must be 1 to {MOST_ROWS}.")));
    }
    for row in &import.rows {
        sent::check(row)?;
    }
    let year = Year::open(&state, &admitted, path?.0.1).await?;
    let (site, program) = (&state.0, admitted.program());
    // What a pairing is asked belongs to the pairing: nobody is brought in with it.
    let form = year.head.form(&import.form).filter(|form| form.opens.for_pair().is_none());
    form.ok_or_else(|| Problem::unknown("form"))?;
    let form = site.store.form(program, &import.form, &import.version).await?;
    let form = form.ok_or_else(Problem::version)?;
    let submissions = accepted(&form, &import, &year)?;
    // The line before what it tells of: nothing is written that the log knows nothing of.
    let deed = Deed::Imported {
        cohort: year.cohort.clone(),
        form: import.form.clone(),
        rows: u32::try_from(submissions.len()).unwrap_or(u32::MAX),
    };
    site.store.note(program, &admitted.who(), &deed, site.clock.now()).await?;
    let mut rows = Vec::with_capacity(submissions.len());
    for submission in submissions {
        rows.push(stored(site, &year, &import, submission).await?);
    }
    Ok(answer(StatusCode::OK, &Imported { rows }))
}

/// Every row as the form accepts it, or every problem of every row.
fn accepted(form: &Arc<Form>, import: &NewImport, year: &Year) -> Result<Vec<Submission>, Problem> {
    let (mut submissions, mut wrong) = (Vec::new(), Vec::new());
    for (row, answers) in (1..).zip(&import.rows) {
        match form.parse(&form.for_sending(answers)) {
            Ok(submission) => submissions.push(submission),
            Err(rejection) => {
                let problems = field_problems(&rejection, form, &year.head.texts);
                wrong.push(RowProblems { row, problems });
            }
        }
    }
    if wrong.is_empty() { Ok(submissions) } else { Err(Problem::rows(wrong)) }
}

/// Stores a row under a key that it has of what it says: so the same row is there once.
async fn stored<S: DeskStore>(
    site: &Site<S>,
    year: &Year,
    import: &NewImport,
    submission: Submission,
) -> Result<ImportedRow, Problem> {
    let program = &year.head.program.id;
    let address = submission.email().map(|address| site.links.address(program, address));
    let mut new = NewSubmission {
        program: program.clone(),
        cohort: year.cohort.clone(),
        lang: import.lang.clone(),
        key: key(year, &submission)?,
        reference: new_reference()?,
        submitted_at: site.clock.now(),
        flags: Vec::new(),
        submission,
        address,
    };
    for _ in 0..REFERENCES {
        let (reference, was_there) = match site.store.import_submission(&new).await? {
            Put::Stored(stored) => (stored.reference, false),
            Put::Replayed(stored) | Put::KeyReused(stored) => (stored.reference, true),
            Put::ReferenceTaken => {
                new.reference = new_reference()?;
                continue;
            }
        };
        return Ok(ImportedRow { reference, was_there });
    }
    Err(Problem::unavailable())
}

fn key(year: &Year, submission: &Submission) -> Result<SubmissionKey, Problem> {
    let answers = serde_json::to_string(&submission.answers()).map_err(|_| Problem::internal())?;
    let mut hash = Sha256::new();
    for part in [year.cohort.as_str(), submission.form().as_str(), &answers] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let key = format!("import-{}", digits(&hash.finalize()));
    SubmissionKey::new(&key).ok_or_else(Problem::internal)
}
