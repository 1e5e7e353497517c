//! Who may download.

use domain::id::ProgramId;
use functions::store::{CheckExportKey, MakeExportKey};
use hyper::Method;

use crate::client::Sent;
use crate::place::{EXPORTS, Place};

async fn ask(place: &Place, authorization: Option<&str>) -> String {
    let headers: Vec<_> = authorization.map(|value| ("authorization", value)).into_iter().collect();
    let path = format!("{EXPORTS}/applications.csv");
    let answer = place.call(Method::GET, &path, &headers, Sent::Nothing).await;
    if answer.status == 200 {
        return "200".to_owned();
    }
    let how = if answer.status == 401 { "Bearer" } else { "" };
    assert_eq!(answer.header("www-authenticate"), how);
    answer.problem()
}

#[tokio::test]
async fn without_a_key_that_is_good_for_the_program_there_is_no_export() {
    let place = Place::open().await;
    let key = place.export_key().await;
    let other = ProgramId::new("other").unwrap();
    let now = place.clock.now();
    let others = place.table.make_export_key(&other, now, now.plus_days(30)).await.unwrap();
    assert_eq!(ask(&place, Some(&format!("Bearer {key}"))).await, "200");
    assert_eq!(ask(&place, Some(&format!("bearer  {key} "))).await, "200");
    for bad in [
        None,
        Some(String::new()),
        Some("Bearer".to_owned()),
        Some("Bearer x".to_owned()),
        Some(key.clone()),
        Some(format!("Basic {key}")),
        Some(format!("Bearer {}", key.replace("lgx_", "lgy_"))),
        Some(format!("Bearer lgx_{}", "0".repeat(64))),
        Some(format!("Bearer {}", key.to_uppercase())),
    ] {
        assert_eq!(ask(&place, bad.as_deref()).await, "401 unauthorized", "{bad:?}");
    }
    let others = ask(&place, Some(&format!("Bearer {}", others.secret()))).await;
    assert_eq!(others, "403 forbidden", "it is a key, and another program's");
}

#[tokio::test]
async fn a_key_that_has_expired_is_no_key_even_while_it_is_still_stored() {
    let place = Place::open().await;
    let bearer = format!("Bearer {}", place.export_key().await);
    place.set_clock("2026-11-14T11:59:59.999Z");
    assert_eq!(ask(&place, Some(&bearer)).await, "200");
    place.set_clock("2026-11-14T12:00:00.000Z");
    assert_eq!(ask(&place, Some(&bearer)).await, "401 unauthorized");
}

#[tokio::test]
async fn keys_are_long_and_never_the_same_and_do_not_show_themselves() {
    let place = Place::open().await;
    let sts = ProgramId::new("sts").unwrap();
    let now = place.clock.now();
    let one = place.table.make_export_key(&sts, now, now.plus_days(1)).await.unwrap();
    let two = place.table.make_export_key(&sts, now, now.plus_days(1)).await.unwrap();
    assert_eq!(one.secret().len(), 4 + 64);
    assert_ne!(one.secret(), two.secret());
    assert_eq!(format!("{one:?}"), "ExportKey(…)");
    let known = place.table.export_key(one.secret(), now).await.unwrap();
    assert_eq!(known.map(|key| key.program), Some(sts));
}
