//! Who reads what the two of a pairing note, on the pages that each of them opens.

use local::crowd::{Note, Wrote};

use crate::world::World;

/// Each sees every word that they have noted and that their partner has noted for both, and no word that
/// their partner has noted for themselves.
pub(crate) async fn nobody_reads_what_their_partner_noted_for_themselves(world: &World) {
    let (mut read, mut kept) = (0, 0);
    for (at, couple) in world.crowd.couples.iter().enumerate() {
        if couple.ended.is_some() {
            continue;
        }
        for who in couple.two {
            let wrote = world.crowd.wrote.iter().filter(|wrote| wrote.couple == at);
            let is_theirs_to_read = |it: &&Wrote| it.who == who || it.what != Note::Private;
            let (theirs, not_theirs): (Vec<&Wrote>, Vec<&Wrote>) =
                wrote.partition(is_theirs_to_read);
            if theirs.is_empty() && not_theirs.is_empty() {
                continue;
            }
            let front = plain(&world.crowd.page(at, who, "").await.unwrap());
            let journal = plain(&world.crowd.page(at, who, "journal").await.unwrap());
            for wrote in &theirs {
                assert!(journal.contains(&wrote.words), "{}: {journal}", wrote.words);
                read += 1;
            }
            for wrote in not_theirs {
                // Whoever has noted the same in the same words sees their own.
                if !theirs.iter().any(|one| one.words == wrote.words) {
                    assert!(!journal.contains(&wrote.words), "{journal}");
                    assert!(!front.contains(&wrote.words), "{front}");
                    kept += 1;
                }
            }
        }
    }
    assert!(read > 50 && kept > 10, "{read} were read, and {kept} not");
    println!("{read} notes were read by who may, and {kept} not by the partner of who wrote them");
}

fn plain(page: &str) -> String {
    page.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}
