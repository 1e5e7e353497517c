//! What is due in the outbox, and what the courier says of it.

use functions::courier::{Bell, Rung, answer};
use functions::store::{Due, ReadDue, StoreError};
use lambda_runtime::Context;

use crate::faults::Fault;
use crate::fixture::answers;
use crate::place::{Place, moment, new_key};

const NOW: &str = "2026-10-15T12:00:00.000Z";

/// Sends answers at a moment; a message is due from then on.
async fn send_at(place: &Place, at: &str) {
    place.set_clock(at);
    place.sent(&answers()).await;
    place.set_clock(NOW);
}

async fn due(place: &Place) -> Due {
    place.table.due(moment(NOW)).await.unwrap()
}

#[tokio::test]
async fn nothing_is_due_in_an_empty_outbox() {
    assert_eq!(due(&Place::open().await).await, Due::default());
}

#[tokio::test]
async fn what_is_due_is_counted_and_the_oldest_says_since_when() {
    let place = Place::open().await;
    for at in ["2026-10-15T11:00:00.000Z", "2026-10-14T12:00:00.000Z", NOW] {
        send_at(&place, at).await;
    }
    let since = Some(moment("2026-10-14T12:00:00.000Z"));
    assert_eq!(due(&place).await, Due { messages: 3, since, odd: 0 });
}

#[tokio::test]
async fn what_is_due_later_or_has_expired_is_not_due() {
    let place = Place::open().await;
    send_at(&place, "2026-10-15T12:00:00.001Z").await;
    place.raw.message("expired", "2026-10-14T12:00:00.000Z", Some(moment(NOW).seconds())).await;
    assert_eq!(due(&place).await, Due::default());
    place
        .raw
        .message("expiring", "2026-10-15T12:00:00.000Z", Some(moment(NOW).seconds() + 1))
        .await;
    assert_eq!(due(&place).await, Due { messages: 1, since: Some(moment(NOW)), odd: 0 });
}

#[tokio::test]
async fn a_message_that_does_not_say_when_it_became_due_stops_nobody() {
    let place = Place::open().await;
    place.raw.message("odd", "2026 or so", None).await;
    assert_eq!(due(&place).await, Due { messages: 1, since: None, odd: 1 });
    send_at(&place, NOW).await;
    assert_eq!(due(&place).await, Due { messages: 2, since: Some(moment(NOW)), odd: 1 });
}

#[tokio::test]
async fn what_piles_up_is_counted_to_a_thousand_and_no_further() {
    let place = Place::open().await;
    for n in 0..260 {
        place.raw.message(&n.to_string(), "2026-10-14T12:00:00.000Z", None).await;
    }
    assert_eq!(due(&place).await.messages, 260, "more than a page");
    for n in 260..Due::MOST + 10 {
        place.raw.message(&n.to_string(), NOW, None).await;
    }
    let since = Some(moment("2026-10-14T12:00:00.000Z"));
    assert_eq!(due(&place).await, Due { messages: Due::MOST, since, odd: 0 });
}

#[tokio::test]
async fn a_courier_whose_table_is_busy_fails() {
    let place = Place::open().await;
    place.send(&new_key(), &answers()).await;
    place.faults.always(Fault::Throttled);
    let bell = Bell::new(Rung::default(), Context::default());
    let failed = answer(place.office(), None, bell).await.unwrap_err();
    assert!(matches!(failed, StoreError::Busy { operation: "Query", .. }), "{failed}");
}
