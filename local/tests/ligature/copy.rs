use std::path::Path;

use domain::id::ProgramId;
use functions::clock::Clock;
use functions::store::{MakeExportKey, PutItems, ReadItems, StoredItem, Table};
use local::copy::{Copying, NotCopied};
use local::engine::Engine;
use local::system::TABLE;

use crate::call::{send, version};
use crate::gate::Gate;
use crate::place::Place;
use crate::running::Running;

/// A second engine: an embedded one of the test's own, or the one that `STORE_ENDPOINT` names.
struct Second {
    _engine: Engine,
    endpoint: String,
    name: String,
    table: Table,
}

impl Second {
    async fn start(name: &str) -> Self {
        let engine = Engine::in_memory().await.unwrap();
        let named = std::env::var("STORE_ENDPOINT");
        let endpoint = named.unwrap_or_else(|_| engine.endpoint().to_owned());
        let name = format!("copy-{name}-{}", std::process::id());
        let table = Table::at(&endpoint, &name);
        table.create().await.unwrap();
        Self { _engine: engine, endpoint, name, table }
    }

    fn arguments(&self) -> [&str; 5] {
        ["copy", "--to-table", &self.name, "--endpoint", &self.endpoint]
    }
}

/// All items of a table, in the order of their keys.
async fn everything(table: &Table) -> Vec<StoredItem> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = table.items(after).await.unwrap();
        all.extend(page.items);
        match page.next {
            None => break,
            next => after = next,
        }
    }
    all.sort_by_key(ToString::to_string);
    all
}

async fn everything_in(folder: &Path) -> Vec<StoredItem> {
    let engine = Engine::in_folder(folder).await.unwrap();
    let all = everything(&Table::at(engine.endpoint(), TABLE)).await;
    engine.stop().await;
    all
}

/// A data folder with a few submissions and a good many other items.
async fn fill(place: &Place, more: usize) {
    let running = Running::serve(place, &[]);
    let version = version(&running.address);
    for note in ["one", "two", "three"] {
        send(&running.address, &version, note);
    }
    running.signal("TERM");
    running.ended();
    let engine = Engine::in_folder(&place.path().join("data")).await.unwrap();
    let table = Table::at(engine.endpoint(), TABLE);
    let now = Clock::System.now();
    for _ in 0..more {
        let program = ProgramId::new("example").unwrap();
        table.make_export_key(&program, now, now.plus_days(1)).await.unwrap();
    }
    engine.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_was_interrupted_goes_on_and_both_tables_hold_the_same() {
    let place = Place::new("copy");
    fill(&place, 60).await;
    let before = everything_in(&place.path().join("data")).await;
    let second = Second::start("interrupted").await;

    let gate = Gate::before(&second.endpoint, 30_000);
    let arguments = ["copy", "--to-table", &second.name, "--endpoint", &gate.endpoint];
    let copying = Running::start(&mut place.ligature(&arguments), "The table ");
    gate.is_shut();
    copying.signal("KILL");
    assert!(!copying.ended().success());
    let half = everything(&second.table).await.len();
    assert!((1..before.len()).contains(&half), "{half}");

    let said = place.run(&second.arguments());
    assert!(said.contains(" of the items already."), "it goes on: {said}");
    assert!(said.contains(&format!("{} items are the same in both, digest ", before.len())));
    assert_eq!(everything(&second.table).await, before);
    assert_eq!(everything_in(&place.path().join("data")).await, before, "nothing changed here");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_a_lost_and_a_foreign_item_are_found() {
    let place = Place::new("changed-item");
    fill(&place, 3).await;
    let engine = Engine::in_folder(&place.path().join("data")).await.unwrap();
    let from = Table::at(engine.endpoint(), TABLE);
    let items = everything(&from).await;
    let now = Clock::System.now();
    let of_people = |item: &&StoredItem| item.to_string().contains("SUBMISSION#note#");
    let victim = items.iter().find(of_people).unwrap();
    let changed = victim.with_text("answers", "{\"note\":\"another\"}");

    let second = Second::start("changed").await;
    let copying = Copying { from: &from, to: &second.table, now };
    for item in items.iter().filter(|item| *item != victim) {
        second.table.put_copy(item).await.unwrap();
    }
    let lost = copying.verify().await;
    assert!(
        matches!(&lost, Err(NotCopied::Missing(key)) if *key == victim.to_string()),
        "{lost:?}"
    );
    second.table.put_copy(&changed).await.unwrap();
    let differs = |key: &String| *key == victim.to_string();
    assert!(matches!(&copying.verify().await, Err(NotCopied::Differs(key)) if differs(key)));
    assert!(matches!(&copying.look().await, Err(NotCopied::Differs(key)) if differs(key)));
    assert!(matches!(&copying.send(|_| ()).await, Err(NotCopied::Differs(key)) if differs(key)));

    let third = Second::start("foreign").await;
    let copying = Copying { to: &third.table, ..copying };
    third.table.put_copy(&victim.with_text("pk", "COHORT#other#all")).await.unwrap();
    assert!(matches!(copying.look().await, Err(NotCopied::Other(key)) if key.contains("other")));
    engine.stop().await;
    let said = place.refused(&third.arguments());
    assert!(said.starts_with("The table holds other data, and nothing more was written"), "{said}");
    assert_eq!(everything(&third.table).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_that_a_deployment_has_published_are_no_other_data() {
    let place = Place::new("published");
    fill(&place, 0).await;
    let before = everything_in(&place.path().join("data")).await;
    let second = Second::start("published").await;
    let head = before.iter().find(|item| item.is_head()).unwrap();
    // Another publication of the same program, and a program that is only there.
    second.table.put_copy(&head.with_text("body", "{}")).await.unwrap();
    second.table.put_copy(&head.with_text("pk", "PROGRAM#other")).await.unwrap();
    place.run(&second.arguments());
    let there = everything(&second.table).await;
    assert_eq!(there.len(), before.len() + 1);
    assert!(before.iter().all(|item| there.contains(item)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_served_is_not_copied() {
    let place = Place::new("served");
    let _running = Running::serve(&place, &[]);
    let second = Second::start("served").await;
    let said = place.refused(&second.arguments());
    assert_eq!(said, "The data in “data” is in use: stop the Ligature that serves it first.");
}
