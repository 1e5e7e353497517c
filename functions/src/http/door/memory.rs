//! What an instance remembers of who calls, so that it costs nothing to turn them away.

use std::collections::BTreeMap;

use domain::Lang;
use domain::id::ProgramId;
use domain::instant::Instant;

use crate::store::Counter;

const MINUTE: i64 = 60_000;

/// More than this many posts within a minute are a flood: two classes that press Send at once.
const FLOOD: u32 = 60;

/// How many networks an instance remembers that are over their limit.
const REMEMBERED: usize = 10_000;

/// Of how many programs and languages an instance remembers what is said.
const SAYINGS: usize = 256;

/// How many posts came lately, and who is over their limit.
#[derive(Debug, Default)]
pub(super) struct Memory {
    minute: i64,
    posts: u32,
    posts_before: u32,
    over: BTreeMap<Counter, Instant>,
    says: BTreeMap<(ProgramId, Lang), (String, Instant)>,
}

impl Memory {
    /// Takes note of one post.
    pub(super) fn note_post(&mut self, now: Instant) {
        let minute = now.milliseconds().div_euclid(MINUTE);
        if minute != self.minute {
            self.posts_before = if minute == self.minute + 1 { self.posts } else { 0 };
            (self.minute, self.posts) = (minute, 0);
        }
        self.posts = self.posts.saturating_add(1);
    }

    /// Whether there are too many posts, in this minute or in the one before.
    pub(super) fn is_flood(&self) -> bool {
        self.posts.max(self.posts_before) > FLOOD
    }

    /// What a program says, in a language, to whoever has to wait: as it was within the last minute.
    pub(super) fn says(&self, of: &(ProgramId, Lang), now: Instant) -> Option<&str> {
        let (say, until) = self.says.get(of)?;
        (now < *until).then_some(say)
    }

    pub(super) fn note_says(&mut self, of: (ProgramId, Lang), say: &str, now: Instant) {
        if self.says.len() >= SAYINGS {
            self.says.clear();
        }
        let until = Instant::from_milliseconds(now.milliseconds().saturating_add(MINUTE));
        self.says.insert(of, (say.to_owned(), until));
    }

    pub(super) fn is_over(&self, counter: &Counter, now: Instant) -> bool {
        self.over.get(counter).is_some_and(|until| now < *until)
    }

    pub(super) fn note_over(&mut self, counter: Counter, until: Instant) {
        if self.over.len() >= REMEMBERED {
            self.over.clear();
        }
        self.over.insert(counter, until);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_milliseconds(1_795_292_760_000 + seconds * 1000)
    }

    #[test]
    fn a_flood_begins_with_the_61st_post_of_a_minute_and_ends_a_quiet_minute_later() {
        let mut memory = Memory::default();
        let mut floods = |at| {
            memory.note_post(at);
            memory.is_flood()
        };
        for post in 1..=60 {
            assert!(!floods(at(post % 60)), "{post}");
        }
        assert!(floods(at(59)));
        assert!(floods(at(60)), "the minute before counts");
        assert!(floods(at(119)));
        assert!(!floods(at(120)));
        assert!(!floods(at(9_000)));
    }

    #[test]
    fn what_a_program_says_is_remembered_for_a_minute() {
        let of = |program, lang| (ProgramId::new(program).unwrap(), Lang::new(lang).unwrap());
        let (sts, other) = (of("sts", "en"), of("sts", "fr"));
        let mut memory = Memory::default();
        memory.note_says(sts.clone(), "One moment", at(0));
        assert_eq!(memory.says(&sts, at(59)), Some("One moment"));
        assert_eq!(memory.says(&sts, at(60)), None);
        assert_eq!(memory.says(&other, at(0)), None);
    }

    #[test]
    fn whoever_is_over_a_limit_is_remembered_until_it_ends() {
        let mut memory = Memory::default();
        let counter = Counter::new(&[1; 32]);
        memory.note_over(counter.clone(), at(60));
        assert!(memory.is_over(&counter, at(59)));
        assert!(!memory.is_over(&counter, at(60)));
        assert!(!memory.is_over(&Counter::new(&[2; 32]), at(0)));
    }
}
