//! What becomes of text that somebody typed or pasted, before anything else looks at it.
//!
//! The callers bring text to Unicode's normal form C first (the browser with
//! `String.prototype.normalize`, the functions with a crate): the tables for it are too big for a
//! guide page. All else happens here, so it happens alike in both places.

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Line breaks become spaces.
    One,
    /// Line breaks stay, written as `\n`.
    Many,
}

/// Cleans text: trims it, makes line breaks alike, drops control characters and noncharacters, and
/// drops direction controls that have no partner on their line, so that they can't turn around
/// what stands behind them. Text of which nothing would be seen becomes empty.
///
/// Cleaning what is clean changes nothing.
#[must_use]
pub fn clean(typed: &str, lines: Lines) -> String {
    let mut kept: Vec<char> = Vec::with_capacity(typed.len());
    let mut open: Vec<usize> = Vec::new();
    let mut dropped: Vec<usize> = Vec::new();
    let mut characters = typed.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                dropped.append(&mut open);
                kept.push(if lines == Lines::Many { '\n' } else { ' ' });
            }
            '\t' => kept.push(' '),
            c if c.is_control() || is_noncharacter(c) => {}
            OVERRIDE_END | ISOLATE_END => {
                if close(c, &kept, &mut open, &mut dropped) {
                    kept.push(c);
                }
            }
            c => {
                if is_opening(c) {
                    open.push(kept.len());
                }
                kept.push(c);
            }
        }
    }
    dropped.append(&mut open);
    let mut stays = vec![true; kept.len()];
    for at in dropped {
        if let Some(stays) = stays.get_mut(at) {
            *stays = false;
        }
    }
    let text: String =
        kept.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(c, _)| *c).collect();
    let text = text.trim();
    if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
        String::new()
    } else {
        text.into()
    }
}

/// The length of a text as limits count it: in Unicode scalar values of the cleaned text.
#[must_use]
pub fn length(clean: &str) -> usize {
    clean.chars().count()
}

const OVERRIDE_END: char = '\u{202c}';
const ISOLATE_END: char = '\u{2069}';

fn is_isolate(c: char) -> bool {
    ('\u{2066}'..='\u{2068}').contains(&c)
}

fn is_opening(c: char) -> bool {
    is_isolate(c) || matches!(c, '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}')
}

/// Pairs an ending with what it ends. An isolate's end also ends what was opened inside it and
/// left open; an override's end never reaches out of an isolate (Unicode's algorithm, UAX #9).
fn close(end: char, kept: &[char], open: &mut Vec<usize>, dropped: &mut Vec<usize>) -> bool {
    let opened_isolate = |at: &usize| kept.get(*at).copied().is_some_and(is_isolate);
    if end == ISOLATE_END {
        let Some(partner) = open.iter().rposition(opened_isolate) else { return false };
        dropped.extend(open.drain(partner..).skip(1));
        true
    } else if open.last().is_some_and(|at| !opened_isolate(at)) {
        open.pop();
        true
    } else {
        false
    }
}

fn is_noncharacter(c: char) -> bool {
    matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff) || ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// Characters that show nothing by themselves (the common ones of Unicode's
/// `Default_Ignorable_Code_Point`).
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'
            ..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{2800}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cleaning_keeps_what_is_seen_and_drops_what_is_not() {
        let cases = [
            ("  Ada  ", "Ada"),
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
            ("a\0b\u{7}c\u{85}d\u{fffe}", "abcd"),
            ("a\tb", "a b"),
            ("\u{200b}\u{a0}\u{feff}", ""),
            ("family 👩‍👩‍👧 emoji", "family 👩‍👩‍👧 emoji"),
            ("evil\u{202e}txt.exe", "eviltxt.exe"),
            ("\u{2067}עברית\u{2069} ok", "\u{2067}עברית\u{2069} ok"),
            ("\u{202b}a\u{202c}", "\u{202b}a\u{202c}"),
            ("a\u{202c}b\u{2069}c", "abc"),
            ("\u{2066}a\u{202e}b\u{2069}c", "\u{2066}ab\u{2069}c"),
            ("\u{202e}one\ntwo\u{202c}", "one\ntwo"),
            ("\u{2066}a\u{202c}\u{2069}", "\u{2066}a\u{2069}"),
        ];
        for (typed, expected) in cases {
            assert_eq!(clean(typed, Lines::Many), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_line_break_pasted_into_one_line_becomes_a_space() {
        assert_eq!(clean("University\nof Somewhere", Lines::One), "University of Somewhere");
    }

    proptest! {
        #[test]
        fn cleaning_what_is_clean_changes_nothing(typed in r"(\PC|[\x00-\x20\u{2066}-\u{2069}\u{202a}-\u{202e}]){0,40}") {
            for lines in [Lines::One, Lines::Many] {
                let once = clean(&typed, lines);
                prop_assert_eq!(&clean(&once, lines), &once);
            }
        }
    }
}
