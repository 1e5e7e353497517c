//! What one of a pair is told of the other, and why these two.

use std::sync::Arc;

use domain::email::Email;
use domain::form::{Question, SharedAnswer};
use domain::matching::Side;
use domain::reference::Reference;
use domain::{Form, Raw};

use super::{Room, RoomStore};
use crate::http::Site;
use crate::http::problem::Problem;
use crate::reasons::{self, reasons};
use crate::store::{Held, OpenSubmission, ProgramHead, ReadPrograms, StoreError, wording};

/// What somebody sent, and its form in the language of whoever has opened the page.
pub(super) struct Sent {
    pub(super) held: Held,
    pub(super) form: Arc<Form>,
}

impl Sent {
    /// What somebody sent; nothing, where it is gone or withdrawn.
    pub(super) async fn of<S: ReadPrograms + OpenSubmission>(
        site: &Site<S>,
        head: &ProgramHead,
        who: &Reference,
    ) -> Result<Option<Self>, Problem> {
        let now = site.clock.now();
        let Some(found) = site.store.find(who, now).await? else { return Ok(None) };
        let held = site.store.open(&found, now).await?;
        match held.filter(|held| held.withdrawn_at().is_none()) {
            Some(held) => Self::read(site, head, held).await.map(Some),
            None => Ok(None),
        }
    }

    pub(super) async fn read<S: ReadPrograms>(
        site: &Site<S>,
        head: &ProgramHead,
        held: Held,
    ) -> Result<Self, Problem> {
        let of = (held.program(), held.form(), held.version());
        let form = wording(&site.store, of, head.other_lang()).await?;
        let form = form.ok_or(StoreError::Unreadable("an answered version that is not there"))?;
        Ok(Self { held, form })
    }

    /// What they answered to a question, where they share that with their partner.
    fn shares(&self, question: Option<&Question>) -> Option<&str> {
        let question = question.filter(|question| question.is_shared())?;
        let Some(Raw::Text(text)) = self.held.answers().get(&question.id) else { return None };
        Some(text.trim()).filter(|text| !text.is_empty())
    }
}

/// What somebody learns of their partner.
pub struct Partner {
    /// As what the person who reads it takes part; nothing, where the two are peers.
    pub side: Option<Side>,
    /// What the partner is called, where they share that.
    pub name: Option<String>,
    /// Where mail reaches them, where they share that.
    pub address: Option<Email>,
    /// All that they share, but for the goals of a mentee.
    pub shared: Vec<SharedAnswer>,
}

impl<S: RoomStore> Room<'_, S> {
    /// What the person learns of their partner.
    #[must_use]
    pub fn partner(&self) -> Partner {
        let partner = &self.partner;
        let goals = partner.form.carried_over(partner.held.answers(), &self.head.texts);
        let mut shared = partner.form.shared(partner.held.answers(), &self.head.texts);
        shared.retain(|answer| !goals.contains(answer));
        let address = partner.shares(partner.form.email_question());
        Partner {
            side: self.pairing.partners.side(self.own.held.reference()),
            name: self.name_of(partner).map(str::to_owned),
            address: address.and_then(|address| Email::parse(address).ok()),
            shared,
        }
    }

    /// All that the person shares with their partner: what the other one reads on this page.
    #[must_use]
    pub fn shares(&self) -> Vec<SharedAnswer> {
        self.own.form.shared(self.own.held.answers(), &self.head.texts)
    }

    /// The goals that mentees of the two have carried over into what they sent, and share: the
    /// partner's, and the person's own.
    #[must_use]
    pub fn goals(&self) -> [Vec<SharedAnswer>; 2] {
        [&self.partner, &self.own]
            .map(|one| one.form.carried_over(one.held.answers(), &self.head.texts))
    }

    /// Why these two were matched, of what both share.
    #[must_use]
    pub fn reasons(&self) -> Vec<SharedAnswer> {
        let Some(policy) = self.own_head.matching.clone() else { return Vec::new() };
        let both = [&self.own, &self.partner]
            .map(|one| reasons::Partner { held: &one.held, form: &one.form });
        let reasons = reasons(policy, &self.pairing.partners, both, self.site.clock.now());
        reasons.into_iter().map(|reason| reason.said(&self.head.texts)).collect()
    }

    fn name_of<'b>(&self, one: &'b Sent) -> Option<&'b str> {
        one.shares(self.own_head.name_question(&one.form))
    }
}
