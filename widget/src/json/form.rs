use domain::Lang;
use domain::api::{FormPage, ProgramCard};
use domain::date::Date;
use domain::form::{
    Audience, Choice, Condition, CopyFrom, Form, Kind, Opens, Question, Section, Sending,
};
use domain::id::{CohortId, FormId, OptionId, ProgramId, QuestionId, SectionId, WindowId};
use domain::program::{Opening, Origin};
use domain::texts::Texts;
use domain::version::Version;

use super::{Value, parse};

/// Reads a form's page.
#[must_use]
pub fn form_page(text: &str) -> Option<FormPage> {
    let mut page = parse(text)?;
    Some(FormPage {
        program: program(page.take("program"))?,
        opening: opening(page.take("opening"))?,
        form: form(page.take("form"))?,
        texts: texts(page.take("texts"))?,
    })
}

fn program(mut program: Value) -> Option<ProgramCard> {
    Some(ProgramCard {
        id: ProgramId::new(&program.take("id").text()?).ok()?,
        name: program.take("name").text()?,
        association: program.take("association").text()?,
        address: program.take("address").text()?,
        hosts: program.take("hosts").each(|host| Origin::parse(&host.text()?).ok())?,
    })
}

/// Reads when a form is open.
pub(super) fn opening(opening: Value) -> Option<Opening> {
    let (name, mut opening) = opening.variant()?;
    let mut day = |name| Date::parse(&opening.take(name).text()?).ok();
    Some(match name.as_str() {
        "open" => Opening::Open {
            closes: day("closes")?,
            cohort: CohortId::new(&opening.take("cohort").text()?).ok()?,
        },
        "not-yet" => Opening::NotYet { opens: day("opens")?, closes: day("closes")? },
        "over" => Opening::Over { closed: day("closed")? },
        _ => return None,
    })
}

fn form(mut form: Value) -> Option<Form> {
    Some(Form {
        id: FormId::new(&form.take("id").text()?).ok()?,
        version: Version::new(&form.take("version").text()?).ok()?,
        lang: lang(form.take("lang"))?,
        words_in: form.take("words-in").maybe(lang)?,
        title: form.take("title").text()?,
        dataset: FormId::new(&form.take("dataset").text()?).ok()?,
        about: form.take("about").each(Value::text)?,
        minutes: u16::try_from(form.take("minutes").number().unwrap_or(0)).ok()?,
        // Forms for others than anyone have no page that this could be on.
        opens: Opens::Anyone(WindowId::new(&form.take("window").text()?).ok()?),
        sending: match form.take("sending").text()?.as_str() {
            "expected" => Sending::Expected,
            "optional" => Sending::Optional,
            _ => return None,
        },
        send: form.take("send").text()?,
        sections: form.take("sections").each(section)?,
        next: form.take("next").each(Value::text)?,
    })
}

fn section(mut section: Value) -> Option<Section> {
    Some(Section {
        id: SectionId::new(&section.take("id").text()?).ok()?,
        lang: section.take("lang").maybe(lang)?,
        title: section.take("title").text()?,
        about: section.take("about").each(Value::text)?,
        who_sees: audience(section.take("who-sees"))?,
        questions: section.take("questions").each(question)?,
    })
}

fn audience(audience: Value) -> Option<Audience> {
    Some(match audience.text()?.as_str() {
        "self" => Audience::Oneself,
        "matching" => Audience::Matching,
        "committee" => Audience::Committee,
        "partner" => Audience::Partner,
        "public" => Audience::Public,
        _ => return None,
    })
}

fn question(mut question: Value) -> Option<Question> {
    Some(Question {
        id: question_id(question.take("id"))?,
        lang: question.take("lang").maybe(lang)?,
        ask: question.take("ask").text()?,
        help: question.take("help").text_or_none()?,
        kind: kind(question.take("kind"))?,
        optional: question.take("optional") == Value::Bool(true),
        who_sees: audience(question.take("who-sees"))?,
        when: question.take("when").maybe(condition)?,
        missing: question.take("missing").text_or_none()?,
        autofill: question.take("autofill").text_or_none()?,
        copy_from: question.take("copy-from").maybe(copy_from)?,
    })
}

fn lang(lang: Value) -> Option<Lang> {
    Lang::new(&lang.text()?).ok()
}

fn question_id(id: Value) -> Option<QuestionId> {
    QuestionId::new(&id.text()?).ok()
}

fn option_id(id: Value) -> Option<OptionId> {
    OptionId::new(&id.text()?).ok()
}

fn condition(mut condition: Value) -> Option<Condition> {
    Some(Condition {
        question: question_id(condition.take("question"))?,
        is: condition.take("is").each(option_id)?,
    })
}

fn copy_from(mut from: Value) -> Option<CopyFrom> {
    Some(CopyFrom {
        form: FormId::new(&from.take("form").text()?).ok()?,
        title: from.take("title").text_or_none()?.unwrap_or_default(),
        question: question_id(from.take("question"))?,
        part: from.take("part").maybe(question_id)?,
    })
}

fn choice(mut choice: Value) -> Option<Choice> {
    Some(Choice {
        id: option_id(choice.take("id"))?,
        label: choice.take("label").text()?,
        help: choice.take("help").text_or_none()?,
        when: choice.take("when").maybe(condition)?,
    })
}

fn kind(kind: Value) -> Option<Kind> {
    let (name, mut kind) = kind.variant()?;
    let mut number = |name| kind.take(name).number();
    Some(match name.as_str() {
        "short-text" => Kind::ShortText { most: number("most")? },
        "long-text" => Kind::LongText { most: number("most")? },
        "email" => Kind::Email,
        "web-address" => Kind::WebAddress,
        "choice" => Kind::Choice { options: kind.take("options").each(choice)? },
        "menu" => Kind::Menu { options: kind.take("options").each(choice)? },
        "choices" => Kind::Choices {
            at_least: number("at-least")?,
            at_most: number("at-most")?,
            options: kind.take("options").each(choice)?,
        },
        "ranked" => Kind::Ranked {
            at_least: number("at-least")?,
            at_most: number("at-most")?,
            options: kind.take("options").each(choice)?,
        },
        "group" => Kind::Group {
            at_least: number("at-least")?,
            at_most: number("at-most")?,
            item: kind.take("item").text()?,
            parts: kind.take("parts").each(question)?,
        },
        "month" => Kind::Month,
        "date" => Kind::Date,
        "time-zone" => Kind::TimeZone,
        "scale" => Kind::Scale {
            from: u8::try_from(number("from")?).ok()?,
            to: u8::try_from(number("to")?).ok()?,
            low: kind.take("low").text()?,
            high: kind.take("high").text()?,
        },
        "consent" => Kind::Consent,
        _ => return None,
    })
}

fn texts(texts: Value) -> Option<Texts> {
    let Value::Object(pairs) = texts else { return None };
    let mut read = Vec::new();
    for (key, text) in pairs {
        read.push((key, text.text()?));
    }
    Some(Texts::new(read))
}
