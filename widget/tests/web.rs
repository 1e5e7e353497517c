//! Forms in a real browser, by what a person does and sees. There is no server: a form is mounted
//! from the text of its page.

#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use widget::Handle;
use widget::config::Config;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/person.js")]
extern "C" {
    #[wasm_bindgen(js_name = newPlace)]
    fn new_place(css: &str) -> JsValue;
    #[wasm_bindgen(js_name = configOf)]
    fn config_of(page: &str, copy: u32, draft: Option<String>) -> Config;
    #[wasm_bindgen(js_name = typeInto)]
    fn type_into(place: &JsValue, name: &str, text: &str);
    fn choose(place: &JsValue, name: &str, value: &str);
    fn press(place: &JsValue, label: &str);
    #[wasm_bindgen(catch)]
    async fn see(place: &JsValue, expression: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = nothingKept)]
    fn nothing_kept();
    #[wasm_bindgen(js_name = refuseStorage)]
    fn refuse_storage(refuse: bool);
    fn kept() -> String;
}

/// The error is the expression that didn't become true. Not a panic: the widget takes those for its
/// own.
type Seen = Result<(), JsValue>;

struct Form {
    place: JsValue,
    handle: Handle,
}

fn open_form(copy: u32, draft: Option<String>) -> Form {
    let place = new_place(include_str!("../src/style.css"));
    let config = config_of(include_str!("page.json"), copy, draft);
    let handle = widget::mount(place.clone(), config).expect("the form mounts");
    Form { place, handle }
}

impl Form {
    fn type_into(&self, name: &str, text: &str) {
        type_into(&self.place, name, text);
    }

    fn choose(&self, name: &str, value: &str) {
        choose(&self.place, name, value);
    }

    fn press(&self, label: &str) {
        press(&self.place, label);
    }

    /// Waits until an expression that knows `place` and `$` (one element) is true.
    async fn see(&self, expression: &str) -> Seen {
        see(&self.place, expression).await.map(drop)
    }
}

#[wasm_bindgen_test]
async fn a_form_is_there_at_once_and_takes_no_focus() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.see("$('[data-focus=heading]').innerText.includes('You')").await?;
    form.see("document.activeElement === document.body && scrollY === 0").await?;
    form.see("$('[name=email]').type === 'email' && $('[name=name]').autocomplete === 'name'")
        .await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn a_rejected_step_says_its_problems_twice_and_leads_to_them() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.type_into("email", "nobody");
    form.press("form.continue");
    form.see("place.getRootNode().activeElement === $('[part=error-summary]')").await?;
    form.see("$('[id=name-problem]').innerText.includes('Enter your name')").await?;
    form.see("$('[name=name]').getAttribute('aria-describedby').includes('name-problem')").await?;
    form.see("$('[name=name]').getAttribute('aria-invalid') === 'true'").await?;
    form.press("Enter an e-mail address");
    form.see("place.getRootNode().activeElement === $('[name=email]')").await?;
    form.see("$('[name=email]')?.value === 'nobody'").await?;

    form.type_into("name", "Ada");
    form.type_into("email", "ada@example.org");
    form.press("form.continue");
    form.see("$('[data-focus=heading]').innerText.includes('Goals')").await?;
    form.see("place.getRootNode().activeElement === $('[data-focus=heading]')").await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn a_question_comes_and_goes_with_the_answer_that_it_depends_on() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.see("!$('[value=thesis]')").await?;
    form.choose("stage", "student");
    form.see("$('[value=thesis]')").await?;
    form.choose("topics", "thesis");
    form.choose("stage", "other");
    form.see("!$('[value=thesis]')").await?;
    form.choose("stage", "student");
    form.see("$('[value=thesis]') && !$('[value=thesis]').checked").await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn what_was_typed_is_there_again_at_its_step_after_the_form_was_taken_away() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.type_into("name", "Ada 👩‍🔬");
    form.type_into("email", "ada@example.org");
    form.press("form.continue");
    form.see("$('[name=why]')").await?;
    form.type_into("why", "<b>Because</b>");
    let _ = form.handle.unmount();

    let form = open_form(1, None);
    form.see("$('[name=why]')?.value === '<b>Because</b>'").await?;
    form.see("place.innerText.includes('draft.found')").await?;
    form.press("form.back");
    form.see("$('[name=name]')?.value === 'Ada 👩‍🔬'").await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn two_elements_with_the_same_form_keep_what_is_typed_apart() -> Seen {
    nothing_kept();
    let (one, two) = (open_form(1, None), open_form(2, None));
    one.type_into("name", "Ada");
    two.type_into("name", "Grace");
    let _ = (one.handle.unmount(), two.handle.unmount());
    let (one, two) = (open_form(1, None), open_form(2, None));
    one.see("$('[name=name]')?.value === 'Ada'").await?;
    two.see("$('[name=name]')?.value === 'Grace'").await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn a_form_that_was_taken_away_hears_nothing_and_leaves_nothing_behind() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.type_into("name", "Ada");
    let place = form.place.clone();
    let control = see(&place, "$('[name=name]')").await?;
    let _ = form.handle.unmount();
    let before = kept();
    see(&place, "place.childElementCount === 0").await?;
    let back = js_sys::Function::new_with_args("place, control", "place.append(control)");
    back.call2(&JsValue::NULL, &place, &control)?;
    type_into(&place, "name", "Eve");
    see(&place, "dispatchEvent(new Event('pagehide'))").await?;
    assert_eq!(kept(), before);
    Ok(())
}

#[wasm_bindgen_test]
async fn a_row_is_added_removed_and_brought_back_with_the_focus_where_the_person_goes_on() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.type_into("name", "Ada");
    form.type_into("email", "ada@example.org");
    form.press("form.continue");
    form.see("$('[name=\"goals.1.statement\"]')").await?;
    form.type_into("goals.1.statement", "Learn");
    form.press("form.add");
    form.see("place.getRootNode().activeElement === $('[name=\"goals.2.statement\"]')").await?;
    form.type_into("goals.2.statement", "Teach");
    form.press("form.remove");
    form.see("place.getRootNode().activeElement === $('[data-do=undo-remove]')").await?;
    form.see("$('[name=\"goals.1.statement\"]')?.value === 'Teach'").await?;
    form.press("form.undo");
    form.see("$('[name=\"goals.1.statement\"]')?.value === 'Learn'").await?;
    form.see("$('[name=\"goals.2.statement\"]')?.value === 'Teach'").await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn where_the_browser_keeps_nothing_the_form_says_so_and_works_on() -> Seen {
    nothing_kept();
    refuse_storage(true);
    let form = open_form(1, None);
    form.type_into("name", "Ada");
    form.see("place.innerText.includes('draft.blocked')").await?;
    let draft = form.handle.unmount();
    let form = open_form(1, draft);
    form.see("$('[name=name]')?.value === 'Ada'").await?;
    refuse_storage(false);
    nothing_kept();
    Ok(())
}

#[wasm_bindgen_test]
async fn a_cleared_draft_is_gone_from_the_browser_and_comes_back_when_that_is_undone() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.type_into("name", "Ada");
    form.see("JSON.stringify(sessionStorage).includes('Ada')").await?;
    form.press("draft.clear");
    form.see("$('[name=name]')?.value === '' && !JSON.stringify(sessionStorage).includes('Ada')")
        .await?;
    form.press("form.undo");
    form.see("$('[name=name]')?.value === 'Ada' && JSON.stringify(sessionStorage).includes('Ada')")
        .await?;
    Ok(())
}

#[wasm_bindgen_test]
async fn a_draft_is_on_the_device_only_while_the_person_wants_it_there() -> Seen {
    nothing_kept();
    let form = open_form(1, None);
    form.type_into("name", "Ada");
    form.see("JSON.stringify(sessionStorage).includes('Ada')").await?;
    form.see("$('#keep-draft').click() || JSON.stringify(localStorage).includes('Ada')").await?;
    form.see("!JSON.stringify(sessionStorage).includes('Ada')").await?;
    form.see("$('#keep-draft').click() || !JSON.stringify(localStorage).includes('Ada')").await?;
    form.see("JSON.stringify(sessionStorage).includes('Ada')").await?;
    Ok(())
}
