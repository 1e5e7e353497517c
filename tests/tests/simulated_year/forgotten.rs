//! A year whose time is over: what the table holds then, item by item, below the store.

use domain::calendar::Milestone;
use dynoxide::actions::scan::ScanRequest;
use dynoxide::{AttributeValue, Item};
use local::crowd::morning;
use local::forgetting::Forgetting;

use crate::world::{TABLE, World};

pub(crate) async fn nothing_of_anybody_is_left(world: &World) {
    let found = personal(world);
    assert!(found.len() > 200, "whoever looks finds what is there: {}", found.len());
    let erased_on = world.crowd.year().due(Milestone::Purge).unwrap();
    world.set_clock(morning(erased_on));
    let forgetting = Forgetting { table: &world.table, now: world.now() };
    let mut years = Vec::new();
    forgetting
        .purge(|(_, cohort), purged| years.push((cohort.clone(), purged.items)))
        .await
        .unwrap();
    let [(cohort, items)] = years.as_slice() else { panic!("one year is over: {years:?}") };
    assert_eq!(*cohort, world.crowd.cohort().id);
    assert!(forgetting.look().await.unwrap().is_nothing(), "the check finds nothing");
    let left = personal(world);
    assert!(left.is_empty(), "{left:#?}");
    println!("{items} items were erased, and nothing of anybody is left");
}

/// The keys of items that have somebody's name, address or own words in them, with what it is. The
/// published report may quote those who have let it.
fn personal(world: &World) -> Vec<String> {
    let people = &world.crowd.people;
    let names = people.iter().flat_map(|person| [&*person.name, &*person.address]);
    let words: Vec<&str> = names.chain(world.crowd.cast().texts()).collect();
    let mut found = Vec::new();
    for item in items(world) {
        let key = format!("{} {}", text(&item, "pk"), text(&item, "sk"));
        let said = format!("{item:?}");
        if text(&item, "sk").starts_with("REPORT#") {
            assert!(!said.contains('@'), "a report has no address");
        } else if let Some(word) = words.iter().find(|word| said.contains(**word)) {
            found.push(format!("{key}: {word}"));
        }
    }
    found
}

/// Every item that has not expired: DynamoDB deletes those in its own time.
fn items(world: &World) -> Vec<Item> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let scan = ScanRequest {
            table_name: TABLE.to_owned(),
            exclusive_start_key: after,
            ..ScanRequest::default()
        };
        let page = world.database.scan(scan).unwrap();
        all.extend(page.items.unwrap_or_default());
        after = page.last_evaluated_key;
        if after.is_none() {
            break;
        }
    }
    let now = world.now().seconds();
    let expires = |item: &Item| match item.get("expires") {
        Some(AttributeValue::N(at)) => at.parse::<i64>().is_ok_and(|at| at <= now),
        _ => false,
    };
    all.retain(|item| !expires(item));
    all
}

fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    match &item[name] {
        AttributeValue::S(text) => text,
        other => panic!("{name} is a text: {other:?}"),
    }
}
