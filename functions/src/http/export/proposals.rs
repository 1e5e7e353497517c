//! Whom matching suggests to introduce in the cohort that is cared for now, or in the one that is
//! asked for: one row for each pair.

use std::collections::BTreeMap;

use domain::desk::{PairedPerson, QuestionWords};
use domain::export::{ExportedLine, ExportedProposal, NextBest};
use domain::id::CohortId;
use domain::matching::{LineReason, Partners, Policy, Side, Suggestion};
use domain::reference::Reference;

use super::ExportStore;
use super::asked::Wanted;
use crate::clock::Clock;
use crate::http::everyone::{Everyone, paired};
use crate::http::problem::Problem;
use crate::http::roll::version;
use crate::store::{ProgramHead, StoreError};

/// They are solved anew each time, without anybody's wishes: scenarios are for the desk.
pub(super) async fn read<S: ExportStore>(
    (store, clock): (&S, &Clock),
    head: &ProgramHead,
    wanted: &Wanted,
) -> Result<Vec<ExportedProposal>, Problem> {
    let now = clock.now();
    let current = || head.program.current_cohort(now).map(|cohort| cohort.id.clone());
    let Some(cohort) = wanted.cohort.clone().or_else(current) else { return Ok(Vec::new()) };
    let of = (head, &cohort);
    let pairings = store.pairings((&head.program.id, &cohort)).await?;
    let everyone = Everyone::read(store, of, &pairings, now).await?;
    let everyone = everyone.remembering(store, of, now).await?;
    let forms = everyone.forms.iter().map(|(side, form)| (*side, &**form));
    let lines = everyone.policy.seen_lines(forms);
    let words = words(store, head, &everyone.policy).await?;
    let policy = everyone.policy.clone();
    let live = pairings.live(now).map(|pairing| &pairing.partners);
    let pool = everyone.pool(now).taking(live);
    // Thousands of people take a while to match: other calls go on meanwhile.
    let solved = tokio::task::spawn_blocking(move || pool.suggest(&lines)).await;
    let suggestions = solved.map_err(|_| Problem::internal())?.map_err(|_| Problem::internal())?;
    let people = paired(store, of, suggestions.iter().flat_map(named), now).await?;
    let told = Told { head, cohort: &cohort, policy: &policy, words: &words, people: &people };
    Ok(suggestions.into_iter().map(|suggestion| told.row(suggestion)).collect())
}

/// The words of the mentees' form as it is now; none, where the program has it no more.
async fn words<S: ExportStore>(
    store: &S,
    head: &ProgramHead,
    policy: &Policy,
) -> Result<Vec<QuestionWords>, StoreError> {
    let form = &policy.sheet(Side::Mentee).form;
    let Some(entry) = head.form(form) else { return Ok(Vec::new()) };
    let form = version(store, head, form, &entry.version).await?;
    Ok(QuestionWords::of(policy, Side::Mentee, &form))
}

/// Everybody whom a suggestion names.
fn named(suggestion: &Suggestion) -> impl Iterator<Item = &Reference> {
    let next = [&suggestion.mentee_next, &suggestion.mentor_next].into_iter().flatten();
    suggestion.partners.both().into_iter().chain(next.map(|(who, _)| who))
}

/// What it takes to tell of suggestions.
struct Told<'a> {
    head: &'a ProgramHead,
    cohort: &'a CohortId,
    policy: &'a Policy,
    words: &'a [QuestionWords],
    people: &'a BTreeMap<Reference, PairedPerson>,
}

impl Told<'_> {
    fn row(&self, suggestion: Suggestion) -> ExportedProposal {
        let Suggestion { partners, reasons, mentee_next, mentor_next } = suggestion;
        ExportedProposal {
            cohort: self.cohort.clone(),
            people: self.both(&partners),
            points: reasons.points,
            of: reasons.of,
            lines: reasons.lines.into_iter().map(|reason| self.line(reason)).collect(),
            mentee_next: mentee_next.and_then(|next| self.next(next)),
            mentor_next: mentor_next.and_then(|next| self.next(next)),
            partners,
        }
    }

    fn both(&self, partners: &Partners) -> Vec<PairedPerson> {
        partners.both().into_iter().filter_map(|who| self.people.get(who).cloned()).collect()
    }

    fn line(&self, reason: LineReason) -> ExportedLine {
        let line = self.policy.lines.iter().find(|line| line.id == reason.line);
        let words = line.and_then(|line| self.words.iter().find(|words| words.to == line.mentee));
        ExportedLine {
            ask: words.map_or_else(|| reason.line.to_string(), |words| words.ask.clone()),
            said: reason.found.said(words, &self.head.texts),
            line: reason.line,
            points: reason.points,
            of: reason.of,
            found: reason.found,
        }
    }

    fn next(&self, (who, points): (Reference, u16)) -> Option<NextBest> {
        Some(NextBest { person: self.people.get(&who)?.clone(), points })
    }
}
