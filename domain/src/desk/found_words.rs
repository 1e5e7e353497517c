//! What a line of the policy found, in words: the same at the desk and in a download.

use super::QuestionWords;
use crate::id::OptionId;
use crate::matching::{Fit, Found, Side};
use crate::texts::{self, Key, Texts};

impl Found {
    /// What was found, in sentences. `words` are those of the question that the line compares.
    #[must_use]
    pub fn said(&self, words: Option<&QuestionWords>, texts: &Texts) -> Vec<String> {
        let one = |key: Key| vec![texts.get(key).to_owned()];
        match self {
            Self::Options { agree, missing } => {
                let both =
                    [(texts::DESK_MATCHING_AGREE, agree), (texts::DESK_MATCHING_MISSING, missing)];
                let both = both.into_iter().filter(|(_, options)| !options.is_empty());
                let said = |(key, options): (Key, &Vec<OptionId>)| {
                    texts.say(key, &[("list", &labels(texts, words, options))])
                };
                both.map(said).collect()
            }
            Self::Steps(0) => one(texts::DESK_MATCHING_SAME_STEP),
            Self::Steps(n) => vec![texts.say(texts::DESK_MATCHING_STEPS, &[("n", &n.to_string())])],
            Self::Time { minutes, apart } => time(texts, *minutes, *apart),
            Self::SameCountry(true) => one(texts::DESK_MATCHING_COUNTRY_SAME),
            Self::SameCountry(false) => one(texts::DESK_MATCHING_COUNTRY_OTHER),
            Self::NotAsked => one(texts::DESK_MATCHING_NOT_ASKED),
            Self::Unanswered { by, anyone_fits } => {
                let mut said = one(match by.as_slice() {
                    [Side::Mentee] => texts::DESK_MATCHING_SILENT_MENTEE,
                    [Side::Mentor] => texts::DESK_MATCHING_SILENT_MENTOR,
                    _ => texts::DESK_MATCHING_SILENT_BOTH,
                });
                said.extend(anyone_fits.then(|| texts.get(texts::DESK_MATCHING_ANYONE).to_owned()));
                said
            }
            Self::ToJudge => one(texts::DESK_MATCHING_TO_JUDGE),
            Self::Judged(Fit::Fits) => one(texts::DESK_MATCHING_JUDGED_FITS),
            Self::Judged(Fit::InPart) => one(texts::DESK_MATCHING_JUDGED_PART),
            Self::Judged(Fit::FitsNot) => one(texts::DESK_MATCHING_JUDGED_NOT),
        }
    }
}

fn labels(texts: &Texts, words: Option<&QuestionWords>, options: &[OptionId]) -> String {
    let label = |option| match words {
        Some(words) => QuestionWords::label(words, option),
        None => OptionId::as_str(option),
    };
    texts.list(&options.iter().map(label).collect::<Vec<&str>>())
}

fn time(texts: &Texts, minutes: u32, apart: i16) -> Vec<String> {
    let hours = (minutes / 60).to_string();
    let clocks = match apart.unsigned_abs() {
        0 => texts.get(texts::DESK_MATCHING_CLOCKS_SAME).to_owned(),
        apart => {
            let time = format!("{}:{:02}", apart / 60, apart % 60);
            texts.say(texts::DESK_MATCHING_CLOCKS, &[("time", &time)])
        }
    };
    vec![texts.say(texts::DESK_MATCHING_HOURS, &[("n", &hours)]), clocks]
}
