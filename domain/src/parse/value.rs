//! One question's answer.

use super::holds;
use crate::answers::Raw;
use crate::date::{Date, Month};
use crate::email::Email;
use crate::form::{Choice, Kind, Question};
use crate::id::OptionId;
use crate::rejection::Fault;
use crate::submission::{AGREED, Value, Values};
use crate::text::{Lines, clean, length};
use crate::time_zone::TimeZone;
use crate::web_address::WebAddress;

/// The longest answer to a question of a kind that has no limit of its own.
const LONGEST_LINE: u32 = 2000;

/// Reads an answer: a value, nothing (where that is allowed), or what is wrong.
pub(super) fn read(
    question: &Question,
    raw: Option<&Raw>,
    scope: &[&Values],
) -> Result<Option<Value>, Fault> {
    let value = match &question.kind {
        Kind::Choices { options, at_least, at_most } => {
            choices(options, (*at_least, *at_most), many(raw)?, scope)?
        }
        Kind::Ranked { options, at_least, at_most } => {
            ranked(options, (*at_least, *at_most), many(raw)?, scope)?
        }
        kind => one(kind, text(raw)?, scope)?,
    };
    match value {
        None if !question.optional => Err(Fault::Missing),
        value => Ok(value),
    }
}

fn text(raw: Option<&Raw>) -> Result<&str, Fault> {
    match raw {
        None => Ok(""),
        Some(Raw::Text(text)) => Ok(text),
        Some(raw) if raw.is_empty() => Ok(""),
        Some(_) => Err(Fault::WrongShape),
    }
}

/// A form without scripts sends one chosen option as a text: it is a list of one.
fn many(raw: Option<&Raw>) -> Result<&[String], Fault> {
    match raw {
        None => Ok(&[]),
        Some(Raw::Many(many)) => Ok(many),
        Some(Raw::Text(text)) => Ok(std::slice::from_ref(text)),
        Some(raw) if raw.is_empty() => Ok(&[]),
        Some(Raw::Rows(_)) => Err(Fault::WrongShape),
    }
}

fn one(kind: &Kind, raw: &str, scope: &[&Values]) -> Result<Option<Value>, Fault> {
    let (lines, most) = match kind {
        Kind::LongText { most } => (Lines::Many, *most),
        Kind::ShortText { most } => (Lines::One, *most),
        _ => (Lines::One, LONGEST_LINE),
    };
    let text = clean(raw, lines);
    if text.is_empty() {
        return Ok(None);
    }
    let over = length(&text).saturating_sub(usize::try_from(most).unwrap_or(usize::MAX));
    if over > 0 {
        return Err(Fault::TooLong { most, over });
    }
    let value = match kind {
        Kind::Email => Value::Email(Email::parse(&text).map_err(|_| Fault::NotAnEmail)?),
        Kind::WebAddress => {
            Value::WebAddress(WebAddress::parse(&text).map_err(|_| Fault::NotAWebAddress)?)
        }
        Kind::Choice { options } | Kind::Menu { options } => {
            Value::Option(offered(options, &text, scope)?.id.clone())
        }
        Kind::Month if is_blank_date(&text) => return Ok(None),
        Kind::Month => Value::Month(Month::parse(&text).map_err(Fault::NotADate)?),
        Kind::Date if is_blank_date(&text) => return Ok(None),
        Kind::Date => Value::Date(Date::parse(&text).map_err(Fault::NotADate)?),
        Kind::TimeZone => Value::TimeZone(TimeZone::parse(&text).map_err(|_| Fault::NotATimeZone)?),
        Kind::Scale { from, to, .. } => {
            let number = text.parse().ok().filter(|number| (*from..=*to).contains(number));
            Value::Scale(number.ok_or(Fault::NotOnScale { from: *from, to: *to })?)
        }
        Kind::Consent if text == AGREED => Value::Agreed,
        Kind::Consent => return Err(Fault::NotAnOption),
        _ => Value::Text(text.into()),
    };
    Ok(Some(value))
}

/// A date of which every part was left empty: `-`, `--`.
fn is_blank_date(text: &str) -> bool {
    text.bytes().all(|b| b == b'-')
}

fn offered<'a>(options: &'a [Choice], name: &str, scope: &[&Values]) -> Result<&'a Choice, Fault> {
    let named = options.iter().find(|choice| choice.id.as_str() == name);
    named.filter(|choice| holds(choice.when.as_ref(), scope)).ok_or(Fault::NotAnOption)
}

fn choices(
    options: &[Choice],
    limits: (u32, u32),
    raw: &[String],
    scope: &[&Values],
) -> Result<Option<Value>, Fault> {
    for name in raw.iter().filter(|name| !name.is_empty()) {
        offered(options, name, scope)?;
    }
    let is_chosen = |choice: &&Choice| raw.iter().any(|name| name == choice.id.as_str());
    let chosen: Vec<OptionId> = options.iter().filter(is_chosen).map(|c| c.id.clone()).collect();
    within(chosen, limits)
}

fn ranked(
    options: &[Choice],
    limits: (u32, u32),
    raw: &[String],
    scope: &[&Values],
) -> Result<Option<Value>, Fault> {
    let mut chosen: Vec<OptionId> = Vec::new();
    for name in raw.iter().filter(|name| !name.is_empty()) {
        let choice = offered(options, name, scope)?;
        if chosen.contains(&choice.id) {
            return Err(Fault::RankedTwice(choice.label.clone()));
        }
        chosen.push(choice.id.clone());
    }
    within(chosen, limits)
}

fn within(chosen: Vec<OptionId>, (least, most): (u32, u32)) -> Result<Option<Value>, Fault> {
    let count = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    match count {
        0 => Ok(None),
        n if n < least => Err(Fault::TooFew(least)),
        n if n > most => Err(Fault::TooMany(most)),
        _ => Ok(Some(Value::Options(chosen))),
    }
}
