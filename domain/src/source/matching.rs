//! `matching.toml`: what counts when people are matched.

mod asked;
mod line;
mod rules;

use self::asked::Sides;
use super::form::named;
use super::reader::{Place, Reader, parse};
use super::{Faults, File};
use crate::form::Form;
use crate::id::{FormId, LineId, QuestionId};
use crate::matching::{Line, MOST_LINES, Policy, Sheet, Side};

/// Reads a policy, and sees that what it names is there.
pub(super) fn read(file: &File, forms: &[Form], faults: &Faults) -> Option<Policy> {
    let table = parse(file, faults)?;
    let reader = Reader::new(Place::start_of(file, faults), table.get_ref());
    let sides = reader.need("sides", reader.table("sides"));
    let sheets = sides.and_then(|sides| {
        let mentee = sides.need("mentee", sides.table("mentee"));
        let mentor = sides.need("mentor", sides.table("mentor"));
        let read = (mentee.and_then(|of| sheet(of, forms)), mentor.and_then(|of| sheet(of, forms)));
        sides.finish();
        Some((read.0?, read.1?))
    });
    let ((mentee, mentee_form), (mentor, mentor_form)) = sheets?;
    if mentee.form == mentor.form {
        reader.place_of("sides").fault("the two sides fill in the same form: each has its own");
    }
    let sides = Sides { mentee: mentee_form, mentor: mentor_form };
    let read = reader.tables("line").into_iter().filter_map(|table| line::read(table, sides));
    let lines: Vec<Line> = read.collect();
    if lines.is_empty() {
        reader.place().fault("nothing is compared: add what counts under [[line]]");
    }
    if lines.len() > MOST_LINES {
        reader.place_of("line").fault(format!("a policy has at the most {MOST_LINES} lines"));
    }
    refuse_twins(&lines, reader.place_of("line"));
    let rules = reader.need("rules", reader.table("rules"));
    let institutions = rules::institutions(&reader);
    let rules = rules.and_then(|table| rules::read(table, sides, institutions));
    reader.finish();
    Some(Policy { mentee, mentor, lines, rules: rules? })
}

fn sheet<'a>(reader: Reader<'_>, forms: &'a [Form]) -> Option<(Sheet, &'a Form)> {
    let id = reader.need("form", reader.text("form"));
    let id = id.and_then(|name| named(name, FormId::new, reader.place_of("form")))?;
    let Some(form) = forms.iter().find(|form| form.id == id) else {
        reader.place_of("form").fault(format!("the program has no form “{id}”"));
        return None;
    };
    let name = reader.need("name", reader.text("name"));
    let name = name.and_then(|name| named(name, QuestionId::new, reader.place_of("name")));
    let name = name.filter(|name| asked::is_text(form, name, reader.place_of("name")));
    let matched = asked::condition(&reader, "matched", form);
    let peer = asked::condition(&reader, "peer", form);
    reader.finish();
    Some((Sheet { form: id, name: name?, matched, peer }, form))
}

fn refuse_twins(lines: &[Line], place: Place<'_>) {
    let mut names: Vec<&LineId> = lines.iter().map(|line| &line.id).collect();
    names.sort();
    for twin in names.iter().zip(names.iter().skip(1)).filter(|(a, b)| a == b) {
        place.fault(format!("two lines are called “{}”: rename one", twin.0));
    }
}

/// What a side is called in the file.
fn word(side: Side) -> &'static str {
    match side {
        Side::Mentee => "mentee",
        Side::Mentor => "mentor",
    }
}
