use crate::instant::Instant;

/// For how many minutes a code is good.
pub const CODE_MINUTES: u32 = 15;

/// How often a code may be tried.
pub const MOST_TRIES: u8 = 5;

/// How long the next try has to wait after the first wrong one, in seconds; it doubles with each.
const FIRST_WAIT: u32 = 2;

/// What became of a code so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many wrong ones there were.
    pub wrong: u8,
    /// From when on the next one counts.
    pub next_at: Instant,
    /// Until when the code is good.
    pub until: Instant,
    /// Whether it has signed somebody in.
    pub used: bool,
}

/// What is said to somebody who tries a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// It is the code.
    Right,
    /// It is not; or it was, and is no more. Which of them, nobody is told.
    Wrong {
        /// How many seconds the next try has to wait.
        wait: u32,
        /// What is to be remembered of it; nothing, where the code is over anyhow.
        then: Option<Tries>,
    },
    /// It was tried too early. Whether it was right is not looked at.
    Early {
        /// How many seconds are left.
        wait: u32,
    },
}

impl Tries {
    /// A code that nobody has tried.
    #[must_use]
    pub fn none(now: Instant, until: Instant) -> Self {
        Self { wrong: 0, next_at: now, until, used: false }
    }

    /// Judges a try: whether what was typed is the code is for the caller to know.
    ///
    /// A code that was used goes on as if it had not been: the waits after it tell nobody that
    /// somebody has signed in.
    #[must_use]
    pub fn judge(&self, is_it: bool, now: Instant) -> Judged {
        if now >= self.until {
            return Judged::nothing();
        }
        if self.wrong >= MOST_TRIES {
            return Judged::Wrong { wait: wait_after(self.wrong), then: None };
        }
        let left = self.next_at.milliseconds().saturating_sub(now.milliseconds());
        if left > 0 {
            let wait = u32::try_from(left.saturating_add(999).div_euclid(1000)).unwrap_or(u32::MAX);
            return Judged::Early { wait };
        }
        if is_it && !self.used {
            return Judged::Right;
        }
        let wrong = self.wrong.saturating_add(1);
        let wait = wait_after(wrong);
        let next_at = now.milliseconds().saturating_add(i64::from(wait) * 1000);
        let next_at = Instant::from_milliseconds(next_at);
        Judged::Wrong { wait, then: Some(Self { wrong, next_at, ..*self }) }
    }

    /// Whether nobody may try any more.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.wrong >= MOST_TRIES
    }
}

impl Judged {
    /// For somebody who has asked for no code, or long ago.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Wrong { wait: wait_after(1), then: None }
    }
}

fn wait_after(wrong: u8) -> u32 {
    FIRST_WAIT << wrong.saturating_sub(1).min(MOST_TRIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_milliseconds(seconds * 1000)
    }

    fn fresh() -> Tries {
        Tries::none(at(0), at(900))
    }

    #[test]
    fn a_code_is_good_once_for_a_quarter_of_an_hour() {
        assert_eq!(fresh().judge(true, at(0)), Judged::Right);
        assert_eq!(fresh().judge(true, at(899)), Judged::Right);
        assert_eq!(fresh().judge(true, at(900)), Judged::nothing());
        let used = Tries { used: true, ..fresh() };
        assert_eq!(used.judge(true, at(1)), fresh().judge(false, at(1)).with_used());
    }

    impl Judged {
        fn with_used(self) -> Self {
            match self {
                Self::Wrong { wait, then } => {
                    Self::Wrong { wait, then: then.map(|then| Tries { used: true, ..then }) }
                }
                other => other,
            }
        }
    }

    #[test]
    fn each_wrong_one_makes_the_next_wait_twice_as_long_and_the_fifth_is_the_last() {
        let (mut tries, mut now, mut waits) = (fresh(), 0, Vec::new());
        while !tries.is_locked() {
            let Judged::Wrong { wait, then: Some(then) } = tries.judge(false, at(now)) else {
                panic!("it is wrong");
            };
            assert_eq!(
                then.judge(true, at(now)),
                match then.is_locked() {
                    true => Judged::Wrong { wait, then: None },
                    false => Judged::Early { wait },
                }
            );
            (tries, now) = (then, now + i64::from(wait));
            waits.push(wait);
        }
        assert_eq!(waits, [2, 4, 8, 16, 32]);
        assert!(matches!(tries.judge(true, at(now)), Judged::Wrong { then: None, .. }));
    }
}
