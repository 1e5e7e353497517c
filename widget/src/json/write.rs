use domain::answers::{Answers, Raw};
use domain::api::Post;

use crate::draft::Draft;

/// A submission on its way to the service.
#[must_use]
pub fn post(post: &Post) -> String {
    let mut json = String::from("{\"version\":");
    string(post.version.as_str(), &mut json);
    json.push_str(",\"lang\":");
    string(post.lang.as_str(), &mut json);
    json.push_str(",\"answers\":");
    answers(&post.answers, &mut json);
    json.push('}');
    json
}

/// A draft on its way to the browser's storage.
#[must_use]
pub fn draft(draft: &Draft) -> String {
    let mut json = String::from("{\"version\":");
    string(draft.version.as_str(), &mut json);
    json.push_str(",\"key\":");
    string(&draft.key, &mut json);
    json.push_str(",\"step\":");
    json.push_str(&draft.step.to_string());
    json.push_str(",\"answers\":");
    answers(&draft.answers, &mut json);
    if let Some(receipt) = &draft.receipt {
        json.push_str(",\"receipt\":{\"reference\":");
        string(receipt.reference.as_str(), &mut json);
        json.push_str(",\"submitted_at\":");
        string(&String::from(receipt.submitted_at), &mut json);
        json.push('}');
    }
    json.push('}');
    json
}

fn answers(answers: &Answers, json: &mut String) {
    let pairs = answers.iter().map(|(question, answer)| (question.as_str(), answer));
    json.push('{');
    for (at, (question, answer)) in pairs.enumerate() {
        if at > 0 {
            json.push(',');
        }
        string(question, json);
        json.push(':');
        raw(answer, json);
    }
    json.push('}');
}

fn raw(answer: &Raw, json: &mut String) {
    match answer {
        Raw::Text(text) => string(text, json),
        Raw::Many(many) => list(many, string_of, json),
        Raw::Rows(rows) => list(rows, answers, json),
    }
}

fn list<T>(items: &[T], write: fn(&T, &mut String), json: &mut String) {
    json.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            json.push(',');
        }
        write(item, json);
    }
    json.push(']');
}

#[expect(clippy::ptr_arg, reason = "it writes the items of a list of strings")]
fn string_of(text: &String, json: &mut String) {
    string(text, json);
}

fn string(text: &str, json: &mut String) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if c < ' ' => {
                json.push_str("\\u00");
                for digit in [u32::from(c) >> 4, u32::from(c) & 15] {
                    json.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            c => json.push(c),
        }
    }
    json.push('"');
}
