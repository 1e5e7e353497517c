//! Answers that a form has accepted.

use crate::answers::{Answers, Raw};
use crate::by_name::ByName;
use crate::date::{Date, Month};
use crate::email::Email;
use crate::form::Form;
use crate::id::{FormId, OptionId, QuestionId};
use crate::time_zone::TimeZone;
use crate::version::Version;
use crate::web_address::WebAddress;

/// Answers that a form has accepted. Only [`Form::parse`] makes one.
///
/// Printing it ([`Submission::answers`]) and parsing that again gives the same submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    form: FormId,
    version: Version,
    values: Values,
    email: Option<Email>,
}

/// The values of a submission, or of one row of a group, by question.
pub(crate) type Values = ByName<QuestionId, Value>;

/// One accepted answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Cleaned text, not empty.
    Text(Box<str>),
    /// An e-mail address.
    Email(Email),
    /// A web address.
    WebAddress(WebAddress),
    /// One option.
    Option(OptionId),
    /// Options, in the form's order, or as ranked.
    Options(Vec<OptionId>),
    /// Rows of a group, none of them empty.
    Rows(Vec<ByName<QuestionId, Value>>),
    /// A month.
    Month(Month),
    /// A day.
    Date(Date),
    /// A time zone.
    TimeZone(TimeZone),
    /// A number on a scale.
    Scale(u8),
    /// Agreement.
    Agreed,
}

/// The raw answer, and the option for conditions, that stand for agreement.
pub const AGREED: &str = "yes";

impl Submission {
    pub(crate) fn new(form: &Form, values: Values) -> Self {
        let email = form.email_question().and_then(|question| match values.get(&question.id) {
            Some(Value::Email(email)) => Some(email.clone()),
            _ => None,
        });
        Self { form: form.id.clone(), version: form.version.clone(), values, email }
    }

    /// The form that accepted it.
    #[must_use]
    pub fn form(&self) -> &FormId {
        &self.form
    }

    /// The form's version that accepted it.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The accepted answer to a question, if it was asked and answered.
    #[must_use]
    pub fn value(&self, question: &QuestionId) -> Option<&Value> {
        self.values.get(question)
    }

    /// The person's e-mail address, where the form asks for it.
    #[must_use]
    pub fn email(&self) -> Option<&Email> {
        self.email.as_ref()
    }

    /// The submission as answers: what is stored and exported.
    #[must_use]
    pub fn answers(&self) -> Answers {
        print(&self.values)
    }
}

fn print(values: &Values) -> Answers {
    values.iter().map(|(question, value)| (question.clone(), value.print())).collect()
}

impl Value {
    fn print(&self) -> Raw {
        match self {
            Self::Text(text) => Raw::Text(text.to_string()),
            Self::Email(email) => Raw::Text(email.as_str().to_owned()),
            Self::WebAddress(address) => Raw::Text(address.as_str().to_owned()),
            Self::Option(option) => Raw::Text(option.to_string()),
            Self::Options(options) => Raw::Many(options.iter().map(OptionId::to_string).collect()),
            Self::Rows(rows) => Raw::Rows(rows.iter().map(print).collect()),
            Self::Month(month) => Raw::Text(month.to_string()),
            Self::Date(date) => Raw::Text(date.to_string()),
            Self::TimeZone(zone) => Raw::Text(zone.as_str().to_owned()),
            Self::Scale(number) => Raw::Text(number.to_string()),
            Self::Agreed => Raw::Text(AGREED.to_owned()),
        }
    }

    /// Whether this answer holds an option, as conditions ask.
    pub(crate) fn holds(&self, option: &OptionId) -> bool {
        match self {
            Self::Option(chosen) => chosen == option,
            Self::Options(chosen) => chosen.contains(option),
            Self::Agreed => option.as_str() == AGREED,
            _ => false,
        }
    }
}

/// An answer is personal: only its kind shows.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text(…)",
            Self::Email(_) => "Email(…)",
            Self::WebAddress(_) => "WebAddress(…)",
            Self::Option(_) => "Option(…)",
            Self::Options(_) => "Options(…)",
            Self::Rows(_) => "Rows(…)",
            Self::Month(_) => "Month(…)",
            Self::Date(_) => "Date(…)",
            Self::TimeZone(_) => "TimeZone(…)",
            Self::Scale(_) => "Scale(…)",
            Self::Agreed => "Agreed",
        })
    }
}
