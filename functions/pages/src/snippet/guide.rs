//! Whether a guide may send a program's forms, and what to do where it may not.

use domain::program::{Origin, Program};
use domain::texts::{self, Texts};

use crate::template::fill;

const LISTED: &str = "<p class=\"good\">{{TEXT}}</p>";
const TOLD: &str = "<p class=\"bad\">{{TEXT}}</p>";
const LINE: &str = "<p class=\"bad\">{{TEXT}}</p><pre tabindex=\"0\">\"{{ORIGIN}}\"</pre>";

/// Where LibGuides' editor is.
const EDITOR: &str = ".libapps.com";

/// What is said of a guide's address; nothing, where none is.
pub(super) fn answer(guide: Option<&str>, program: &Program, texts: &Texts) -> String {
    let Some(guide) = guide else { return String::new() };
    let Some(origin) = origin(guide) else {
        return fill(TOLD, &[("TEXT", texts.get(texts::SNIPPET_GUIDE_WRONG))]);
    };
    let words = [("origin", origin.as_str()), ("program", program.id.as_str())];
    if program.hosts.contains(&origin) {
        return fill(LISTED, &[("TEXT", &texts.say(texts::SNIPPET_GUIDE_LISTED, &words))]);
    }
    if origin.as_str().ends_with(EDITOR) {
        return fill(TOLD, &[("TEXT", texts.get(texts::SNIPPET_GUIDE_EDITOR))]);
    }
    let said = texts.say(texts::SNIPPET_GUIDE_UNLISTED, &words);
    fill(LINE, &[("TEXT", &said), ("ORIGIN", origin.as_str())])
}

/// The origin of an address as people copy or type it.
fn origin(address: &str) -> Option<Origin> {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.strip_suffix(":443").unwrap_or(host);
    let is_name = host.contains('.') || host.starts_with("localhost");
    let origin = format!("{scheme}://{host}").to_ascii_lowercase();
    Origin::parse(&origin).ok().filter(|_| is_name)
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn an_origin_is_found_in_what_people_paste() {
        for (pasted, meant) in [
            ("https://guides.example.edu/c.php?g=12#s", "https://guides.example.edu"),
            ("Guides.Example.edu/mentoring", "https://guides.example.edu"),
            ("https://guides.example.edu:443/", "https://guides.example.edu"),
            ("http://127.0.0.1:8081/sla.html", "http://127.0.0.1:8081"),
        ] {
            assert_eq!(origin(pasted).map(|origin| origin.to_string()).as_deref(), Some(meant));
        }
        for wrong in
            ["http://guides.example.edu", "guides", "javascript:alert(1)", "https://", "x y.z"]
        {
            assert_eq!(origin(wrong), None, "{wrong}");
        }
    }
}
