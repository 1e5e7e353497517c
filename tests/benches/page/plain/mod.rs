//! The floor: the same questions as plain HTML, all on one page, with a stylesheet written by hand
//! and no script.

use domain::Form;
use domain::form::{Choice, Kind, Question, Section};

const PAGE: &str = include_str!("page.html");

/// The form's page.
pub(crate) fn page(form: &Form) -> String {
    let body: String = form.sections.iter().map(section).collect();
    let about = paragraphs(&form.about);
    PAGE.replace("{{LANG}}", &text(form.lang.as_str()))
        .replace("{{TITLE}}", &text(&form.title))
        .replace("{{SEND}}", &text(&form.send))
        .replace("{{BODY}}", &format!("{about}{body}"))
}

fn section(section: &Section) -> String {
    let title = text(&section.title);
    let about = paragraphs(&section.about);
    let questions: String = section.questions.iter().map(|asked| question(asked, "")).collect();
    format!("<section>\n<h2>{title}</h2>\n{about}{questions}</section>\n")
}

/// A question; `row` is put behind its name where a group asks it again.
fn question(question: &Question, row: &str) -> String {
    let name = format!("{}{row}", question.id);
    let ask = text(&question.ask);
    let help = question.help.as_deref().map(|help| format!("<small>{}</small>", text(help)));
    let help = help.unwrap_or_default();
    let required = if question.optional { "" } else { " required" };
    let fill = question.autofill.as_deref().map(|fill| format!(" autocomplete=\"{fill}\""));
    let fill = fill.unwrap_or_default();
    let labeled = |control: &str| {
        format!("<label class=\"ask\" for=\"{name}\">{ask}</label>{help}\n{control}\n")
    };
    let input = |kind: &str, more: &str| {
        labeled(&format!(
            "<input type=\"{kind}\" id=\"{name}\" name=\"{name}\"{more}{required}{fill}>"
        ))
    };
    let most = |most: &u32| format!(" maxlength=\"{most}\"");
    match &question.kind {
        Kind::ShortText { most: characters } => input("text", &most(characters)),
        Kind::LongText { most: characters } => labeled(&format!(
            "<textarea id=\"{name}\" name=\"{name}\"{}{required}></textarea>",
            most(characters)
        )),
        Kind::Email => input("email", ""),
        Kind::WebAddress => input("url", ""),
        Kind::TimeZone => input("text", ""),
        Kind::Month => input("month", ""),
        Kind::Date => input("date", ""),
        Kind::Menu { options } => labeled(&menu(&name, options, required)),
        Kind::Choice { options } => {
            fieldset(&ask, &help, &boxes("radio", &name, options, required))
        }
        Kind::Choices { options, .. } => {
            fieldset(&ask, &help, &boxes("checkbox", &name, options, ""))
        }
        Kind::Ranked { options, at_most, .. } => {
            let ranks = (1..=*at_most).map(|rank| menu(&format!("{name}-{rank}"), options, ""));
            fieldset(&ask, &help, &ranks.collect::<String>())
        }
        Kind::Scale { from, to, low, high } => {
            let steps = (*from..=*to).map(|step| {
                format!("<label><input type=\"radio\" name=\"{name}\" value=\"{step}\"> {step}</label>\n")
            });
            let steps: String = steps.collect();
            fieldset(&ask, &help, &format!("{} {steps} {}", text(low), text(high)))
        }
        Kind::Group { at_most, parts, .. } => {
            let rows = (1..=*at_most).flat_map(|row| {
                parts.iter().map(move |part| self::question(part, &format!("-{row}")))
            });
            fieldset(&ask, &help, &rows.collect::<String>())
        }
        Kind::Consent => format!(
            "<p><label><input type=\"checkbox\" name=\"{name}\" value=\"yes\"{required}> {ask}</label></p>\n"
        ),
    }
}

fn fieldset(ask: &str, help: &str, controls: &str) -> String {
    format!("<fieldset><legend>{ask}</legend>{help}\n{controls}</fieldset>\n")
}

fn boxes(kind: &str, name: &str, options: &[Choice], required: &str) -> String {
    let one = |option: &Choice| {
        let help = option.help.as_deref().map(|help| format!("<small>{}</small>", text(help)));
        format!(
            "<div><label><input type=\"{kind}\" name=\"{name}\" value=\"{}\"{required}> {}</label>{}</div>\n",
            option.id,
            text(&option.label),
            help.unwrap_or_default()
        )
    };
    options.iter().map(one).collect()
}

fn menu(name: &str, options: &[Choice], required: &str) -> String {
    let one = |option: &Choice| {
        format!("<option value=\"{}\">{}</option>\n", option.id, text(&option.label))
    };
    let options: String = options.iter().map(one).collect();
    format!(
        "<select id=\"{name}\" name=\"{name}\"{required}><option></option>\n{options}</select>\n"
    )
}

fn paragraphs(words: &[String]) -> String {
    words.iter().map(|words| format!("<p>{}</p>\n", text(words))).collect()
}

fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
