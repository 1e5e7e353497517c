//! The report of a year that is forgotten: none can be published any more, and what was published stays.

use domain::desk::{Role, Who};
use functions::store::PurgeCohort;
use serde_json::json;

use super::{AFTER, Year, stories};
use crate::desk::people::last;

#[tokio::test]
async fn of_a_year_that_is_forgotten_no_report_can_be_published_and_none_is_made_up_of_zeros() {
    let year = Year::with(9, 9, &stories(9, [9, 9, 9, 9, 9, 9])).await;
    year.place.set_clock(AFTER);
    let [chair, member] = [year.token(Role::Chair).await, year.token(Role::Member).await];
    assert!(year.get(&member, "report").await.text().contains("data-state=\"draft\""));
    let (of, now) = ((&year.program, &year.cohort), year.place.clock.now());
    year.place.table.purge(of, &Who::Operator, now).await.unwrap();
    let page = year.get(&member, "report").await;
    assert!(page.text().contains("data-state=\"forgotten\""), "{}", page.text());
    assert!(page.text().contains("report.forgotten") && !page.text().contains("<table"));
    assert_eq!(year.get(&member, "report.xlsx").await.status, 200);
    let refused = year.publish_report(&chair).await;
    assert_eq!(refused.problem(), "409 rule");
    assert!(refused.text().contains("have been deleted"), "{}", refused.text());
    assert_ne!(last(&year.place, "sts").await["deed"]["what"], json!("report-published"));
}

#[tokio::test]
async fn a_report_that_was_published_before_its_year_was_forgotten_stays() {
    let year = Year::with(9, 9, &[]).await;
    year.place.set_clock(AFTER);
    let chair = year.token(Role::Chair).await;
    assert_eq!(year.publish_report(&chair).await.status, 204);
    let published = year.get(&chair, "report").await;
    let (of, now) = ((&year.program, &year.cohort), year.place.clock.now());
    year.place.table.purge(of, &Who::Operator, now).await.unwrap();
    assert_eq!(year.get(&chair, "report").await.text(), published.text());
}
