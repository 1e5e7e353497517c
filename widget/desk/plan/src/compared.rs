//! The scenarios that the committee keeps, each with what it comes to.

use domain::desk::{ScenarioCard, ScenariosPage};

use super::message::Kept;
use super::words::Words;
use super::{Plan, shown};

/// All of them; nothing, where the list can't be read.
pub(crate) fn compared(words: Words<'_>, plan: &Plan, page: &str) -> Option<Vec<Kept>> {
    let page: ScenariosPage = wire::read(page).ok()?;
    Some(page.scenarios.into_iter().map(|card| kept(words, plan, card)).collect())
}

fn kept(words: Words<'_>, plan: &Plan, card: ScenarioCard) -> Kept {
    let solved = plan.what_if(&card.wishes);
    Kept {
        id: card.id,
        name: card.name.as_str().to_owned(),
        revision: card.revision,
        by: card.changed_by,
        at: card.changed_at,
        scenario: wire::write(&card.wishes),
        totals: match solved {
            Ok(solution) => Ok(shown::totals(words, plan, &solution)),
            Err(why) => Err(words.refused(&why)),
        },
    }
}
