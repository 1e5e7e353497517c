//! People who have applied, as the table has them: without a browser for each.

use domain::Form;
use domain::program::Program;
use domain::reference::Reference;
use functions::store::{NewSubmission, Put, PutSubmission, ReadParked, SubmissionKey};
use local::programs::Programs;

use crate::applicants::Applicants;
use crate::stage::{Stage, repository};

/// Stores what so many people send of a form of a program; their references.
pub async fn apply(stage: &Stage, program: &str, form: &str, people: usize) -> Vec<Reference> {
    let applicants = applicants(program, form);
    let (program, _) = compiled(program, form);
    let mut references = Vec::new();
    for number in 0..people {
        references.push(send(stage, &program, &applicants, number).await);
    }
    references
}

/// Those who send it: what the first of them answer is what is stored.
#[must_use]
pub fn applicants(program: &str, form: &str) -> Applicants {
    Applicants::to(compiled(program, form).1)
}

/// Has a mail that can't be sent: about a form whose wording is nowhere. Waits until the courier
/// has given it up.
pub async fn park(stage: &Stage, program: &str, form: &str) -> Reference {
    let (compiled, mut lost) = compiled(program, form);
    lost.version = "00000000000000ff".to_owned().try_into().expect("it is a version");
    let reference = send(stage, &compiled, &Applicants::to(lost), 0).await;
    until_parked(stage, program).await;
    reference
}

/// Waits until a mail of a program is parked.
pub async fn until_parked(stage: &Stage, program: &str) {
    let program = program.to_owned().try_into().expect("it is a name");
    loop {
        let parked = stage.system.table().parked(&program, stage.clock.now()).await;
        if !parked.expect("the table answers").mails.is_empty() {
            return;
        }
        tokio::task::yield_now().await;
    }
}

fn compiled(program: &str, form: &str) -> (Program, Form) {
    let programs = Programs::at(repository().join("programs"));
    let compiled = programs.compile(program).unwrap_or_else(|error| panic!("{error}"));
    let found = compiled.forms.into_iter().find(|known| known.id.as_str() == form);
    (compiled.program, found.expect("the program has the form"))
}

async fn send(stage: &Stage, program: &Program, to: &Applicants, number: usize) -> Reference {
    let key = format!("applied-{}-{number:016}", to.form().id);
    let random = to
        .form()
        .id
        .as_str()
        .bytes()
        .fold(7_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let new = NewSubmission {
        program: program.id.clone(),
        cohort: program.cohorts.first().expect("there is a cohort").id.clone(),
        lang: program.lang.clone(),
        submission: to.submission(number),
        key: SubmissionKey::new(&key).expect("it is a key"),
        reference: Reference::from_random(random.wrapping_mul(1 + number as u64)),
        submitted_at: stage.clock.now(),
        flags: Vec::new(),
        address: None,
    };
    match stage.system.table().put_submission(&new).await.expect("the table takes it") {
        Put::Stored(stored) => stored.reference,
        other => panic!("it is not new: {other:?}"),
    }
}
