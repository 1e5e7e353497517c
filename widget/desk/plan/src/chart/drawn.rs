//! Charts as markup: what is drawn is hidden from whoever hears the page, for the table below it says
//! all of it.
//!
//! Lengths are attributes of empty `svg` boxes: the page's policy forbids styles in markup.

use domain::texts;

use super::{Bar, Chart, Group, Look};
use crate::words::Words;

/// The charts, one after the other; empty, where there is none.
pub(super) fn drawn(words: Words<'_>, charts: &[Chart]) -> String {
    let mut page = Page(String::new());
    let table = words.text(texts::DESK_CHARTS_TABLE);
    for chart in charts {
        page.chart(chart, &table);
    }
    page.0
}

/// Markup that grows.
struct Page(String);

impl Page {
    fn chart(&mut self, chart: &Chart, table: &str) {
        self.markup("<figure class=chart><figcaption><h2>").text(&chart.title);
        self.markup("</h2><p>").text(&chart.about).markup("</p></figcaption>");
        self.markup("<ul class=key aria-hidden=true>");
        for (kind, said) in chart.key.iter().enumerate() {
            self.markup("<li data-kind=").number(kind).markup(">").text(said).markup("</li>");
        }
        self.markup("</ul><div aria-hidden=true class=\"drawn ").markup(chart.look.class());
        self.markup("\">");
        for group in &chart.groups {
            self.group(group, chart.look);
        }
        self.markup("</div><details><summary>").text(table).markup("</summary>");
        self.table(chart);
        self.markup("</details></figure>");
    }

    fn group(&mut self, group: &Group, look: Look) {
        self.markup("<div class=group><p class=label>").text(&group.label);
        if !group.note.is_empty() {
            self.markup(" <span class=tag>").text(&group.note).markup("</span>");
        }
        self.markup("</p><div class=set>");
        for bar in &group.bars {
            self.bar(bar, look);
        }
        self.markup("</div></div>");
    }

    fn bar(&mut self, bar: &Bar, look: Look) {
        let length = if look == Look::Bars { "width=" } else { "height=" };
        self.markup("<span><svg data-kind=").number(bar.kind.into()).markup(" ").markup(length);
        self.number(bar.length.into()).markup("%></svg><b>").text(&bar.said).markup("</b></span>");
    }

    fn table(&mut self, chart: &Chart) {
        self.markup("<table class=list><caption class=unseen>").text(&chart.title);
        self.markup("</caption><thead><tr>");
        for head in &chart.heads {
            self.markup("<th scope=col>").text(head).markup("</th>");
        }
        self.markup("</tr></thead><tbody>");
        for row in &chart.rows {
            self.markup("<tr>");
            for (at, (said, head)) in row.iter().zip(&chart.heads).enumerate() {
                if at == 0 {
                    self.markup("<th scope=row>").text(said).markup("</th>");
                } else {
                    self.markup("<td data-label=\"").text(head).markup("\">").text(said);
                    self.markup("</td>");
                }
            }
            self.markup("</tr>");
        }
        self.markup("</tbody></table>");
    }

    fn markup(&mut self, ours: &'static str) -> &mut Self {
        self.0.push_str(ours);
        self
    }

    fn number(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// Words, of which none becomes markup.
    fn text(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '"' => self.0.push_str("&quot;"),
                letter => self.0.push(letter),
            }
        }
        self
    }
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Course => "columns course",
            Self::Columns => "columns",
            Self::Bars => "bars",
            Self::Day => "columns day",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_become_markup_wherever_they_stand() {
        let evil = || "\"><script>&amp;</script>".to_owned();
        let chart = Chart {
            title: evil(),
            about: evil(),
            look: Look::Bars,
            key: vec![evil()],
            groups: vec![Group {
                label: evil(),
                note: evil(),
                bars: vec![Bar::of(0, 1, 2).saying(evil())],
            }],
            heads: vec![evil(), evil()],
            rows: vec![vec![evil(), evil()]],
        };
        let mut page = Page(String::new());
        page.chart(&chart, &evil());
        let escaped = "&quot;>&lt;script>&amp;amp;&lt;/script>";
        assert!(!page.0.contains("script>&amp;<") && !page.0.contains("<script"));
        assert_eq!(page.0.matches(escaped).count(), 13, "{}", page.0);
        assert!(page.0.contains("<svg data-kind=0 width=50%></svg>"));
    }
}
