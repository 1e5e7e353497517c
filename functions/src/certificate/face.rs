//! The faces in which a certificate is set, and letters as a face draws them.

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider;

const TEXT: &[u8] = include_bytes!("../../fonts/NotoSerif-Regular.ttf");
const DISPLAY: &[u8] = include_bytes!("../../fonts/NotoSerifDisplay-Regular.ttf");
const ARABIC: &[u8] = include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf");

/// Glyph 0 is the empty box of a letter that a face does not have.
const NO_GLYPH: u32 = 0;

/// A face of `functions/fonts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Latin, Greek and Cyrillic letters.
    Text,
    /// Latin letters, drawn for large sizes.
    Display,
    /// Arabic letters.
    Arabic,
}

/// A face that is open.
pub(super) struct Open {
    font: Font,
    tables: FontRef<'static>,
    shaping: ShaperData,
}

/// The faces, open.
pub(super) struct Faces {
    text: Open,
    display: Open,
    arabic: Open,
}

/// Letters of one face in one direction, as glyphs from left to right. Lengths are in ems.
pub(super) struct Shaped {
    pub(super) glyphs: Vec<KrillaGlyph>,
    pub(super) width: f32,
    /// Whether the face has each of its letters.
    pub(super) is_whole: bool,
}

impl Open {
    /// Nothing, where the file is no font: a test opens each.
    fn of(file: &'static [u8]) -> Option<Self> {
        let tables = FontRef::new(file).ok()?;
        let (font, shaping) = (Font::new(file.into(), 0)?, ShaperData::new(&tables));
        Some(Self { font, tables, shaping })
    }
}

impl Faces {
    /// Opens them.
    pub(super) fn open() -> Option<Self> {
        let [text, display, arabic] = [TEXT, DISPLAY, ARABIC].map(Open::of);
        Some(Self { text: text?, display: display?, arabic: arabic? })
    }

    fn get(&self, face: Face) -> &Open {
        match face {
            Face::Text => &self.text,
            Face::Display => &self.display,
            Face::Arabic => &self.arabic,
        }
    }

    /// A face, as a document takes it.
    pub(super) fn font(&self, face: Face) -> Font {
        self.get(face).font.clone()
    }

    /// Whether a face has a letter.
    pub(super) fn has(&self, face: Face, letter: char) -> bool {
        self.get(face).tables.charmap().map(letter).is_some()
    }

    /// Letters as a face draws them, joined and with their marks in place.
    pub(super) fn shape(&self, face: Face, text: &str, is_rtl: bool) -> Shaped {
        let open = self.get(face);
        let mut letters = UnicodeBuffer::new();
        letters.push_str(text);
        let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        letters.set_direction(direction);
        letters.guess_segment_properties();
        let shaper = open.shaping.shaper(&open.tables).build();
        let shaped = shaper.shape(letters, ShapeOptions::new());
        // A cluster ends where the next one begins, whichever way it is drawn.
        let mut starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|g| position(g.cluster)).collect();
        starts.push(text.len());
        starts.sort_unstable();
        let end = |start| starts.iter().copied().find(|next| *next > start).unwrap_or(text.len());
        let em = open.font.units_per_em();
        let ems = |units: i32| units as f32 / em;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyphs = glyphs.map(|(glyph, at)| {
            let start = position(glyph.cluster);
            let [advance, x, y, down] =
                [at.x_advance, at.x_offset, at.y_offset, at.y_advance].map(ems);
            let id = GlyphId::new(glyph.glyph_id);
            KrillaGlyph::new(id, advance, x, y, down, start..end(start), None)
        });
        let glyphs: Vec<_> = glyphs.collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        let is_whole = glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != NO_GLYPH);
        Shaped { glyphs, width, is_whole }
    }
}

fn position(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or_default()
}
