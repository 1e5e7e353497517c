//! What stands where on a certificate.
//!
//! The page is US Letter, as the programs' home is; what is on it keeps so far from the edges that nothing is cut off where
//! it is printed on A4, which is narrower and longer.

use std::ops::Range;

use domain::date::Date;
use domain::lang::Lang;

use super::face::Faces;
use super::line::{Line, Paragraph, Style};

/// Lengths are in points, 72 to the inch; US Letter.
pub(super) const PAGE: (f32, f32) = (612.0, 792.0);
/// How far what it says is from the edge.
pub(super) const MARGINS: (f32, f32) = (96.0, 100.0);
/// How small everything gets before it goes on to a second page.
const SMALLEST: f32 = 0.72;
const STEP: f32 = 0.04;

/// What a certificate says, as plain text.
pub(super) struct Words {
    pub(super) whose: String,
    pub(super) title: String,
    pub(super) name: String,
    pub(super) said: String,
    pub(super) thanks: String,
    pub(super) signed: String,
}

impl Words {
    /// Without line ends and the like, which no face draws.
    pub(super) fn in_lines(&self) -> Self {
        let plain = |text: &str| {
            let is_end = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
            text.chars().map(|c| if is_end(c) { ' ' } else { c }).collect()
        };
        Self {
            whose: plain(&self.whose),
            title: plain(&self.title),
            name: plain(&self.name),
            said: plain(&self.said),
            thanks: plain(&self.thanks),
            signed: plain(&self.signed),
        }
    }
}

/// What a file says of itself.
pub(super) struct About<'a> {
    pub(super) lang: &'a Lang,
    pub(super) is_rtl: bool,
    /// The language of the program's name, where it is another one.
    pub(super) names_in: Option<&'a Lang>,
    pub(super) program: &'a str,
    pub(super) association: &'a str,
    pub(super) on: Date,
}

/// A block of the page: a text, and how it stands.
pub(super) struct Block<'t> {
    text: &'t str,
    style: Style,
    size: f32,
    /// The space above it.
    above: f32,
    /// How far one line is from the next, as a part of the size.
    leading: f32,
    is_rtl: Option<bool>,
    lang: Option<&'t Lang>,
    kind: Kind,
}

/// What a block is, to whoever reads it aloud.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Name,
    Paragraph,
    Signature,
}

/// A block in lines.
pub(super) struct Set<'t> {
    pub(super) text: &'t str,
    /// Whether some of it is read from right to left.
    pub(super) is_rtl: bool,
    pub(super) lines: Vec<Line<'t>>,
    pub(super) size: f32,
    pub(super) above: f32,
    pub(super) leading: f32,
    pub(super) lang: Option<&'t Lang>,
    pub(super) kind: Kind,
}

impl Set<'_> {
    fn height(&self) -> f32 {
        self.above + self.lines.len() as f32 * self.leading
    }
}

pub(super) fn blocks<'t>(words: &'t Words, about: &About<'t>) -> [Block<'t>; 6] {
    let is_rtl = Some(about.is_rtl);
    // Arabic letters are smaller than Latin ones of the same size.
    let larger = if about.is_rtl { 1.12 } else { 1.0 };
    let block = |text: &'t str, kind, size: f32, above| {
        let size = size * larger;
        let is_large = matches!(kind, Kind::Heading | Kind::Name);
        let style = if is_large { Style::Display } else { Style::Text };
        let leading = if is_large { 1.25 } else { 1.5 };
        Block { text, style, size, above, leading, is_rtl, lang: None, kind }
    };
    let whose = Block {
        // As its page does: words that have no translation are read in their own direction.
        is_rtl: is_rtl.filter(|_| about.names_in.is_none()),
        lang: about.names_in,
        ..block(&words.whose, Kind::Paragraph, 12.0, 0.0)
    };
    let name = Block { is_rtl: None, ..block(&words.name, Kind::Name, 28.0, 52.0) };
    [
        whose,
        block(&words.title, Kind::Heading, 35.0, 30.0),
        name,
        block(&words.said, Kind::Paragraph, 13.0, 26.0),
        block(&words.thanks, Kind::Paragraph, 13.0, 14.0),
        block(&words.signed, Kind::Signature, 12.0, 84.0),
    ]
}

/// Whether the faces have each of their letters.
pub(super) fn all_letters(faces: &Faces, blocks: &[Block<'_>]) -> bool {
    let mut paragraphs =
        blocks.iter().map(|block| Paragraph::new(faces, block.text, block.style, block.is_rtl));
    paragraphs.all(|paragraph| paragraph.is_whole())
}

/// The blocks in lines, as large as one page takes them; small, where it takes them at no size.
pub(super) fn fitted<'t>(faces: &'t Faces, blocks: &[Block<'t>]) -> Vec<Set<'t>> {
    let mut scale = 1.0;
    loop {
        let sets: Vec<_> = blocks.iter().map(|block| set(faces, block, scale)).collect();
        let height: f32 = sets.iter().map(Set::height).sum();
        if height <= PAGE.1 - 2.0 * MARGINS.1 || scale <= SMALLEST {
            return sets;
        }
        scale -= STEP;
    }
}

/// A block in lines. A word that is wider than the page makes its block smaller, and is torn where that is not enough.
fn set<'t>(faces: &'t Faces, block: &Block<'t>, scale: f32) -> Set<'t> {
    let paragraph = Paragraph::new(faces, block.text, block.style, block.is_rtl);
    let width = PAGE.0 - 2.0 * MARGINS.0;
    let mut size = block.size * scale;
    let mut set = paragraph.lines(width / size);
    while set.is_torn && size > block.size * SMALLEST {
        size -= 1.0;
        set = paragraph.lines(width / size);
    }
    let tall = if paragraph.is_tall() { 1.25 } else { 1.0 };
    Set {
        text: block.text,
        is_rtl: paragraph.has_rtl(),
        lines: set.lines,
        size,
        above: block.above * scale,
        leading: size * block.leading * tall,
        lang: block.lang,
        kind: block.kind,
    }
}

/// The lines of a page: of which block, and which of them.
type Page = Vec<(usize, Range<usize>)>;

/// Which lines of which block are on which page, and the space that is left, where there is one page.
pub(super) fn pages(sets: &[Set<'_>]) -> (Vec<Page>, f32) {
    let room = PAGE.1 - 2.0 * MARGINS.1;
    let height: f32 = sets.iter().map(Set::height).sum();
    if height <= room {
        let whole = sets.iter().enumerate().map(|(at, set)| (at, 0..set.lines.len()));
        return (vec![whole.collect()], room - height);
    }
    let (mut pages, mut page, mut y) = (Vec::new(), Vec::new(), 0.0);
    for (at, set) in sets.iter().enumerate() {
        let mut first = 0;
        y += set.above;
        for n in 0..set.lines.len() {
            if y + set.leading > room {
                if first < n {
                    page.push((at, first..n));
                }
                pages.push(std::mem::take(&mut page));
                (first, y) = (n, if n == 0 { set.above } else { 0.0 });
            }
            y += set.leading;
        }
        page.push((at, first..set.lines.len()));
    }
    pages.push(page);
    (pages, 0.0)
}
