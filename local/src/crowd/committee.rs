//! The committee: who is on it signs in at the desk, parts those who don't fit, and publishes the report.

use axum::http::Method;
use domain::date::Date;
use domain::desk::{Change, MemberId, MemberName, Role, SignedIn, Who};
use domain::email::Email;
use functions::store::{ChangeCommittee, ReadCommittee, UseCode};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::couple::Couple;
use super::doors::Call;
use super::{Crowd, Stumbled};

impl Crowd {
    /// Puts the committee there, as the command does.
    pub(super) async fn appoint(&self) -> Result<(), Stumbled> {
        let (program, now) = (&self.program.program.id, self.site.clock.now());
        for (number, one) in (1..).zip(&self.cast.committee) {
            let committee = self.site.store.committee(program).await?;
            let odd = || Stumbled::Odd("the committee".to_owned());
            let name = MemberName::new(&one.name).map_err(|_| odd())?;
            let address = Email::parse(&one.address).map_err(|_| odd())?;
            if committee.with_address(&address).is_some() {
                continue;
            }
            let wanted = (name, address, one.role);
            let change = committee.put(&MemberId::from_random(number), wanted, None, now);
            let change: Change = change.map_err(|_| odd())?.ok_or_else(odd)?;
            let who = Who::Operator;
            self.site.store.change_committee(program, &committee, &change, &who, now).await?;
        }
        Ok(())
    }

    /// Signs in the first of the committee who has a role; what their calls show.
    ///
    /// # Errors
    /// [`Stumbled`], where nobody has it.
    pub async fn sign_in(&self, role: Role) -> Result<String, Stumbled> {
        let address = self.address_of(role)?;
        self.enter(&address).await
    }

    /// The address of the first on the committee who has a role.
    ///
    /// # Errors
    /// [`Stumbled`], where nobody has it.
    pub fn address_of(&self, role: Role) -> Result<String, Stumbled> {
        let none = Stumbled::NoSuch("committee member with that role");
        let mut committee = self.cast.committee.iter();
        Ok(committee.find(|one| one.role == role).ok_or(none)?.address.clone())
    }

    /// Signs in whoever has an address, by the code of the mail.
    ///
    /// # Errors
    /// [`Stumbled`], where nobody on the committee has it.
    pub async fn enter(&self, address: &str) -> Result<String, Stumbled> {
        let program = &self.program.program.id;
        let path = format!("/v1/programs/{program}/sign-in");
        let ask = json!({ "address": address });
        let _nothing: IgnoredAny = self.desk(Method::POST, &path, None, Some(ask)).await?;
        let odd = || Stumbled::Odd(path.clone());
        let hashes = Email::parse(address).map_err(|_| odd())?;
        let hashes = self.site.links.addresses(program, &hashes);
        // The code is in a mail to them, too: it is made again from the service key.
        let asked = self.site.store.asked_code(program, &hashes, self.site.clock.now()).await?;
        let code = self.site.links.code(asked.ok_or_else(odd)?.asked());
        let body = json!({ "program": program, "address": address, "code": code.as_str() });
        let entered: SignedIn = self.desk(Method::POST, "/v1/sign-in", None, Some(body)).await?;
        Ok(entered.token)
    }

    /// Whoever has an address signs in once a day: a code is good once.
    pub(super) async fn signed_in(
        &mut self,
        address: &str,
        today: Date,
    ) -> Result<String, Stumbled> {
        if let Some((_, token)) = self.signed_in.get(address).filter(|(day, _)| *day == today) {
            return Ok(token.clone());
        }
        let token = self.enter(address).await?;
        self.signed_in.insert(address.to_owned(), (today, token.clone()));
        Ok(token)
    }

    /// The first of a role, signed in.
    pub(super) async fn one_who_is(&mut self, role: Role, today: Date) -> Result<String, Stumbled> {
        let address = self.address_of(role)?;
        self.signed_in(&address, today).await
    }

    /// A call of the desk.
    pub(super) async fn desk<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> Result<T, Stumbled> {
        self.doors.call(Call { method, path, bearer: token, key: None, body }).await
    }

    pub(super) fn of_cohort(&self, rest: &str) -> String {
        format!("/v1/programs/{}/cohorts/{}/{rest}", self.program.program.id, self.cohort.id)
    }

    /// Parts those whose time together is over.
    pub(super) async fn part(&mut self, today: Date) -> Result<(), Stumbled> {
        let is_due = |couple: &Couple| {
            let (after, reason) = couple.course.parted()?;
            (couple.is_after(after, today) && couple.ended.is_none()).then_some(reason)
        };
        let due = self.couples.iter().enumerate();
        let due: Vec<_> = due.filter_map(|(at, one)| Some((at, is_due(one)?))).collect();
        if due.is_empty() {
            return Ok(());
        }
        let token = self.one_who_is(Role::Chair, today).await?;
        for (at, reason) in due {
            let Some(couple) = self.couples.get(at) else { continue };
            let path = self.of_cohort(&format!("pairings/{}/end", couple.id));
            let body = Some(json!({ "reason": reason }));
            let _ended: IgnoredAny = self.desk(Method::POST, &path, Some(&token), body).await?;
            if let Some(couple) = self.couples.get_mut(at) {
                couple.ended = Some((today, reason));
            }
        }
        Ok(())
    }

    /// Publishes the year's report, whose evaluation has begun, as a chair who is signed in.
    ///
    /// # Errors
    /// [`Stumbled`].
    pub async fn publish(&self, token: &str) -> Result<(), Stumbled> {
        let path = self.of_cohort("report");
        let _published: IgnoredAny = self.desk(Method::POST, &path, Some(token), None).await?;
        Ok(())
    }

    /// A file that somebody who is signed in downloads of their cohort.
    ///
    /// # Errors
    /// [`Stumbled`].
    pub async fn download(&self, token: &str, rest: &str) -> Result<Vec<u8>, Stumbled> {
        let (method, path, bearer) = (Method::GET, self.of_cohort(rest), Some(token));
        self.doors.file(Call { method, path: &path, bearer, key: None, body: None }).await
    }
}
