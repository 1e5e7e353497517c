//! The first step of a form as HTML, for whoever can't wait for the widget.

use domain::api::FormPage;

use crate::journey::Journey;
use crate::plain::print;
use crate::session::Setting;

/// Prints a form as it is before anybody has typed, from the same views as in a browser. `level` is
/// the level of its heading, 1 to 6.
///
/// The loader shows it while the widget is on its way; [`crate::mount`] goes on from what was typed
/// into it. It holds nothing but what the page says: no time zone, no draft.
#[must_use]
pub fn first_step(page: FormPage, level: u8) -> String {
    let journey = Journey::new(page, "", String::new());
    print(journey, Setting { level, ..Setting::default() }, false)
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::first_step;
    use crate::journey::tests::page;

    #[test]
    fn the_first_step_is_printed_with_its_controls_and_without_a_draft() {
        let html = first_step(page(), 2);
        for part in ["<h2 ", "class=\"form-title\"", "<form novalidate>", "type=\"submit\""] {
            assert!(html.contains(part), "{part} in {html}");
        }
        let first = page().form.sections.remove(0);
        for question in &first.questions {
            let name = format!("name=\"{}", question.id.as_str());
            assert!(html.contains(&name) || question.when.is_some(), "{name} in {html}");
        }
        assert!(!html.contains("data-do=\"clear\""));
    }

    #[test]
    fn words_without_a_translation_say_in_which_language_they_are() {
        let mut page = page();
        let english = Lang::new("en").ok();
        page.form.lang = Lang::new("ar").unwrap();
        page.form.words_in = english.clone();
        let section = &mut page.form.sections[0];
        section.lang = english.clone();
        section.questions[0].lang = english;
        let ask = section.questions[0].ask.clone();
        let title = section.title.clone();
        let html = first_step(page.clone(), 3);
        for words in [page.form.title.as_str(), &title, &ask] {
            let (before, _) = html.split_once(&format!(">{words}<")).expect(words);
            assert!(before.ends_with("lang=\"en\" dir=\"auto\""), "{words}: {before}");
        }
        assert!(html.contains("lang=\"ar\""), "{html}");
    }

    #[test]
    fn later_steps_are_not_in_it() {
        let page = page();
        let later = page.form.sections.last().map(|section| section.title.clone()).unwrap();
        assert!(!first_step(page, 3).contains(&later));
    }
}
