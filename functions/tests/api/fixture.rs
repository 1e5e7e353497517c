//! A small program, written by hand: what a committee's files become.

use domain::program::Program;
use domain::texts::Texts;
use domain::translation::Translation;
use domain::{Form, Lang};
use serde_json::{Value, json};

pub(crate) const HOST: &str = "https://sts.libguides.com";

pub(crate) fn program() -> Program {
    let window = |from: u16| json!({ "apply": { "opens": format!("{from}-09-01"), "closes": format!("{}-01-31", from + 1) } });
    serde_json::from_value(json!({
        "id": "sts", "name": "STS Mentoring", "association": "STS", "address": "sts@example.org",
        "lang": "en", "about": ["What it is."], "keep-months": 18, "hosts": [HOST],
        "cohorts": [
            { "id": "2026-27", "name": "2026–27", "windows": window(2026),
              "calendar": [{ "on": "2027-02-15", "what": "Introductions" }] },
            { "id": "2027-28", "name": "2027–28", "windows": window(2027) },
        ],
    }))
    .unwrap()
}

fn form(id: &str, version: &str, questions: &Value) -> Form {
    serde_json::from_value(json!({
        "id": id, "version": version, "lang": "en", "title": "Mentee application",
        "dataset": format!("{id}s"), "minutes": 15, "opens": "anyone", "window": "apply",
        "sending": "expected", "send": "Send", "next": ["We write to you."],
        "sections": [{ "id": "all", "title": "All", "who-sees": "committee", "questions": questions }],
    }))
    .unwrap()
}

fn question(id: &str, ask: &str, kind: Value, more: Value) -> Value {
    let mut question =
        json!({ "id": id, "ask": ask, "kind": kind, "who-sees": "committee", "optional": true });
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    question
}

fn options(names: &[(&str, &str)]) -> Value {
    names.iter().map(|(id, label)| json!({ "id": id, "label": label })).collect()
}

/// The questions that every version of the application asks.
fn questions() -> Vec<Value> {
    let line = || json!({ "short-text": { "most": 100 } });
    let topics = options(&[("data", "Data"), ("teaching", "Teaching"), ("sum", "=SUM(A1)")]);
    let kinds = options(&[("skill", "A skill"), ("career", "A career")]);
    let parts = json!([
        question(
            "statement",
            "Your goal",
            json!({ "long-text": { "most": 500 } }),
            json!({ "optional": false })
        ),
        question("kind", "What kind", json!({ "choice": { "options": kinds } }), json!({})),
        question("doubts", "Your doubts", line(), json!({ "who-sees": "self" })),
    ]);
    vec![
        question(
            "name",
            "Your name",
            line(),
            json!({ "optional": false, "missing": "Enter your name" }),
        ),
        question("email", "Your e-mail address", json!("email"), json!({ "optional": false })),
        question("note", "A note", json!({ "long-text": { "most": 50_000 } }), json!({})),
        question(
            "topics",
            "Topics",
            json!({ "ranked": { "options": topics, "at-least": 1, "at-most": 2 } }),
            json!({}),
        ),
        question(
            "goals",
            "Goals",
            json!({ "group": { "item": "Goal", "at-least": 1, "at-most": 2, "parts": parts } }),
            json!({}),
        ),
        question("secret", "For yourself", line(), json!({ "who-sees": "self" })),
        question("region", "For matching", line(), json!({ "who-sees": "matching" })),
    ]
}

/// The application as it was first published.
pub(crate) fn application() -> Form {
    let mut questions = questions();
    questions.push(question(
        "fax",
        "Your fax number",
        json!({ "short-text": { "most": 40 } }),
        json!({}),
    ));
    form("application", "000000000000000a", &questions.into())
}

/// The application as it became: a question has gone, and another one has come.
pub(crate) fn newer_application() -> Form {
    let mut questions = questions();
    questions.push(question(
        "orcid",
        "Your ORCID",
        json!({ "short-text": { "most": 40 } }),
        json!({}),
    ));
    form("application", "000000000000000b", &questions.into())
}

/// A form that only the committee may open.
pub(crate) fn desk_form() -> Form {
    let mut form = form("desk-notes", "000000000000000c", &questions().into());
    let window = form.opens.window().cloned().unwrap();
    form.opens = domain::form::Opens::Desk(window);
    form
}

/// A form that the two of a pairing are asked to fill in.
pub(crate) fn check_in() -> Form {
    let going =
        json!({ "choice": { "options": options(&[("well", "Well"), ("badly", "Badly")]) } });
    let words = || json!({ "long-text": { "most": 500 } });
    let questions = json!([
        question("going", "How is it going?", going, json!({ "optional": false })),
        question("told", "What should we know?", words(), json!({})),
        question("thoughts", "Your own thoughts", words(), json!({ "who-sees": "self" })),
        question("fit", "Who would fit?", words(), json!({ "who-sees": "matching" })),
    ]);
    serde_json::from_value(json!({
        "id": "check-in", "version": "00000000000000c1", "lang": "en", "title": "Check-in",
        "dataset": "check-ins", "minutes": 2, "opens": "pairing", "asked": "check-in",
        "concerns": [{ "question": "going", "is": ["badly"] }],
        "sending": "expected", "send": "Send", "next": ["We read it."],
        "sections": [{ "id": "all", "title": "All", "who-sees": "committee", "questions": questions }],
    }))
    .unwrap()
}

pub(crate) fn texts() -> Texts {
    let texts: Texts = serde_json::from_value(json!({
        "problem.missing-text": "Answer: {ask}",
        "problem.email": "Enter an e-mail address like name@example.org",
        "problem.in-row": "{item} {row}: {problem}",
        "problem.too-long": "Shorten by {over}",
        "problem.unknown-question": "This is not asked",
        "export.reference": "Reference", "export.sent": "Sent", "export.cohort": "Cohort",
        "export.repeat": "Sent before", "export.withdrawn": "Withdrawn", "export.lang": "Language",
        "export.version": "Version", "export.yes": "yes", "export.rank": "{ask}, {n}",
        "mail.received-subject": "{form}: received", "mail.received-title": "Received.",
        "mail.received-about": "{program} has it: {form}.", "mail.reference": "Your reference",
        "export.revised": "Changed", "export.changed": "What was changed",
        "mail.next": "Next", "mail.questions": "Write to {address}.", "mail.why": "You sent it.",
        "export.part": "{item} {n}: {ask}",
        "export.flags": "Odd", "export.flag-honeypot": "trapped", "export.flag-no-token": "no token",
        "export.flag-too-fast": "too fast", "export.flag-many-from-network": "many from there",
        "export.local": "{column} in {zone}", "export.cut": " [{n} cut]",
        "export.who-matching": "only for matching",
        "work.moment": "One moment.",
        "elsewhere.until": "Until {date}.",
        "date.day": "{month} {day}, {year}",
        "date.months": "January, February, March, April, May, June, July, August, September, October, November, December",
    }))
    .unwrap();
    let own = [
        ("mail.link", "Your link"),
        ("mail.link-about", "It opens what you sent."),
        ("mail.code", "Code"),
        ("mail.changed-subject", "{form}: changed"),
        ("mail.changed-title", "Changed."),
        ("mail.changed-about", "{program} has it: {form}."),
        ("mail.withdrawn-subject", "{form}: withdrawn"),
        ("mail.withdrawn-title", "Withdrawn."),
        ("mail.withdrawn-about", "{form} is gone from {program} on {date}."),
        ("mail.links-subject", "{program}: your links"),
        ("mail.links-title", "Your links."),
        ("mail.links-about", "You asked {program}."),
        ("mail.links-why", "You asked."),
        ("mail.sign-in-subject", "{program}: your code"),
        ("mail.sign-in-title", "Your code."),
        ("mail.sign-in-about", "For {program}, {n} minutes."),
        ("mail.sign-in-code", "Your code"),
        ("mail.sign-in-why", "Somebody asked."),
        ("mail.locked-subject", "{program}: locked"),
        ("mail.locked-title", "Locked."),
        ("mail.locked-about", "{program}: {n} times."),
        ("mail.locked-why", "You are on it."),
        ("mail.desk-questions", "Ask {address}."),
        ("export.status", "Status"),
        ("export.pairing", "Pairing"),
        ("export.milestone", "Asked at"),
        ("export.status-wait-list", "waits"),
        ("export.name", "Name"),
        ("export.side", "Side"),
        ("export.mentee", "mentee"),
        ("export.waited", "Waited"),
        ("mail.question-subject", "{form}: a question"),
        ("mail.question-title", "A question."),
        ("mail.question-about", "{program} asks: {form}."),
        ("mail.question-answer", "Answer there."),
    ];
    texts.with(own.map(|(key, text)| (key.to_owned(), text.to_owned())))
}

/// Answers that the application accepts.
pub(crate) fn answers() -> Value {
    json!({ "name": "Ada Lovelace", "email": "ada@example.org" })
}

/// The program and its forms in French, of which one question is translated.
pub(crate) fn french(forms: &[Form]) -> Translation {
    let lang = Lang::new("fr").unwrap();
    let mut program = Program { lang: lang.clone(), name: "Mentorat".into(), ..program() };
    program.cohorts[0].calendar[0].what = "Présentations".into();
    let in_french = |form: &Form| {
        let mut form = Form { lang: lang.clone(), title: "Candidature".into(), ..form.clone() };
        for question in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
            if question.id.as_str() == "name" {
                question.ask = "Votre nom".into();
                question.missing = Some("Indiquez votre nom".into());
            } else {
                question.lang = Lang::new("en").ok();
            }
        }
        form
    };
    let said = [
        ("language.name", "Français"),
        ("problem.email", "Indiquez une adresse comme nom@example.org"),
        ("mail.received-subject", "{form} : reçu"),
        ("mail.received-title", "Bien reçu."),
        ("page.forms", "Formulaires"),
    ];
    let said = said.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let forms = forms.iter().map(in_french).collect();
    Translation { program, forms, texts: texts().with(said) }
}
