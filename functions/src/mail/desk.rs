//! What the mails say to whoever signs in at the desk.

use domain::desk::{CODE_MINUTES, MOST_TRIES, SignInCode};
use domain::program::Program;
use domain::texts::{self, Key, Texts};

use super::notice::{ADDRESS, Notice, Part};

impl Notice {
    /// The code that somebody has asked for, who is on the committee.
    #[must_use]
    pub fn code(program: &Program, texts: &Texts, id: &str, code: &SignInCode) -> Self {
        let words =
            [texts::MAIL_SIGN_IN_SUBJECT, texts::MAIL_SIGN_IN_TITLE, texts::MAIL_SIGN_IN_ABOUT];
        let why = texts::MAIL_SIGN_IN_WHY;
        let mut notice = desk(program, texts, format!("code.{id}"), words, (CODE_MINUTES, why));
        notice.parts = vec![Part::Label {
            label: texts.get(texts::MAIL_SIGN_IN_CODE).to_owned(),
            text: code.as_str().to_owned(),
            in_line: texts.apart(code.as_str()),
        }];
        notice
    }

    /// A code was tried too often, and is good no more.
    #[must_use]
    pub fn locked(program: &Program, texts: &Texts, id: &str) -> Self {
        let words =
            [texts::MAIL_LOCKED_SUBJECT, texts::MAIL_LOCKED_TITLE, texts::MAIL_LOCKED_ABOUT];
        let (tries, why) = (u32::from(MOST_TRIES), texts::MAIL_LOCKED_WHY);
        desk(program, texts, format!("locked.{id}"), words, (tries, why))
    }
}

fn desk(
    program: &Program,
    texts: &Texts,
    id: String,
    words: [Key; 3],
    (n, why): (u32, Key),
) -> Notice {
    let names = [("program", program.name.as_str()), ("n", &n.to_string())];
    let notice = Notice::new(program, texts, program.lang.as_str(), id);
    Notice {
        why: texts.get(why).to_owned(),
        questions: texts.say(texts::MAIL_DESK_QUESTIONS, &[("address", ADDRESS)]),
        ..notice.saying(texts, words, &names)
    }
}
