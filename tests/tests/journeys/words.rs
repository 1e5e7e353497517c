//! What a committee's edits and dates do to a form that people see.

use std::path::Path;

use local::programs::Programs;
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::{Stage, TODAY, repository};

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_word_is_seen_without_a_restart_and_a_broken_file_changes_nothing() {
    let folder = repository().join(format!("target/journeys/programs-{}", std::process::id()));
    copy(&repository().join("programs"), &folder);
    let stage = Stage::with(TODAY, Programs::at(&folder)).await;
    let browser = Browser::open(1000, 900).await;
    let address = format!("{}/acrl-sts/feedback", stage.system.host());
    let file = folder.join("acrl-sts/forms/feedback.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    let (said, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let watching = stage.system.watch(move |name, outcome| {
        let _nobody_waits = said.send((name.to_owned(), outcome.is_ok()));
    });
    let journey = async {
        std::fs::write(&file, before.replace("[[section]]\nid = ", "[[section]]\nidd = ")).unwrap();
        while heard.recv().await.unwrap() != ("acrl-sts".to_owned(), false) {}
        browser.goto(&address).await;
        Form::on(&browser, "feedback").ready().await;
        let changed = before.replacen("title = \"", "title = \"Changed: ", 1);
        std::fs::write(&file, changed).unwrap();
        while heard.recv().await.unwrap() != ("acrl-sts".to_owned(), true) {}
        browser.goto(&address).await;
        let form = Form::on(&browser, "feedback");
        form.ready().await;
        form.see_text("Changed: ").await;
    };
    tokio::select! {
        () = watching => {}
        () = journey => {}
    }
    browser.close().await;
    stage.system.stop().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn outside_its_window_a_form_can_be_read_and_printed_but_not_sent() {
    let stage = Stage::on("2027-03-15T12:00:00.000Z").await;
    let browser = Browser::open(1000, 900).await;
    browser.goto(&format!("{}/acrl-sts/mentee-application", stage.system.host())).await;
    let form = Form::on(&browser, "mentee-application");
    form.ready().await;
    form.see_text("This form opens on September 1, 2027").await;
    form.type_into("name", "Ada").await;
    assert_eq!(form.value("name").await, "Ada");
    browser.close().await;
    stage.system.stop().await;
}
