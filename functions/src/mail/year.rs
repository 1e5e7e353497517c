//! What the mails of a pair's year say: to the two, and to whoever looks after them.

use domain::calendar::{Milestone, Tell};
use domain::form::SharedAnswer;
use domain::heard::Contact;
use domain::program::Program;
use domain::texts::{self, Key, Texts};

use super::notice::{ADDRESS, Notice, Part};
use super::notices::leading;
use crate::link::Link;

/// A day of a pair's year, as one of the two hears of it.
#[derive(Clone)]
pub struct YearDay {
    /// What the mail's id begins with.
    pub id: String,
    /// What the day is.
    pub milestone: Milestone,
    /// Whether they were asked before.
    pub is_reminder: bool,
    /// What the partner is called, where they share that.
    pub partner: Option<String>,
    /// The page of the pair for this one of the two.
    pub room: Link,
    /// A worksheet that helps on this day: its title and its address.
    pub worksheet: Option<(String, String)>,
}

/// What a liaison is told of a pair.
#[derive(Clone)]
pub struct WordToLiaison {
    /// What the mail's id begins with.
    pub id: String,
    /// What it is.
    pub tell: Tell,
    /// What the two were asked.
    pub milestone: Milestone,
    /// What the two are called.
    pub pair: Vec<String>,
    /// Who of them has not answered, where that is what is told.
    pub silent: Vec<String>,
    /// The address of the desk.
    pub desk: String,
}

impl Notice {
    /// A day of a pair's year has come.
    #[must_use]
    pub fn of_day(program: &Program, texts: &Texts, of: YearDay) -> Self {
        let text = |key| texts.get(key).to_owned();
        let partner = of.partner.unwrap_or_else(|| text(texts::MAIL_PARTNER));
        let names = [("program", program.name.as_str()), ("name", &*partner)];
        let words = words(of.milestone);
        let mut notice = Self::new(program, texts, program.lang.as_str(), of.id);
        notice = notice.saying(texts, words, &names);
        if of.is_reminder {
            // Not said: a sentence in a sentence keeps its direction by itself.
            let again = |key, name, said: &str| texts.get(key).replace(name, said);
            notice.subject = again(texts::MAIL_REMINDER_SUBJECT, "{subject}", &notice.subject);
            notice.about = again(texts::MAIL_REMINDER_ABOUT, "{about}", &notice.about);
        }
        notice.questions = texts.say(texts::MAIL_DESK_QUESTIONS, &[("address", ADDRESS)]);
        notice.why = texts.say(texts::MAIL_YEAR_WHY, &names);
        if of.milestone.asks_for_contact() {
            notice.parts = presses(texts, of.milestone, &of.room);
        }
        if let Some((title, address)) = of.worksheet {
            notice.parts.push(Part::Address(title, address));
        }
        let page = match of.milestone.awaits_answers() && !of.milestone.asks_for_contact() {
            true => texts::MAIL_ANSWER_THERE,
            false => texts::MAIL_ROOM,
        };
        notice.parts.extend([Part::Heading(text(page)), leading(texts, None, &of.room)]);
        notice
    }

    /// A pair has something that its liaison should look after.
    #[must_use]
    pub fn to_liaison(program: &Program, texts: &Texts, of: WordToLiaison) -> Self {
        let words = match of.tell {
            Tell::NotYet => {
                [texts::MAIL_NOT_YET_SUBJECT, texts::MAIL_NOT_YET_TITLE, texts::MAIL_NOT_YET_ABOUT]
            }
            Tell::Silent => {
                [texts::MAIL_SILENT_SUBJECT, texts::MAIL_SILENT_TITLE, texts::MAIL_SILENT_ABOUT]
            }
        };
        let names = [("program", program.name.as_str())];
        let mut notice = Self::new(program, texts, program.lang.as_str(), of.id);
        notice = notice.saying(texts, words, &names);
        notice.questions = texts.say(texts::MAIL_DESK_QUESTIONS, &[("address", ADDRESS)]);
        notice.why = texts.say(texts::MAIL_LIAISON_WHY, &names);
        let [_, asked, _] = self::words(of.milestone);
        let line = |key, said: String| SharedAnswer {
            ask: texts.get(key).to_owned(),
            lang: None,
            lines: vec![said],
        };
        let list = |people: &[String]| {
            let people: Vec<&str> = people.iter().map(String::as_str).collect();
            texts.list(&people)
        };
        let mut details = vec![line(texts::MAIL_LIAISON_PAIR, list(&of.pair))];
        if !of.silent.is_empty() {
            details.push(line(texts::MAIL_LIAISON_SILENT, list(&of.silent)));
        }
        details.push(line(texts::MAIL_LIAISON_ASKED, texts.get(asked).to_owned()));
        let desk = Part::Address(texts.get(texts::MAIL_LIAISON_DESK).to_owned(), of.desk);
        notice.parts = vec![Part::Details(details), desk];
        notice
    }
}

/// Subject, heading and what it is about.
fn words(milestone: Milestone) -> [Key; 3] {
    match milestone {
        Milestone::CheckIn(_) => {
            [texts::MAIL_CHECK_IN_SUBJECT, texts::MAIL_CHECK_IN_TITLE, texts::MAIL_CHECK_IN_ABOUT]
        }
        Milestone::Agreement => [
            texts::MAIL_AGREEMENT_SUBJECT,
            texts::MAIL_AGREEMENT_TITLE,
            texts::MAIL_AGREEMENT_ABOUT,
        ],
        Milestone::Evaluation => [
            texts::MAIL_EVALUATION_SUBJECT,
            texts::MAIL_EVALUATION_TITLE,
            texts::MAIL_EVALUATION_ABOUT,
        ],
        Milestone::FollowUp => [
            texts::MAIL_FOLLOW_UP_SUBJECT,
            texts::MAIL_FOLLOW_UP_TITLE,
            texts::MAIL_FOLLOW_UP_ABOUT,
        ],
        // What comes before is no day of a pair's year, nor is the end of all that is kept of it.
        Milestone::FirstContact
        | Milestone::Matching
        | Milestone::Introductions
        | Milestone::Purge => [
            texts::MAIL_FIRST_CONTACT_SUBJECT,
            texts::MAIL_FIRST_CONTACT_TITLE,
            texts::MAIL_FIRST_CONTACT_ABOUT,
        ],
    }
}

/// The question whether the two have been in contact, which one press answers: both answers open the
/// pair's page, which asks to confirm them.
fn presses(texts: &Texts, milestone: Milestone, room: &Link) -> Vec<Part> {
    let press = |contact: Contact, key| {
        let address = format!("{}&{milestone}={}", room.address, contact.as_str());
        Part::Press(texts.get(key).to_owned(), address)
    };
    vec![
        press(Contact::Yes, texts::MAIL_PRESS_YES),
        press(Contact::NotYet, texts::MAIL_PRESS_NOT_YET),
        Part::Paragraph(texts.get(texts::MAIL_PRESS_CONFIRM).to_owned()),
    ]
}
