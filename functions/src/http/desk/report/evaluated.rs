//! What the report takes of evaluations: the questions that their forms name for it.

use std::collections::BTreeMap;

use domain::form::{ForPair, Occasion, Reported};
use domain::heard::Filled;
use domain::id::OptionId;
use domain::matching::Side;
use domain::report::{Consent, Quote, Said, Topic};
use domain::{Answers, Form, Lang, Raw};

use crate::http::roll;
use crate::store::{FormEntry, ProgramHead, ReadPrograms, StoreError, wording};

/// What each side is asked about, with the options in the form's order.
pub(super) async fn topics<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
) -> Result<BTreeMap<(Side, Topic), Vec<OptionId>>, StoreError> {
    let mut topics = BTreeMap::new();
    for (entry, pair) in evaluations(head) {
        let form = roll::version(store, head, &entry.id, &entry.version).await?;
        for side in [Side::Mentee, Side::Mentor] {
            if pair.side.is_none_or(|only| only == side) {
                let asked = asked(&form).map(|(topic, options)| ((side, topic), options));
                topics.extend(asked);
            }
        }
    }
    Ok(topics)
}

/// What the options of each topic are called, in the words of a language; in the program's own, where
/// none is named.
pub(super) async fn labels<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    lang: Option<&Lang>,
) -> Result<BTreeMap<(Topic, OptionId), String>, StoreError> {
    let mut labels = BTreeMap::new();
    for (entry, _) in evaluations(head) {
        let version = (&head.program.id, &entry.id, &entry.version);
        let Some(form) = wording(store, version, lang).await? else { continue };
        for (topic, question) in reporting(&form) {
            let options = question.kind.options().iter();
            labels.extend(options.map(|one| ((topic, one.id.clone()), one.label.clone())));
        }
    }
    Ok(labels)
}

/// What the report takes of a form that somebody of this name has filled in.
pub(super) async fn said<S: ReadPrograms>(
    store: &S,
    head: &ProgramHead,
    filled: &Filled,
    name: &str,
) -> Result<Said, StoreError> {
    let form = roll::version(store, head, &filled.form, &filled.version).await?;
    let Some(pair) = form.opens.for_pair() else { return Ok(Said::default()) };
    let text = |what| text(&filled.answers, pair, what);
    let chosen = |topic| Some((topic, OptionId::new(text(Reported::Topic(topic))?).ok()?));
    let consent = match text(Reported::Consent) {
        Some("named") => Consent::Named,
        Some("unnamed") => Consent::Unnamed,
        _ => Consent::No,
    };
    let words = text(Reported::Quote).unwrap_or_default();
    Ok(Said {
        answers: Topic::ALL.into_iter().filter_map(chosen).collect(),
        quote: Quote::allowed(words, name, consent),
    })
}

/// The answer to the question that tells the report of something.
fn text<'a>(answers: &'a Answers, pair: &ForPair, what: Reported) -> Option<&'a str> {
    match answers.get(pair.reporting(what)?)? {
        Raw::Text(text) => Some(text),
        Raw::Many(_) | Raw::Rows(_) => None,
    }
}

/// The program's evaluations, as they are now.
fn evaluations(head: &ProgramHead) -> impl Iterator<Item = (&FormEntry, &ForPair)> {
    let pairs = head.forms.iter().filter_map(|entry| Some((entry, entry.opens.for_pair()?)));
    pairs.filter(|(_, pair)| pair.asked == Occasion::Evaluation)
}

/// What a form asks about, with the options of each.
fn asked(form: &Form) -> impl Iterator<Item = (Topic, Vec<OptionId>)> {
    let options = |question: &domain::form::Question| {
        question.kind.options().iter().map(|one| one.id.clone()).collect()
    };
    reporting(form).map(move |(topic, question)| (topic, options(question)))
}

/// The questions of a form that are about a topic.
fn reporting(form: &Form) -> impl Iterator<Item = (Topic, &domain::form::Question)> {
    let pair = form.opens.for_pair();
    Topic::ALL.into_iter().filter_map(move |topic| {
        Some((topic, form.question(pair?.reporting(Reported::Topic(topic))?)?))
    })
}
