//! An answer as its question's words say it.

use domain::answers::Raw;
use domain::date::{Date, Month};
use domain::form::{Kind, Question};
use domain::texts::Texts;
use leptos::tachys::view::any_view::AnyView;

use crate::markup::{classed, el};

/// An answer in lines; none where there is none. A group's rows are not among them.
#[must_use]
pub fn lines(texts: &Texts, kind: &Kind, raw: &Raw) -> Vec<String> {
    let one = |text: &String| match kind {
        Kind::Date => Date::parse(text).map_or_else(|_| text.clone(), |date| texts.date(date)),
        Kind::Month => Month::parse(text).map_or_else(|_| text.clone(), |month| texts.month(month)),
        Kind::Consent => "✓".to_owned(),
        kind => kind.label(text).to_owned(),
    };
    match raw {
        Raw::Text(text) if text.is_empty() => Vec::new(),
        Raw::Text(text) => vec![one(text)],
        Raw::Many(many) if matches!(kind, Kind::Ranked { .. }) => {
            let ranked = many.iter().enumerate();
            ranked.map(|(at, text)| format!("{}. {}", at + 1, one(text))).collect()
        }
        Raw::Many(many) => many.iter().map(one).collect(),
        Raw::Rows(_) => Vec::new(),
    }
}

/// An answer as markup; `none` stands where there is none.
#[must_use]
pub fn view(texts: &Texts, question: &Question, raw: Option<&Raw>, none: &str) -> AnyView {
    if let Some(Raw::Rows(rows)) = raw {
        let row = |row: &domain::Answers| {
            let part = |part: &Question| {
                el("div").child(el("dt").text(&part.ask)).child(el("dd").child(view(
                    texts,
                    part,
                    row.get(&part.id),
                    none,
                )))
            };
            el("dl").children(question.kind.parts().iter().map(part))
        };
        return classed("div", "rows").children(rows.iter().map(row)).view();
    }
    let lines = raw.map(|raw| lines(texts, &question.kind, raw)).unwrap_or_default();
    if lines.is_empty() {
        return classed("p", "quiet").text(none).view();
    }
    let line = |line: &String| classed("p", "answer").attr("dir", "auto").text(line);
    el("div").children(lines.iter().map(line)).view()
}
