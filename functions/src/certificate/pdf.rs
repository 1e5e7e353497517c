//! A certificate as a file that is printed, kept and read aloud: PDF/UA, with its words in their order.

use std::num::NonZeroU16;

use domain::lang::Lang;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb::Color;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagKind, TagTree,
};

use super::face::Faces;
use super::line::Line;
use super::page::{About, Kind, MARGINS, PAGE, Set, Words, all_letters, blocks, fitted, pages};

/// How far its frame is from the edge.
const FRAME: f32 = 42.0;
const INK: (u8, u8, u8) = (0x1d, 0x21, 0x29);
const ACCENT: (u8, u8, u8) = (0x1c, 0x5a, 0x9e);

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoFile {
    /// It has a letter that none of our faces has: a browser has more of them.
    #[error("none of the faces has a letter of it")]
    Letter,
    /// It could not be written.
    #[error("it could not be written")]
    Fault,
}

/// Whether our faces have each of its letters.
pub(super) fn has_letters(words: &Words, about: &About<'_>) -> bool {
    let words = &words.in_lines();
    Faces::open().is_some_and(|faces| all_letters(&faces, &blocks(words, about)))
}

/// The file: the same one for the same words on the same day.
///
/// # Errors
/// [`NoFile`].
pub(super) fn file(words: &Words, about: &About<'_>) -> Result<Vec<u8>, NoFile> {
    let faces = Faces::open().ok_or(NoFile::Fault)?;
    let words = &words.in_lines();
    let blocks = blocks(words, about);
    if !all_letters(&faces, &blocks) {
        return Err(NoFile::Letter);
    }
    let sets = fitted(&faces, &blocks);
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| NoFile::Fault)?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(words, about));
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(words.title.clone(), top));
    document.set_outline(outline);
    let tags = draw(&faces, &mut document, &sets)?;
    document.set_tag_tree(tags.with_lang(Some(about.lang.to_string())));
    // What it complains of may have words of the certificate in it: nobody hears more than that it failed.
    document.finish().map_err(|_| NoFile::Fault)
}

fn metadata(words: &Words, about: &About<'_>) -> Metadata {
    let on = about.on;
    let day = DateTime::new(on.month().year()).month(on.month().number()).day(on.day());
    let direction = match about.is_rtl {
        true => TextDirection::RightToLeft,
        false => TextDirection::LeftToRight,
    };
    Metadata::new()
        .title([&*words.title, about.program].join(" – "))
        .description(about.program.to_owned())
        .authors(vec![about.association.to_owned()])
        .creator("Ligature".to_owned())
        .language(about.lang.to_string())
        .text_direction(direction)
        .creation_date(day.hour(0).minute(0).second(0))
}

/// Draws the pages, and says what is read of them, in its order.
fn draw(faces: &Faces, document: &mut Document, sets: &[Set<'_>]) -> Result<TagTree, NoFile> {
    let mut groups: Vec<_> = sets.iter().map(|set| TagGroup::new(tag(set))).collect();
    let (pages, spare) = pages(sets);
    for page in pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(NoFile::Fault)?;
        let mut open = document.start_page_with(settings);
        let mut surface = open.surface();
        frame(&mut surface);
        let mut y = MARGINS.1 + spare * ABOVE;
        for (at, lines) in page {
            let (Some(set), Some(group)) = (sets.get(at), groups.get_mut(at)) else { continue };
            if lines.start == 0 {
                y += set.above;
                if set.kind == Kind::Signature {
                    y += spare * BEFORE_SIGNATURE;
                }
                rule(&mut surface, set, y);
            }
            for line in set.lines.get(lines).unwrap_or_default() {
                y += set.leading;
                let lang = set.lang.map(Lang::to_string);
                let span = SpanTag::empty().with_lang(lang.as_deref());
                let read = surface.start_tagged(ContentTag::Span(span));
                draw_line(faces, &mut surface, line, set.size, y - set.leading * BELOW);
                surface.end_tagged();
                group.push(read);
            }
        }
        surface.finish();
        open.finish();
    }
    let mut tree = TagTree::new();
    for group in groups {
        tree.push(group);
    }
    Ok(tree)
}

/// A line in the middle of the page.
fn draw_line(faces: &Faces, surface: &mut Surface<'_>, line: &Line<'_>, size: f32, y: f32) {
    let left = (PAGE.0 - line.width * size) / 2.0;
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: color(INK).into(), ..Fill::default() }));
    for piece in &line.pieces {
        let start = Point::from_xy(left + piece.x * size, y);
        let font = faces.font(piece.face);
        surface.draw_glyphs(start, &piece.glyphs, font, piece.text, size, false);
    }
}

/// How much of a line's height is below its letters' feet.
const BELOW: f32 = 0.3;
/// How much of the space that is left stands above everything, and before the signature.
const ABOVE: f32 = 0.36;
const BEFORE_SIGNATURE: f32 = 0.34;

/// What a block is, to whoever reads it aloud. Letters from right to left are drawn from left to right, and some in several
/// parts: not every program puts them together again, so there the whole text is told too.
fn tag(set: &Set<'_>) -> TagKind {
    let told = set.is_rtl.then(|| set.text.to_owned());
    match (set.kind, NonZeroU16::new(1)) {
        (Kind::Heading, Some(first)) => {
            Tag::Hn(first, Some(set.text.to_owned())).with_actual_text(told).into()
        }
        _ => Tag::P.with_actual_text(told).into(),
    }
}

/// The page's double frame. It says nothing to whoever hears the page.
fn frame(surface: &mut Surface<'_>) {
    let rect = |inset: f32| {
        let rect = Rect::from_xywh(inset, inset, PAGE.0 - 2.0 * inset, PAGE.1 - 2.0 * inset)?;
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        path.finish()
    };
    artifact(surface, INK, 1.5, rect(FRAME));
    artifact(surface, INK, 0.6, rect(FRAME + 4.0));
}

/// The short line between what it is and whom it is for, and the one above who signs.
fn rule(surface: &mut Surface<'_>, set: &Set<'_>, y: f32) {
    let (ink, width, above) = match set.kind {
        Kind::Name => (ACCENT, 72.0, set.above * 0.5),
        Kind::Signature => (INK, 190.0, 8.0),
        Kind::Heading | Kind::Paragraph => return,
    };
    let mut path = PathBuilder::new();
    path.move_to((PAGE.0 - width) / 2.0, y - above);
    path.line_to(PAGE.0.midpoint(width), y - above);
    artifact(surface, ink, if ink == INK { 0.6 } else { 1.5 }, path.finish());
}

fn artifact(surface: &mut Surface<'_>, ink: (u8, u8, u8), width: f32, path: Option<Path>) {
    let Some(path) = path else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: color(ink).into(), width, ..Stroke::default() }));
    surface.draw_path(&path);
    surface.end_tagged();
}

fn color((red, green, blue): (u8, u8, u8)) -> Color {
    Color::new(red, green, blue)
}
