//! Forms as they are published. Who may open one, and when, stands among its other members: as it
//! did before a pairing's forms had a time of their own, so that versions stay what they are.

use serde::{Deserialize, Serialize};

use super::{Condition, ForPair, Form, Occasion, OpenTo, Opens, Reported, Section, Sending};
use crate::id::{FormId, QuestionId, WindowId};
use crate::lang::Lang;
use crate::matching::Side;
use crate::version::Version;

/// Why what is written doesn't say who may open a form, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a form has a window, or says when the two of a pairing are asked")]
pub struct NotOpen;

/// The fields of a form, for reading it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct WrittenForm {
    id: FormId,
    version: Version,
    lang: Lang,
    words_in: Option<Lang>,
    title: String,
    dataset: FormId,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    minutes: u16,
    opens: OpenTo,
    window: Option<WindowId>,
    asked: Option<Occasion>,
    side: Option<Side>,
    #[serde(default)]
    reports: Vec<(Reported, QuestionId)>,
    #[serde(default)]
    concerns: Vec<Condition>,
    sending: Sending,
    send: String,
    sections: Vec<Section>,
    next: Vec<String>,
}

/// Who may open a form, and when, as it is written.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct WrittenOpens {
    opens: OpenTo,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    window: Option<WindowId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<Occasion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<Side>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reports: Vec<(Reported, QuestionId)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    concerns: Vec<Condition>,
}

impl TryFrom<WrittenForm> for Form {
    type Error = NotOpen;

    fn try_from(written: WrittenForm) -> Result<Self, NotOpen> {
        let WrittenForm { opens, window, asked, side, reports, concerns, .. } = written;
        let opens = WrittenOpens { opens, window, asked, side, reports, concerns };
        Ok(Self {
            id: written.id,
            version: written.version,
            lang: written.lang,
            words_in: written.words_in,
            title: written.title,
            dataset: written.dataset,
            about: written.about,
            minutes: written.minutes,
            opens: opens.try_into()?,
            sending: written.sending,
            send: written.send,
            sections: written.sections,
            next: written.next,
        })
    }
}

impl TryFrom<WrittenOpens> for Opens {
    type Error = NotOpen;

    fn try_from(written: WrittenOpens) -> Result<Self, NotOpen> {
        let WrittenOpens { opens, window, asked, side, reports, concerns } = written;
        match (opens, asked, window) {
            (OpenTo::Pairing, Some(asked), _) => {
                Ok(Self::Pairing(ForPair { asked, side, reports, concerns }))
            }
            (OpenTo::Anyone, _, Some(window)) => Ok(Self::Anyone(window)),
            // A pairing's form of before had a window and no door; nor has the desk's.
            (OpenTo::Desk | OpenTo::Pairing, _, Some(window)) => Ok(Self::Desk(window)),
            (_, _, None) => Err(NotOpen),
        }
    }
}

impl From<Opens> for WrittenOpens {
    fn from(opens: Opens) -> Self {
        let to = opens.to();
        let blank = Self {
            opens: to,
            window: None,
            asked: None,
            side: None,
            reports: Vec::new(),
            concerns: Vec::new(),
        };
        match opens {
            Opens::Anyone(window) | Opens::Desk(window) => Self { window: Some(window), ..blank },
            Opens::Pairing(ForPair { asked, side, reports, concerns }) => {
                Self { asked: Some(asked), side, reports, concerns, ..blank }
            }
        }
    }
}
