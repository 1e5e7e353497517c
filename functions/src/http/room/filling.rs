//! What one of the two is asked to fill in, and keeping it.

use std::sync::Arc;

use domain::Form;
use domain::api::Post;
use domain::calendar::Milestone;
use domain::form::{ToFill, to_fill};
use domain::heard::{Filled, Heard};
use domain::matching::Side;
use domain::program::Window;

use super::{Room, RoomStore};
use crate::http::problem::Problem;
use crate::store::{FormEntry, StoreError, Whose, wording};

/// A form that one of the two can fill in now, or change what they have filled in.
pub struct Questionnaire {
    /// What they are asked at.
    pub milestone: Milestone,
    /// The form: the version that they have answered, or else the one of now.
    pub form: Arc<Form>,
    /// When it can be filled in.
    pub open: Window,
    /// What they have answered.
    pub filled: Option<Filled>,
}

impl<S: RoomStore> Room<'_, S> {
    /// The forms that the person can fill in now, and what they have answered to each.
    #[must_use]
    pub fn to_fill(&self) -> Vec<(ToFill<&FormEntry>, Option<&Heard>)> {
        let Some(year) = self.year() else { return Vec::new() };
        let forms = self.head.forms.iter();
        let forms = forms.filter_map(|entry| Some((entry.opens.for_pair()?, entry)));
        let open = to_fill(year, self.side(), forms, self.now()).into_iter();
        let heard = |milestone| self.heard.at(milestone, self.own.held.reference());
        open.map(|open| (open, heard(open.milestone))).collect()
    }

    /// What the person is asked at a milestone, with its form; nothing, where it can't be filled in.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn questionnaire(
        &self,
        milestone: Milestone,
    ) -> Result<Option<Questionnaire>, Problem> {
        let all = self.to_fill();
        let Some((asked, heard)) = all.into_iter().find(|(one, _)| one.milestone == milestone)
        else {
            return Ok(None);
        };
        let filled = heard.and_then(|heard| heard.filled.clone());
        let filled = filled.filter(|filled| filled.form == asked.form.id);
        // What was answered stays what was asked, whatever is asked by now.
        let version = filled.as_ref().map_or(&asked.form.version, |filled| &filled.version);
        let of = (self.own.held.program(), &asked.form.id, version);
        let form = wording(&self.site.store, of, self.head.other_lang()).await?;
        let form = form.ok_or(StoreError::Unreadable("a version that is not there"))?;
        Ok(Some(Questionnaire { milestone, form, open: asked.open, filled }))
    }

    /// Keeps what the person has filled in, in place of what they had before.
    ///
    /// # Errors
    /// A problem that says what is wrong with the answers, or that they were typed into another
    /// version; `Problem::withdrawn`; or a failure of the store.
    pub async fn fill(&self, asked: &Questionnaire, post: &Post) -> Result<(), Problem> {
        let form = &asked.form;
        if post.version != form.version {
            return Err(Problem::version());
        }
        let accepted = form.parse(&form.for_sending(&post.answers));
        let accepted = accepted.map_err(|not| Problem::rejected(&not, form, &self.head.texts))?;
        let filled = Filled::of(&accepted, &form.lang);
        let (of, now) = ((self.own.held.program(), self.own.held.cohort()), self.now());
        let milestone = asked.milestone;
        let whose = Whose { found: &self.found, pairing: &self.pairing.id, milestone };
        let kept = self.site.store.keep_filled(of, &whose, &filled, now).await?;
        kept.then_some(()).ok_or_else(Problem::withdrawn)
    }

    /// On which side the person is; of two peers, on which each has applied.
    fn side(&self) -> Side {
        let applied = || {
            let policy = self.own_head.matching.as_ref();
            let offers =
                policy.is_some_and(|policy| policy.sheet(Side::Mentor).form == *self.held().form());
            if offers { Side::Mentor } else { Side::Mentee }
        };
        self.pairing.partners.side(self.own.held.reference()).unwrap_or_else(applied)
    }
}
