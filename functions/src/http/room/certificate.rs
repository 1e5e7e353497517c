//! What a mentor gets for their file.

use domain::Raw;
use domain::date::Date;

use super::{Room, RoomStore};
use crate::certificate::Certificate;

impl<S: RoomStore> Room<'_, S> {
    /// The certificate of whoever has opened the page, and the day that counts; nothing, for whoever gets none, or not yet.
    #[must_use]
    pub fn certificate(&self) -> Option<(Certificate, Date)> {
        let question = self.own_head.name_question(&self.own.form)?;
        let Some(Raw::Text(name)) = self.own.held.answers().get(&question.id) else { return None };
        let (today, who) = (self.today()?, self.own.held.reference());
        let made = Certificate::of(&self.pairing, who, name, self.year.as_ref(), today);
        made.map(|made| (made, today))
    }
}
