//! Where somebody says how a goal stands: which goal, where it stands, what has changed, and who sees it.

use domain::desk::EntryId;
use domain::journal::{Changed, Goal, NotAText, Reflection, Stands, Visible};
use domain::texts::{self, Key, Texts};

use super::entries::stands;
use super::{options, problem, value};
use crate::template::{fill, insert};

const FORM: &str = include_str!("../../../templates/room-reflection.html");

/// What was typed, and what of it is wrong.
pub(super) struct Typed {
    goal: String,
    stands: Option<Stands>,
    changed: String,
    visible: Visible,
    wrong: Wrong,
}

#[derive(Default, PartialEq, Eq)]
struct Wrong {
    goal: bool,
    stands: bool,
    /// By how many characters it is too long.
    changed: Option<usize>,
}

impl Typed {
    /// Nothing, of which only whoever writes it will see anything; where there is one goal, it is
    /// about that.
    pub(super) fn about(goals: &[Goal]) -> Self {
        let goal = match goals {
            [only] => only.as_str().to_owned(),
            _ => String::new(),
        };
        let (visible, wrong) = (Visible::Oneself, Wrong::default());
        Self { goal, stands: None, changed: String::new(), visible, wrong }
    }

    pub(super) fn of(posted: &[(String, String)]) -> Self {
        let text = |name| value(posted, name).to_owned();
        Self {
            goal: text("goal"),
            stands: Stands::named(&text("stands")),
            changed: text("changed"),
            visible: Visible::named(&text("visible")).unwrap_or(Visible::Oneself),
            wrong: Wrong::default(),
        }
    }

    pub(super) fn is_wrong(&self) -> bool {
        self.wrong != Wrong::default()
    }

    /// What it says of one of the goals; notes what is wrong.
    pub(super) fn reflection(&mut self, goals: &[Goal]) -> Option<Reflection> {
        let goal = goals.iter().find(|goal| goal.as_str() == self.goal).cloned();
        let (changed, too_long) = match Changed::new(&self.changed) {
            Ok(changed) => (Some(changed), None),
            Err(NotAText::Empty) => (None, None),
            Err(NotAText::TooLong(over)) => (None, Some(over)),
        };
        self.wrong =
            Wrong { goal: goal.is_none(), stands: self.stands.is_none(), changed: too_long };
        let (stands, visible) = (self.stands?, self.visible);
        Some(Reflection { goal: goal?, stands, changed, visible }).filter(|_| !self.is_wrong())
    }
}

/// The form, as markup; nothing, where there is no goal. Each time that it is drawn, what is noted is
/// another.
pub(super) fn form(texts: &Texts, code: &str, goals: &[Goal], typed: &Typed) -> Option<String> {
    if goals.is_empty() {
        return None;
    }
    let id = EntryId::from_random(getrandom::u64().ok()?);
    let words = [
        ("CODE", code),
        ("ID", id.as_str()),
        ("TITLE", texts.get(texts::JOURNAL_ADD_REFLECTION)),
        ("WHICH", texts.get(texts::JOURNAL_WHICH)),
        ("WHERE", texts.get(texts::JOURNAL_STANDS)),
        ("CHANGED_LABEL", texts.get(texts::JOURNAL_CHANGED)),
        ("CHANGED", &typed.changed),
        ("WHO", texts.get(texts::JOURNAL_VISIBLE)),
        ("KEEP", texts.get(texts::JOURNAL_KEEP)),
    ];
    let wrong = &typed.wrong;
    let missing = |is_wrong: bool, key: Key| is_wrong.then(|| texts.get(key));
    let too_long = wrong
        .changed
        .map(|over| texts.say(texts::OWN_ANSWER_TOO_LONG, &[("n", &over.to_string())]));
    let described = |is_wrong: bool, id: &str| match is_wrong {
        true => format!(" aria-describedby=\"{id}\""),
        false => String::new(),
    };
    let invalid = match (wrong.changed, wrong.goal || wrong.stands) {
        (None, _) => "",
        (Some(_), true) => " aria-invalid=\"true\" aria-describedby=\"changed-problem\"",
        (Some(_), false) => " aria-invalid=\"true\" aria-describedby=\"changed-problem\" autofocus",
    };
    let all = goals.iter().map(|goal| (goal.as_str(), goal.as_str()));
    let states = Stands::ALL.iter().map(|one| (one.name(), texts.get(stands(*one))));
    let seen_by = Visible::ALL.iter().map(|one| (one.name(), texts.get(visible(*one))));
    let stands_chosen = typed.stands.map(Stands::name);
    let parts = [
        ("GOAL_WRONG", problem("goal-problem", missing(wrong.goal, texts::JOURNAL_WHICH_MISSING))),
        ("GOAL_DESCRIBED", described(wrong.goal, "goal-problem")),
        ("GOALS", options("goal", all, Some(&typed.goal), wrong.goal)),
        (
            "STANDS_WRONG",
            problem("stands-problem", missing(wrong.stands, texts::JOURNAL_STANDS_MISSING)),
        ),
        ("STANDS_DESCRIBED", described(wrong.stands, "stands-problem")),
        ("STANDS", options("stands", states, stands_chosen, wrong.stands && !wrong.goal)),
        ("CHANGED_WRONG", problem("changed-problem", too_long.as_deref())),
        ("CHANGED_INVALID", invalid.to_owned()),
        ("VISIBLE", options("visible", seen_by, Some(typed.visible.name()), false)),
    ];
    let form = fill(FORM, &words);
    Some(parts.iter().fold(form, |form, (name, markup)| insert(&form, name, markup)))
}

fn visible(visible: Visible) -> Key {
    match visible {
        Visible::Oneself => texts::JOURNAL_VISIBLE_ONESELF,
        Visible::Both => texts::JOURNAL_VISIBLE_BOTH,
        Visible::Committee => texts::JOURNAL_VISIBLE_COMMITTEE,
    }
}
