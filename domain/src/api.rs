//! The bodies of the API: what the functions write and the widget reads, and the other way about.

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::form::{Form, OpenTo};
use crate::id::{FormId, ProgramId};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::program::{Cohort, Opening, Origin};
use crate::reference::Reference;
use crate::rejection::Field;
use crate::texts::Texts;
use crate::version::Version;

/// The largest body of a request, in bytes.
pub const LARGEST_BODY: usize = 64 * 1024;

/// The header that carries a submission's key.
pub const KEY_HEADER: &str = "idempotency-key";

/// `GET /v1/programs/{program}/forms/{form}`: all that a page needs to show a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPage {
    /// Whose form it is.
    pub program: ProgramCard,
    /// Whether it can be sent now.
    pub opening: Opening,
    /// The form.
    pub form: Form,
    /// What the widget says around it.
    pub texts: Texts,
}

/// What a form's page says of its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramCard {
    /// Its name in addresses.
    pub id: ProgramId,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub association: String,
    /// The e-mail address that questions go to.
    pub address: String,
    /// The origins of the pages that may embed its forms.
    pub hosts: Vec<Origin>,
}

/// `GET /v1/programs/{program}`: the public part of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramPage {
    /// The program.
    pub program: ProgramCard,
    /// The language that it is shown in.
    pub lang: Lang,
    /// The languages that it is offered in, its own first.
    pub langs: Vec<Lang>,
    /// The language of its name and its paragraphs, where they have no translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_in: Option<Lang>,
    /// Paragraphs that say what it is.
    pub about: Vec<String>,
    /// Its cohorts and their calendars.
    pub cohorts: Vec<Cohort>,
    /// Its forms, and which can be sent now.
    pub forms: Vec<FormCard>,
}

/// What a program's page says of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormCard {
    /// Its name in addresses.
    pub id: FormId,
    /// What stands above it.
    pub title: String,
    /// About how many minutes it takes.
    pub minutes: u16,
    /// Who may open it.
    pub opens: OpenTo,
    /// Whether it can be sent now.
    pub opening: Opening,
    /// Its current version.
    pub version: Version,
}

/// `POST /v1/programs/{program}/forms/{form}/submissions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The version that the person saw.
    pub version: Version,
    /// The language that the person saw it in.
    pub lang: Lang,
    /// What they typed.
    pub answers: Answers,
}

/// What a page adds to a [`Post`]: what it can show of who filled in the form. Each of them may be
/// left out; then the committee is told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signs {
    /// What came with the form, as `handed`: when it was handed out.
    pub handed: String,
    /// Whether the field that no person sees was filled in.
    pub trap: bool,
    /// The answer to a [`Challenge`], where one was asked for.
    pub work: Option<Worked>,
}

/// Work for a computer, while very many forms are being sent: a challenge of ALTCHA's first
/// protocol. It is good for one key to send under, and for a few minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// `SHA-256`.
    pub algorithm: String,
    /// The SHA-256 of `salt` with the number that is looked for behind it, in hexadecimal.
    pub challenge: String,
    /// The largest number that it can be.
    pub maxnumber: u32,
    /// What stands before the number.
    pub salt: String,
    /// Our signature.
    pub signature: String,
    /// What to say to whoever waits, in the form's language.
    pub say: String,
}

/// The answer to a [`Challenge`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worked {
    /// The challenge's salt.
    pub salt: String,
    /// The number that was found.
    pub number: u32,
    /// The challenge's signature.
    pub signature: String,
}

/// The answer to a [`Post`] that was accepted; the same again for the same key and answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What to quote.
    pub reference: Reference,
    /// When it was stored.
    pub submitted_at: Instant,
    /// The person's own link: whoever has it opens what was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// An error's body, `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemDetails {
    /// A name for what happened: `urn:ligature:closed`, the [`Code`] behind a prefix.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in a few words of English.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened, for code that reads it.
    pub code: Code,
    /// What happened and what to do, in a sentence or two.
    pub detail: String,
    /// The reference of what is stored under the same key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// The person's own link to what is stored under the same key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// When the form is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// Every problem with the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<FieldProblem>,
    /// What a computer has to do before the same body is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Challenge>,
}

/// One problem with the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Where it is.
    pub field: Field,
    /// What to do, in the form's language.
    pub sentence: String,
}

/// What went wrong, as far as code has reason to care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The body is not what the call takes; the detail says where.
    Malformed,
    /// There is no key, or it is not one.
    Key,
    /// There is no such thing: a page, a program, a form, a dataset, a cohort.
    NotFound,
    /// The form has no such version.
    Version,
    /// This method is not for this address.
    Method,
    /// The page that asked is not among the program's hosts.
    Origin,
    /// The call did not come by way of HOST.
    Direct,
    /// There is no valid export key, session or code.
    Unauthorized,
    /// Whoever asks is known, and may not.
    Forbidden,
    /// It would break a rule, which the detail says.
    Rule,
    /// The key was used before, with other answers.
    KeyReused,
    /// The form can't be sent now.
    Closed,
    /// What was to be changed has been changed by somebody else meanwhile.
    Revision,
    /// It was withdrawn.
    Withdrawn,
    /// The form did not accept the answers.
    Rejected,
    /// The body is too large.
    TooLarge,
    /// The body is of a type that the call does not take.
    MediaType,
    /// Too many requests.
    TooMany,
    /// Very many forms are being sent: a computer has to work for this one.
    Work,
    /// Try again later.
    Unavailable,
    /// Our own mistake.
    Internal,
}
