//! The report as a page that needs nothing else: no script, no picture, no file.

use std::fmt::Write;

use super::laid::{Entry, Laid, Line, Part, Quotes};
use crate::html::{escaped, mark};

const STYLE: &str = include_str!("report.css");

/// The page. What the desk shows of it is its `article`, under its style sheet.
pub(super) fn html(laid: &Laid) -> String {
    let Laid { lang, direction, state, .. } = laid;
    let title = escaped(&[&*laid.title, &laid.program].join(" – "));
    let article = article(laid);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <article data-state=\"{state}\">\n{article}</article>\n</main>\n</body>\n</html>\n"
    )
}

fn article(laid: &Laid) -> String {
    let mark = mark(laid.words_in.as_ref());
    let whose = escaped(&[&*laid.association, &laid.program].join(" · "));
    let [title, note] = [&laid.title, &laid.note].map(|text| escaped(text));
    let mut html = format!(
        "<header>\n<p class=\"whose\"{mark}>{whose}</p>\n<h1>{title}</h1>\n<p class=\"note\">{note}</p>\n</header>\n"
    );
    if !laid.parts.is_empty() {
        html.push_str(&table(laid));
    }
    if let Some(about) = &laid.withheld.1 {
        let _ = writeln!(html, "<p class=\"about\">{}</p>", escaped(about));
    }
    html.push_str(&laid.quotes.as_ref().map(quotes).unwrap_or_default());
    html
}

fn table(laid: &Laid) -> String {
    let body: String = laid.parts.iter().map(|part| self::part(laid, part)).collect();
    // It may be wider than a phone: whoever has a keyboard alone can move it, too.
    format!(
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n<thead>\n{}</thead>\n{body}</table>\n</div>\n",
        escaped(&laid.title),
        heads(laid),
    )
}

fn heads(laid: &Laid) -> String {
    let (columns, years) = (laid.columns.iter(), laid.years.len());
    if years == 1 {
        let heads: String =
            columns.map(|who| format!("<th scope=\"col\">{}</th>", escaped(who))).collect();
        return format!("<tr><td></td>{heads}</tr>\n");
    }
    let of_years =
        laid.years.iter().map(|year| format!("<th scope=\"col\">{}</th>", escaped(year)));
    let of_years: String = of_years.collect();
    let whos: String = columns
        .clone()
        .map(|who| format!("<th scope=\"colgroup\" colspan=\"{years}\">{}</th>", escaped(who)))
        .collect();
    let of_all: String = columns.map(|_| of_years.as_str()).collect();
    format!("<tr><td rowspan=\"2\"></td>{whos}</tr>\n<tr>{of_all}</tr>\n")
}

fn part(laid: &Laid, part: &Part) -> String {
    let Part { heading, about, lines } = part;
    let width = 1 + laid.columns.len() * laid.years.len();
    let lines: String = lines.iter().map(|line| self::line(laid, line)).collect();
    format!(
        "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"{width}\">{} <small>{}</small></th></tr>\n{lines}</tbody>\n",
        escaped(heading),
        escaped(about),
    )
}

fn line(laid: &Laid, line: &Line) -> String {
    let cells: String = line.entries.iter().map(|entry| cell(laid, entry)).collect();
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escaped(&line.label))
}

fn cell(laid: &Laid, entry: &Entry) -> String {
    match entry {
        Entry::Nothing => "<td>–</td>".to_owned(),
        Entry::Withheld => format!("<td class=\"withheld\">{}</td>", escaped(&laid.withheld.0)),
        Entry::Count(count, None) => format!("<td>{count}</td>"),
        Entry::Count(count, Some(share)) => {
            format!("<td>{count} <small>{}</small></td>", escaped(&share.said))
        }
    }
}

fn quotes(quotes: &Quotes) -> String {
    let Quotes { heading, about, all } = quotes;
    let one = |(words, name): &(String, Option<String>)| {
        let name = name
            .as_ref()
            .map(|name| format!("<figcaption><bdi>{}</bdi></figcaption>", escaped(name)));
        let (words, name) = (escaped(words), name.unwrap_or_default());
        format!("<figure><blockquote dir=\"auto\">{words}</blockquote>{name}</figure>\n")
    };
    let all: String = all.iter().map(one).collect();
    format!(
        "<section>\n<h2>{}</h2>\n<p class=\"about\">{}</p>\n<div class=\"quotes\">\n{all}</div>\n</section>\n",
        escaped(heading),
        escaped(about),
    )
}
