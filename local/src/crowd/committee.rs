//! What the committee does: it introduces people, and parts them.

use axum::http::Method;
use domain::date::Date;
use domain::desk::{
    Change, Matching, MatchingPage, MemberId, MemberName, NewPairing, NewPairings, PairingId,
    PairingsMade, Role, SignedIn, Who,
};
use domain::email::Email;
use domain::matching::{Pair, Partners, Scenario};
use domain::reference::Reference;
use functions::store::{ChangeCommittee, ReadCommittee, UseCode};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::couple::{Couple, Course};
use super::doors::Call;
use super::{Crowd, Stumbled, Temper};

/// So many days after the introductions the committee looks who is free again.
const AGAIN: [u16; 3] = [30, 60, 90];

/// So many pairs are confirmed at once.
const AT_ONCE: usize = 20;

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

    /// Signs in the first of the committee who has a role, by the code of the mail; what their calls
    /// show.
    ///
    /// # Errors
    /// [`Stumbled`], where nobody has it.
    pub async fn sign_in(&self, role: Role) -> Result<String, Stumbled> {
        let none = Stumbled::NoSuch("committee member with that role");
        let mut committee = self.cast.committee.iter();
        let address = &committee.find(|one| one.role == role).ok_or(none)?.address;
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

    /// The chair, who signs in once a day: a code is good once.
    async fn chair(&mut self, today: Date) -> Result<String, Stumbled> {
        if let Some((_, token)) = self.chair.as_ref().filter(|(day, _)| *day == today) {
            return Ok(token.clone());
        }
        let token = self.sign_in(Role::Chair).await?;
        self.chair = Some((today, token.clone()));
        Ok(token)
    }

    /// A call of the desk.
    async fn desk<T: serde::de::DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<Value>,
    ) -> Result<T, Stumbled> {
        self.doors.call(Call { method, path, bearer: token, key: None, body }).await
    }

    fn of_cohort(&self, rest: &str) -> String {
        format!("/v1/programs/{}/cohorts/{}/{rest}", self.program.program.id, self.cohort.id)
    }

    /// On the day of the introductions, and on some days after it, whoever is free is introduced to
    /// whom the desk suggests.
    pub(super) async fn introduce(&mut self, today: Date) -> Result<(), Stumbled> {
        let again = AGAIN.map(|days| self.introductions.plus_days(days));
        if today != self.introductions && !again.contains(&Some(today)) {
            return Ok(());
        }
        let token = self.chair(today).await?;
        let path = self.of_cohort("matching");
        let page: MatchingPage = self.desk(Method::GET, &path, Some(&token), None).await?;
        let liaisons = page.setup.iter().flat_map(|setup| &setup.liaisons);
        let liaisons: Vec<MemberId> = liaisons.map(|liaison| liaison.id.clone()).collect();
        let odd = || Stumbled::Odd(path.clone());
        let matching = Matching::begin(page).ok_or_else(odd)?;
        let solution = matching.pool().solve(&Scenario::default()).map_err(|_| odd())?;
        let mut pairs = Vec::new();
        for proposal in solution.proposals {
            let number = self.couples.len() + pairs.len();
            let id = PairingId::from_random(self.dice.number(&format!("couple {number}")));
            let liaison = number.checked_rem(liaisons.len()).and_then(|at| liaisons.get(at));
            let liaison = liaison.ok_or_else(odd)?.clone();
            let pair = Pair { mentee: proposal.mentee, mentor: proposal.mentor };
            let partners = Partners::Pair(pair);
            pairs.push(NewPairing { id, partners, liaison, ask_first: false });
        }
        for some in pairs.chunks(AT_ONCE) {
            self.confirm(some, &token, today).await?;
        }
        Ok(())
    }

    async fn confirm(
        &mut self,
        pairs: &[NewPairing],
        token: &str,
        today: Date,
    ) -> Result<(), Stumbled> {
        let path = self.of_cohort("pairings");
        let body = NewPairings { pairs: pairs.to_vec(), wishes: Scenario::default() };
        let body = serde_json::to_value(body).map_err(|_| Stumbled::Odd(path.clone()))?;
        let made: PairingsMade = self.desk(Method::POST, &path, Some(token), Some(body)).await?;
        let committee = self.site.store.committee(&self.program.program.id).await?;
        for made in made.pairings.into_iter().filter_map(|one| one.made) {
            let [mentee, mentor] = made.partners.both().map(|who| self.place(who));
            let (Some(mentee), Some(mentor)) = (mentee, mentor) else { continue };
            // Who is introduced to whom differs, as references do; what becomes of them doesn't.
            let before = self.couples.iter().filter(|couple| couple.two.contains(&mentee)).count();
            let seed = format!("couple {before} of {mentee}");
            let by = self.dice.number(&format!("{seed} days"));
            let course = self.dice.below(100, &format!("{seed} course"));
            let mut course = Course::of(course, by);
            let is_gone =
                |who: usize| self.people.get(who).is_some_and(|one| one.temper == Temper::Gone);
            if is_gone(mentee) || is_gone(mentor) {
                course = Course::NeverMeets;
            }
            let liaison =
                committee.member(&made.liaison).map(|one| one.address.as_str().to_owned());
            self.couples.push(Couple {
                id: made.id,
                two: [mentee, mentor],
                liaison: liaison.unwrap_or_default(),
                introduced: today,
                course,
                ended: None,
                year: self.year.of_pairing(today),
            });
        }
        Ok(())
    }

    fn place(&self, who: &Reference) -> Option<usize> {
        self.people.iter().position(|person| person.reference == *who)
    }

    /// Parts those whose time together is over.
    pub(super) async fn part(&mut self, today: Date) -> Result<(), Stumbled> {
        let is_due = |couple: &Couple| {
            let (after, reason) = couple.course.parted()?;
            let is_today = couple.introduced.plus_days(after) == Some(today);
            (is_today && couple.ended.is_none()).then_some(reason)
        };
        let due = self.couples.iter().enumerate();
        let due: Vec<_> = due.filter_map(|(at, one)| Some((at, is_due(one)?))).collect();
        if due.is_empty() {
            return Ok(());
        }
        let token = self.chair(today).await?;
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

    /// Publishes the year's report, whose evaluation has begun, and downloads it as a workbook.
    ///
    /// # Errors
    /// [`Stumbled`].
    pub async fn report(&self) -> Result<Vec<u8>, Stumbled> {
        let token = self.sign_in(Role::Chair).await?;
        let path = self.of_cohort("report");
        let _published: IgnoredAny = self.desk(Method::POST, &path, Some(&token), None).await?;
        let path = self.of_cohort("report.xlsx");
        let (method, bearer) = (Method::GET, Some(&*token));
        self.doors.file(Call { method, path: &path, bearer, key: None, body: None }).await
    }
}
