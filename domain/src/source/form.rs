//! A form's file.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::lists::Lists;
use super::reader::{Place, Reader, parse};
use super::{Faults, File, Language, conditions, pairing, question};
use crate::export;
use crate::form::{Audience, Form, Kind, Opens, Question, Section, Sending};
use crate::id::{FormId, QuestionId, SectionId, WindowId};
use crate::program::Program;
use crate::version::Version;

/// What a form's file refers to.
pub(super) struct Context<'a> {
    /// Where each question of the form stands in its file.
    pub(super) offsets: Offsets,
    /// What its questions say of themselves, if it is a pairing's.
    pub(super) marks: pairing::Marks,
    pub(super) program: &'a Program,
    pub(super) lists: &'a Lists,
    pub(super) language: &'a Language,
}

/// How many bytes into its file each question stands; parts among them.
pub(super) type Offsets = RefCell<BTreeMap<QuestionId, usize>>;

/// A form, and the file that it was read from.
pub(super) struct Read<'a> {
    pub(super) form: Form,
    file: &'a File,
    offsets: Offsets,
}

/// Where a question stands.
pub(super) fn place_in<'a>(
    start: Place<'a>,
    offsets: &Offsets,
    question: &QuestionId,
) -> Place<'a> {
    offsets.borrow().get(question).map_or(start, |offset| start.at_offset(*offset))
}

pub(super) fn read<'a>(
    id: FormId,
    file: &'a File,
    context: Context<'_>,
    faults: &Faults,
) -> Option<Read<'a>> {
    let table = parse(file, faults)?;
    let reader = Reader::new(Place::start_of(file, faults), table.get_ref());
    let title = reader.need("title", reader.text("title"));
    let send = reader.need("send", reader.text("send"));
    let dataset = reader
        .need("dataset", reader.text("dataset"))
        .and_then(|name| named(name, FormId::new, reader.place_of("dataset")));
    let opens = opens(&reader, context.program);
    let sending = match reader.need("sending", reader.text("sending")) {
        Some("expected") => Some(Sending::Expected),
        Some("optional") => Some(Sending::Optional),
        Some(_) => unknown(&reader, "sending", "expected or optional"),
        None => None,
    };
    let about = reader.texts("about");
    let next = reader.texts("next");
    let minutes = reader.number("minutes").unwrap_or(0);
    let sections: Vec<Section> =
        reader.tables("section").into_iter().filter_map(|table| section(table, &context)).collect();
    if sections.is_empty() {
        reader.place().fault("the form has no section: add one under [[section]]");
    }
    if next.is_empty() {
        reader.place().fault("say in “next” what happens after sending, one sentence a line");
    }
    let place = reader.place();
    reader.finish();
    let Context { offsets, marks, program, .. } = context;
    let place_of = |question: &QuestionId| place_in(place, &offsets, question);
    let opens = marks.take(opens, &place_of);
    let form = Form {
        id,
        version: Version::unpublished(),
        lang: program.lang.clone(),
        words_in: None,
        title: title?.to_owned(),
        dataset: dataset?,
        about,
        minutes,
        opens: opens?,
        sending: sending?,
        send: send?.to_owned(),
        sections,
        next,
    };
    conditions::check(&form, &place_of);
    refuse_twins(&form, &place_of, place);
    pairing::check(&form, &place_of);
    Some(Read { form, file, offsets })
}

/// What only shows when a program's forms are side by side.
pub(super) fn check_together<'a>(forms: &'a [Read<'_>], faults: &'a Faults) {
    let placed = |read: &'a Read<'_>| (&read.form, Place::start_of(read.file, faults));
    pairing::check_together(&forms.iter().map(placed).collect::<Vec<_>>());
    for (at, read) in forms.iter().enumerate() {
        let place = Place::start_of(read.file, faults);
        let dataset = &read.form.dataset;
        if export::OURS.contains(&dataset.as_str()) {
            let ours = export::OURS.join(", ");
            place.fault(format!(
                "the dataset “{dataset}” would be one of Ligature’s own ({ours}): choose another name"
            ));
        }
        if let Some(other) = forms.iter().skip(at + 1).find(|other| other.form.dataset == *dataset)
        {
            place.fault(format!(
                "the dataset “{dataset}” is also that of “{}”: every form has its own",
                other.form.id
            ));
        }
        let parts = read.form.questions().flat_map(|question| question.kind.parts());
        for question in read.form.questions().chain(parts) {
            let Some(copy) = &question.copy_from else { continue };
            let source = forms.iter().find(|other| other.form.id == copy.form);
            let source = source.and_then(|other| other.form.question(&copy.question));
            let found = source.is_some_and(|source| match &copy.part {
                None => source.kind.parts().is_empty(),
                Some(part) => source.kind.parts().iter().any(|known| known.id == *part),
            });
            if !found {
                place_in(place, &read.offsets, &question.id).fault(format!(
                    "“copy-from” of “{}” names no answer that another form of this program has",
                    question.id
                ));
            }
        }
    }
}

/// Tells each answer that can be copied what the form is called that it comes from.
pub(super) fn name_sources(forms: &mut [Form]) {
    let titles: BTreeMap<FormId, String> =
        forms.iter().map(|form| (form.id.clone(), form.title.clone())).collect();
    let name = |question: &mut Question| {
        if let Some(copy) = &mut question.copy_from {
            copy.title = titles.get(&copy.form).cloned().unwrap_or_default();
        }
    };
    let sections = forms.iter_mut().flat_map(|form| &mut form.sections);
    for question in sections.flat_map(|section| &mut section.questions) {
        name(question);
        if let Kind::Group { parts, .. } = &mut question.kind {
            parts.iter_mut().for_each(name);
        }
    }
}

fn section(reader: Reader<'_>, context: &Context<'_>) -> Option<Section> {
    let id = reader.need("id", reader.text("id"));
    let id = id.and_then(|name| named(name, SectionId::new, reader.place_of("id")));
    let title = reader.need("title", reader.text("title"));
    let about = reader.texts("about");
    let who_sees = reader.need("who-sees", question::who_sees(&reader));
    let audience = who_sees.unwrap_or(Audience::Committee);
    let questions = reader.tables("question").into_iter();
    let questions: Vec<_> =
        questions.filter_map(|table| question::read(table, audience, context)).collect();
    if questions.is_empty() {
        reader.place().fault("the section has no question: add one under [[section.question]]");
    }
    reader.finish();
    let title = title?.to_owned();
    Some(Section { id: id?, lang: None, title, about, who_sees: who_sees?, questions })
}

/// Who may open it, and when.
fn opens(reader: &Reader<'_>, program: &Program) -> Option<Opens> {
    let open: fn(WindowId) -> Opens = match reader.need("opens", reader.text("opens"))? {
        "pairing" => return pairing::read(reader, program),
        "anyone" => Opens::Anyone,
        "desk" => Opens::Desk,
        _ => {
            // What else it says may be right.
            drop((window(reader, program), reader.text("asked"), reader.text("side")));
            return unknown(reader, "opens", "anyone, pairing or desk");
        }
    };
    pairing::refuse_words(reader);
    window(reader, program).map(open)
}

fn window(reader: &Reader<'_>, program: &Program) -> Option<WindowId> {
    let name = reader.need("window", reader.text("window"))?;
    let place = reader.place_of("window");
    let window = named(name, WindowId::new, place)?;
    for cohort in program.cohorts.iter().filter(|cohort| !cohort.windows.contains_key(&window)) {
        place.fault(format!(
            "the cohort “{}” has no window “{name}”: add it in program.toml",
            cohort.id
        ));
    }
    Some(window)
}

/// Reads a name; one that breaks the rule becomes a fault.
pub(super) fn named<T>(
    name: &str,
    read: impl FnOnce(&str) -> Result<T, crate::id::NotAName>,
    place: Place<'_>,
) -> Option<T> {
    match read(name) {
        Ok(id) => Some(id),
        Err(rule) => {
            place.fault(format!("rename “{name}”: {rule}"));
            None
        }
    }
}

pub(super) fn unknown<T>(reader: &Reader<'_>, word: &'static str, known: &str) -> Option<T> {
    reader.place_of(word).fault(format!("“{word}” can be {known}"));
    None
}

fn refuse_twins<'a>(form: &Form, place_of: &dyn Fn(&QuestionId) -> Place<'a>, start: Place<'_>) {
    let mut questions: Vec<&QuestionId> = form.questions().map(|question| &question.id).collect();
    let mut sections: Vec<&SectionId> = form.sections.iter().map(|section| &section.id).collect();
    questions.sort();
    sections.sort();
    for twin in twins(&questions) {
        place_of(twin).fault(format!("two questions are called “{twin}”: rename one"));
    }
    for twin in twins(&sections) {
        start.fault(format!("two sections are called “{twin}”: rename one"));
    }
    for question in form.questions() {
        let mut parts: Vec<&QuestionId> =
            question.kind.parts().iter().map(|part| &part.id).collect();
        parts.sort();
        for twin in twins(&parts) {
            place_of(twin)
                .fault(format!("two parts of “{}” are called “{twin}”: rename one", question.id));
        }
    }
}

fn twins<'a, T: PartialEq>(sorted: &'a [&'a T]) -> impl Iterator<Item = &'a T> {
    let pairs = sorted.iter().zip(sorted.iter().skip(1));
    pairs.filter(|(a, b)| a == b).map(|(a, _)| *a)
}
