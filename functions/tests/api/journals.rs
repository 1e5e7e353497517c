//! What the two of a pairing note, as the table keeps it.

use domain::date::Date;
use domain::desk::EntryId;
use domain::journal::{Diary, Entry, How, Meeting, Noted};
use functions::store::{Found, KeepJournal, KeptDiary, ReadJournal};

use crate::heard_of_pairs::Two;

fn met(id: u64) -> Entry {
    let on = Date::parse("2026-10-15").unwrap();
    let noted = Noted::Meeting(Meeting { on, how: How::Video, about: None });
    Entry {
        id: EntryId::from_random(id),
        at: crate::place::moment("2026-10-15T12:00:00.000Z"),
        noted,
    }
}

async fn keep(two: &Two, whose: &Found, diary: &Diary) -> KeptDiary {
    two.place.table.keep_diary(two.of(), (whose, &two.pairing), diary).await.unwrap()
}

/// What somebody has noted.
async fn noted(two: &Two, whose: &Found) -> Option<Diary> {
    let all = two.place.table.diaries(two.of(), &two.pairing).await.unwrap();
    all.into_iter().find(|(who, _)| who == whose.reference()).map(|(_, diary)| diary)
}

#[tokio::test]
async fn a_diary_is_changed_only_by_who_has_read_it() {
    let two = Two::meet().await;
    assert_eq!(noted(&two, &two.mentee).await, None);
    let first = Diary::default().with(met(1)).unwrap();
    assert_eq!(keep(&two, &two.mentee, &first).await, KeptDiary::Kept);
    let unread = Diary::default().with(met(2)).unwrap();
    assert_eq!(keep(&two, &two.mentee, &unread).await, KeptDiary::Overtaken);
    let second = first.with(met(2)).unwrap();
    assert_eq!(keep(&two, &two.mentee, &second).await, KeptDiary::Kept);
    assert_eq!(keep(&two, &two.mentee, &first.without(&met(1).id)).await, KeptDiary::Overtaken);
    assert_eq!(noted(&two, &two.mentee).await, Some(second));
    assert_eq!(noted(&two, &two.mentor).await, None, "each has their own");
    assert_eq!(keep(&two, &two.mentor, &unread).await, KeptDiary::Kept);
}

#[tokio::test]
async fn what_somebody_has_noted_goes_with_them_and_comes_back_with_them() {
    let two = Two::meet().await;
    let diary = Diary::default().with(met(1)).unwrap();
    for who in [&two.mentee, &two.mentor] {
        assert_eq!(keep(&two, who, &diary).await, KeptDiary::Kept);
    }
    two.withdraws(&two.mentee).await;
    assert_eq!(noted(&two, &two.mentee).await, None, "at once");
    assert_eq!(noted(&two, &two.mentor).await, Some(diary.clone()), "the other's stays");
    let more = diary.with(met(2)).unwrap();
    assert_eq!(keep(&two, &two.mentee, &more).await, KeptDiary::Withdrawn);
    let ends = async || {
        let ends = two.place.raw.ends_of(two.mentee.reference().as_str()).await.0;
        ends.into_iter().filter(|key| key.contains(" JOURNAL#")).count()
    };
    assert_eq!(ends().await, 1);
    two.comes_back(&two.mentee).await;
    assert_eq!((noted(&two, &two.mentee).await, ends().await), (Some(diary), 0));
    assert_eq!(keep(&two, &two.mentee, &more).await, KeptDiary::Kept);
}
