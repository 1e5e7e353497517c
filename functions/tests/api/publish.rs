//! Publishing programs.

use std::slice::from_ref;

use domain::Lang;
use domain::id::ProgramId;
use domain::matching::Policy;
use domain::translation::Translation;
use functions::store::{PublishError, PublishPrograms, Published, ReadPrograms};
use serde_json::json;

use crate::engine;
use crate::fixture::{application, french, newer_application, program, texts};

#[tokio::test]
async fn what_was_published_is_read_back() {
    let (table, _) = engine::table().await;
    assert_eq!(table.program(&program().id).await, Ok(None));
    let published = table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    let id = application().id;
    assert_eq!(published, Published { revision: 1, changed: true, new_versions: vec![id.clone()] });
    let head = table.program(&program().id).await.unwrap().unwrap();
    assert_eq!((&head.program, &head.texts), (&program(), &texts()));
    assert_eq!(head.form(&id).unwrap().version, application().version);
    let form = table.form(&program().id, &id, &application().version).await.unwrap();
    assert_eq!(form.as_deref(), Some(&application()));
    assert_eq!(table.program(&ProgramId::new("other").unwrap()).await, Ok(None));
}

#[tokio::test]
async fn publishing_the_same_again_changes_nothing() {
    let (table, _) = engine::table().await;
    table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    let again = table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    assert_eq!(again, Published { revision: 1, changed: false, new_versions: vec![] });
}

#[tokio::test]
async fn a_new_version_becomes_current_and_the_older_one_stays() {
    let (table, _) = engine::table().await;
    table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    let newer =
        table.publish(&program(), &[newer_application()], &texts(), &[], None).await.unwrap();
    assert_eq!((newer.revision, newer.new_versions.len()), (2, 1));
    let back = table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    assert_eq!((back.revision, back.new_versions.len()), (3, 0));
    for form in [application(), newer_application()] {
        let stored = table.form(&program().id, &form.id, &form.version).await.unwrap();
        assert_eq!(stored.as_deref(), Some(&form));
    }
}

#[tokio::test]
async fn a_reader_that_remembers_a_program_sees_at_once_that_it_was_published_again() {
    let (publisher, _, raw) = engine::table_and_raw().await;
    let reader = raw.table();
    let read = async || reader.program(&program().id).await.unwrap().unwrap();
    for form in [application(), newer_application(), application()] {
        publisher.publish(&program(), from_ref(&form), &texts(), &[], None).await.unwrap();
        for _ in 0..2 {
            assert_eq!(read().await.form(&form.id).unwrap().version, form.version);
        }
    }
}

#[tokio::test]
async fn a_published_version_never_changes() {
    let (table, _) = engine::table().await;
    table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    let mut other_words = application();
    other_words.title = "Other words".to_owned();
    let refused = table.publish(&program(), &[other_words], &texts(), &[], None).await;
    let taken = PublishError::VersionTaken(application().id, application().version);
    assert_eq!(refused, Err(taken));
    let head = table.program(&program().id).await.unwrap().unwrap();
    assert_eq!(head.forms[0].title, application().title);
}

#[tokio::test]
async fn a_form_without_a_version_is_not_published() {
    let (table, _) = engine::table().await;
    let mut form = application();
    form.version = domain::version::Version::unpublished();
    let refused = table.publish(&program(), from_ref(&form), &texts(), &[], None).await;
    assert_eq!(refused, Err(PublishError::Unversioned(form.id)));
    assert_eq!(table.program(&program().id).await, Ok(None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_those_who_publish_at_once_each_is_done_or_told() {
    let (table, _) = engine::table().await;
    let publish = |number: usize| {
        let table = table.clone();
        async move {
            let program = domain::program::Program { name: format!("{number}"), ..program() };
            table.publish(&program, &[application()], &texts(), &[], None).await
        }
    };
    let results = futures::future::join_all((0..8).map(publish)).await;
    let done = results.iter().filter(|result| result.is_ok()).count();
    assert!(done >= 1);
    for result in results.iter().filter(|result| result.is_err()) {
        assert_eq!(*result, Err(PublishError::Overtaken));
    }
    let again = table.publish(&program(), &[application()], &texts(), &[], None).await.unwrap();
    assert_eq!(again.revision, u64::try_from(done).unwrap() + 1, "no revision was written over");
}

#[tokio::test]
async fn a_program_is_published_in_each_of_its_languages_and_all_of_them_at_once() {
    let (table, _) = engine::table().await;
    let (form, french) = (application(), french(&[application()]));
    let publish = async |translations: &[Translation]| {
        table.publish(&program(), &[application()], &texts(), translations, None).await.unwrap()
    };
    publish(from_ref(&french)).await;
    let lang = french.lang();
    let id = program().id;
    let head = table.program(&id).await.unwrap().unwrap();
    assert_eq!(
        head.langs.iter().map(|offered| offered.lang.as_str()).collect::<Vec<_>>(),
        ["en", "fr"]
    );
    let other = table.program_in(&id, lang).await.unwrap().unwrap();
    assert_eq!((&other.program, &other.langs), (&french.program, &head.langs));
    assert_eq!(other.forms[0].title, "Candidature");
    let wording = table.form_in(&id, &form.id, &form.version, lang).await.unwrap().unwrap();
    assert_eq!(*wording, french.forms[0]);
    let own = table.form(&id, &form.id, &form.version).await.unwrap().unwrap();
    assert_eq!(*own, form);

    assert!(!publish(from_ref(&french)).await.changed);
    let mut renamed = french.clone();
    renamed.program.name = "Le mentorat".into();
    assert!(publish(&[renamed]).await.changed, "a word of a translation is a change");
}

#[tokio::test]
async fn a_language_that_is_taken_away_is_no_longer_offered_and_its_wordings_stay() {
    let (table, _) = engine::table().await;
    let (form, french) = (application(), french(&[application()]));
    let lang = french.lang().clone();
    table.publish(&program(), from_ref(&form), &texts(), &[french], None).await.unwrap();
    table.publish(&program(), from_ref(&form), &texts(), &[], None).await.unwrap();
    let head = table.program(&program().id).await.unwrap().unwrap();
    assert_eq!(head.langs.len(), 1);
    let wording = table.form_in(&program().id, &form.id, &form.version, &lang).await.unwrap();
    assert!(wording.is_some(), "somebody may have answered it");
}

#[tokio::test]
async fn what_counts_in_matching_goes_with_the_program_and_no_applicant_gets_to_see_it() {
    let place = crate::place::Place::bare().await;
    let policy = matching(35);
    let forms = [application()];
    let translations = [french(&forms)];
    let publish = |policy| {
        let table = place.table.clone();
        let (forms, translations) = (forms.clone(), translations.clone());
        async move {
            table.publish(&program(), &forms, &texts(), &translations, Some(policy)).await.unwrap()
        }
    };
    publish(&policy).await;
    let head = place.table.program(&program().id).await.unwrap().unwrap();
    assert_eq!(head.matching.as_ref(), Some(&policy));
    let lang = Lang::new("fr").unwrap();
    let french = place.table.program_in(&program().id, &lang).await.unwrap().unwrap();
    assert_eq!(french.matching, None, "it has no words");
    assert!(!publish(&policy).await.changed);
    let changed = publish(&matching(40)).await;
    assert_eq!((changed.changed, changed.new_versions), (true, vec![]));
    let form = format!("/v1/programs/sts/forms/{}", application().id);
    for path in ["/v1/programs/sts", &form, &format!("{form}?lang=fr")] {
        let answer = place.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let body = String::from_utf8(answer.body.to_vec()).unwrap();
        for word in ["seen-by-nobody", "waited-first"] {
            assert!(!body.contains(word), "{path} has “{word}”");
        }
    }
}

fn matching(points: u16) -> Policy {
    let sheet = |form: &str| json!({ "form": form, "name": "name" });
    let topics = json!({ "question": "topics" });
    serde_json::from_value(json!({
        "mentee": sheet("mentee-application"), "mentor": sheet("mentor-profile"),
        "lines": [{
            "id": "seen-by-nobody", "points": points, "mentee": topics, "mentor": topics,
            "compare": { "by": "same", "options": ["data"] }, "peers": true,
        }],
        "rules": {
            "waited-first": true, "same-name": true, "reporting-line": true, "past-pair": null,
            "same-institution": null, "named-conflict": null, "not-less-experienced": null,
            "capacity": null,
        },
    }))
    .unwrap()
}
