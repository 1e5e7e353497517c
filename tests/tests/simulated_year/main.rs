//! A year of 134 made-up people, day by day, with whatever goes wrong in one: mentors who keep silent,
//! pairs who part or pause, people who withdraw, addresses that are no more, a mail server that is down for most
//! of a day, and a calendar that nobody rings for three.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and this one says what it has counted"
)]

mod confided;
mod counted;
mod forgotten;
mod looked_after;
mod months;
mod paired;
mod post_office;
mod promised;
mod world;

use std::time::Instant;

use self::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_year_of_134_people_every_promise_is_kept_whatever_goes_wrong() {
    let began = Instant::now();
    let mut world = World::begin().await;
    world.live_through_the_year().await;
    println!("lived through in {:.1} s: {world}", began.elapsed().as_secs_f64());
    promised::every_mail_went_out_once_and_on_its_day(&world);
    paired::nobody_had_two_at_once_or_the_same_twice(&world);
    paired::whoever_was_confirmed_twice_at_once_was_introduced_once(&world);
    paired::whoever_was_left_was_matched_again(&world);
    confided::nobody_reads_what_their_partner_noted_for_themselves(&world).await;
    looked_after::whoever_looks_after_a_pair_sees_what_is_not_dealt_with(&world).await;
    looked_after::whoever_reads_of_somebody_sees_that_their_mail_came_back(&world).await;
    counted::the_report_has_the_numbers_of_an_independent_count(&world).await;
    forgotten::nothing_of_anybody_is_left(&world).await;
    println!("all of it in {:.1} s", began.elapsed().as_secs_f64());
}
