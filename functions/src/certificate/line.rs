//! A text in lines: where it breaks, which face has which letter, and from where to where each piece is read.

use std::ops::Range;

use krilla::text::KrillaGlyph;
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_linebreak::linebreaks;

use super::face::{Face, Faces};

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// To be read.
    Text,
    /// Large.
    Display,
}

/// A text that is to be set.
pub(super) struct Paragraph<'t> {
    faces: &'t Faces,
    text: &'t str,
    bidi: ParagraphBidiInfo<'t>,
    runs: Vec<Run>,
}

/// What of a text is set in one face.
struct Run {
    at: Range<usize>,
    face: Face,
}

/// Letters of one face in one direction. Lengths are in ems, from the left end of the line.
pub(super) struct Piece<'t> {
    pub(super) face: Face,
    pub(super) text: &'t str,
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) x: f32,
    /// Its place in the text.
    start: usize,
    is_whole: bool,
}

/// A line: its pieces in the order in which they are read, and how wide it is, in ems.
pub(super) struct Line<'t> {
    pub(super) pieces: Vec<Piece<'t>>,
    pub(super) width: f32,
}

/// What stands between two places where a line may break; how wide it is, with the space behind it and without.
struct Segment {
    at: Range<usize>,
    bare: f32,
    whole: f32,
}

/// A text in lines.
pub(super) struct Lines<'t> {
    pub(super) lines: Vec<Line<'t>>,
    /// Whether a word is torn, since it is wider than the line.
    pub(super) is_torn: bool,
}

/// What is not drawn: it says in which direction the rest is read.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl<'t> Paragraph<'t> {
    /// A text that is read in a direction; by its first letter, where none is given.
    pub(super) fn new(faces: &'t Faces, text: &'t str, style: Style, is_rtl: Option<bool>) -> Self {
        let level = is_rtl.map(|is_rtl| if is_rtl { Level::rtl() } else { Level::ltr() });
        let bidi = ParagraphBidiInfo::new(text, level);
        let runs = runs(faces, text, style, bidi.paragraph_level.is_rtl());
        Self { faces, text, bidi, runs }
    }

    /// Whether the faces have each of its letters.
    pub(super) fn is_whole(&self) -> bool {
        self.line(0..self.text.len()).pieces.iter().all(|piece| piece.is_whole)
    }

    /// Whether it has letters that stand higher and lower than others.
    pub(super) fn is_tall(&self) -> bool {
        self.runs.iter().any(|run| run.face == Face::Arabic)
    }

    /// Whether some of it is read from right to left.
    pub(super) fn has_rtl(&self) -> bool {
        self.bidi.has_rtl()
    }

    /// It in lines of at most this many ems, and about as long as each other.
    pub(super) fn lines(&self, most: f32) -> Lines<'t> {
        let (segments, is_torn) = self.segments(most);
        let count = broken(&segments, most).len();
        let (mut narrow, mut wide) = (0.0, most);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(narrow, wide);
            let fits = segments.iter().all(|segment| segment.bare <= middle);
            match fits && broken(&segments, middle).len() == count {
                true => wide = middle,
                false => narrow = middle,
            }
        }
        let broken = broken(&segments, wide);
        let last = broken.len().saturating_sub(1);
        let line = |(n, at): (usize, Range<usize>)| {
            let text = self.text.get(at.clone()).unwrap_or_default();
            let end = at.start + text.trim_end().len();
            let mut line = self.line(at.start..end);
            // Who reads it aloud must not join the last word to the next line's first.
            if n < last && end < at.end {
                self.add_space(&mut line, end..at.end);
            }
            line
        };
        Lines { lines: broken.into_iter().enumerate().map(line).collect(), is_torn }
    }

    /// A space behind a line, which is as wide as before.
    fn add_space(&self, line: &mut Line<'t>, at: Range<usize>) {
        let text = self.text.get(at.clone()).unwrap_or_default();
        let Some(face) = line.pieces.last().map(|last| last.face) else { return };
        let is_rtl = self.bidi.paragraph_level.is_rtl();
        let shaped = self.faces.shape(face, text, is_rtl);
        let x = if is_rtl { -shaped.width } else { line.width };
        let (glyphs, is_whole) = (shaped.glyphs, shaped.is_whole);
        line.pieces.push(Piece { face, text, glyphs, x, start: at.start, is_whole });
    }

    /// One line with this much of the text.
    fn line(&self, at: Range<usize>) -> Line<'t> {
        if at.is_empty() {
            return Line { pieces: Vec::new(), width: 0.0 };
        }
        let (levels, visual) = self.bidi.visual_runs(at);
        let (mut pieces, mut width) = (Vec::new(), 0.0);
        for of_level in visual {
            let is_rtl = levels.get(of_level.start).is_some_and(Level::is_rtl);
            let within = self.runs.iter().filter_map(|run| {
                let at = run.at.start.max(of_level.start)..run.at.end.min(of_level.end);
                let text = self.text.get(at.clone()).filter(|text| !text.is_empty())?;
                Some((run.face, at.start, text))
            });
            let mut within: Vec<_> = within.collect();
            if is_rtl {
                within.reverse();
            }
            for (face, start, text) in within {
                let shaped = self.faces.shape(face, text, is_rtl);
                let (glyphs, is_whole) = (shaped.glyphs, shaped.is_whole);
                pieces.push(Piece { face, text, glyphs, x: width, start, is_whole });
                width += shaped.width;
            }
        }
        pieces.sort_by_key(|piece| piece.start);
        Line { pieces, width }
    }

    /// Where it may break, and whether that is within a word.
    fn segments(&self, most: f32) -> (Vec<Segment>, bool) {
        let (mut segments, mut is_torn, mut start) = (Vec::new(), false, 0);
        for (end, _) in linebreaks(self.text) {
            let text = self.text.get(start..end).unwrap_or_default();
            let bare = self.line(start..start + text.trim_end().len());
            if bare.width > most {
                is_torn = true;
                segments.extend(torn(&bare, end));
            } else {
                let whole = self.line(start..end).width;
                segments.push(Segment { at: start..end, bare: bare.width, whole });
            }
            start = end;
        }
        (segments, is_torn)
    }
}

/// How often the width of a paragraph's lines is halved until they are about as long as each other.
const HALVINGS: usize = 7;

/// A word's letters, each with its marks: what is torn where nothing else helps.
fn torn(word: &Line<'_>, end: usize) -> Vec<Segment> {
    let mut letters: Vec<(usize, f32)> = Vec::new();
    for piece in &word.pieces {
        let glyphs = piece.glyphs.iter();
        let mut of_piece: Vec<_> =
            glyphs.map(|glyph| (piece.start + glyph.text_range.start, glyph.x_advance)).collect();
        of_piece.sort_by_key(|(start, _)| *start);
        for (start, width) in of_piece {
            match letters.last_mut() {
                Some((same, so_far)) if *same == start => *so_far += width,
                _ => letters.push((start, width)),
            }
        }
    }
    let ends: Vec<_> = letters.iter().skip(1).map(|(start, _)| *start).chain([end]).collect();
    let segment = |((start, width), end): ((usize, f32), usize)| Segment {
        at: start..end,
        bare: width,
        whole: width,
    };
    letters.into_iter().zip(ends).map(segment).collect()
}

/// The lines of at most this width, each as full as it gets.
fn broken(segments: &[Segment], most: f32) -> Vec<Range<usize>> {
    let (mut lines, mut width): (Vec<Range<usize>>, f32) = (Vec::new(), 0.0);
    for segment in segments {
        match lines.last_mut() {
            Some(line) if width + segment.bare <= most => {
                line.end = segment.at.end;
                width += segment.whole;
            }
            _ => {
                lines.push(segment.at.clone());
                width = segment.whole;
            }
        }
    }
    lines
}

/// Which face has which letter. What is in several, such as a digit, keeps the face of what stands before it.
fn runs(faces: &Faces, text: &str, style: Style, is_rtl: bool) -> Vec<Run> {
    // One word in two faces is ugly: large letters are those of the text, where one is missing.
    let is_large = |letter| {
        !faces.has(Face::Text, letter) || faces.has(Face::Display, letter) || is_direction(letter)
    };
    let first = match style == Style::Display && text.chars().all(is_large) {
        true => Face::Display,
        false => Face::Text,
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut before = if is_rtl { Face::Arabic } else { first };
    for (start, letter) in text.char_indices() {
        if is_direction(letter) {
            continue;
        }
        let others = [first, Face::Text, Face::Arabic];
        let has = |face: &Face| faces.has(*face, letter);
        let face = match letter.is_alphabetic() || !has(&before) {
            true => others.into_iter().find(has).unwrap_or(before),
            false => before,
        };
        let end = start + letter.len_utf8();
        match runs.last_mut() {
            Some(run) if run.face == face && run.at.end == start => run.at.end = end,
            _ => runs.push(Run { at: start..end, face }),
        }
        before = face;
    }
    runs
}
