//! Introductions: whoever is free is introduced to whom the desk suggests, and whoever has lost their
//! partner to who is next best.

use axum::http::Method;
use domain::date::Date;
use domain::desk::{
    EndReason, Matching, MatchingPage, MemberId, NewPairing, NewPairings, Pairing, PairingId,
    PairingMade, PairingsMade, Role,
};
use domain::matching::{Pair, Partners, Scenario, Side};
use domain::reference::Reference;
use functions::store::ReadCommittee;

use super::couple::{Couple, Course};
use super::record::Contest;
use super::{Crowd, Stumbled};

/// So many days after the introductions the committee looks who is free again.
const AGAIN: [u16; 3] = [30, 60, 90];

/// So many pairs are confirmed at once.
const AT_ONCE: usize = 20;

/// So many of the first pairs two on the committee confirm at the same moment.
const CONTESTED: usize = 4;

impl Crowd {
    /// On the day of the introductions, and on some days after it, whoever is free is introduced to
    /// whom the desk suggests; on any other day those whose partner has ended theirs on the day before.
    pub(super) async fn introduce(&mut self, today: Date) -> Result<(), Stumbled> {
        let again = AGAIN.map(|days| self.introductions.plus_days(days));
        let are_all_looked_at = today == self.introductions || again.contains(&Some(today));
        let left: Vec<Reference> = self.left_the_day_before(today).cloned().collect();
        if !are_all_looked_at && left.is_empty() {
            return Ok(());
        }
        let token = self.one_who_is(Role::Chair, today).await?;
        let (matching, liaisons) = self.matching(&token).await?;
        let odd = || Stumbled::Odd("matching".to_owned());
        let pool = matching.pool();
        let scenario = Scenario::default();
        let solution = pool.solve(&scenario).map_err(|_| odd())?;
        let mut pairs = Vec::new();
        if are_all_looked_at {
            let all = solution.proposals.into_iter();
            pairs.extend(all.map(|one| Pair { mentee: one.mentee, mentor: one.mentor }));
        } else {
            for mentee in left {
                // Who is next best, as the desk tells it of somebody who is free in mid-year.
                let open = pool.open_to(&scenario, &solution, &mentee, usize::MAX);
                let taken: Vec<Reference> =
                    pairs.iter().map(|it: &Pair| it.mentor.clone()).collect();
                let open = open.map_err(|_| odd())?.into_iter();
                let best = open.map(|one| one.who).find(|who| !taken.contains(who));
                pairs.extend(best.map(|mentor| Pair { mentee, mentor }));
            }
        }
        let new = self.named(pairs, &liaisons, 0);
        let is_first = today == self.introductions;
        let (contested, others) = new.split_at(if is_first { CONTESTED.min(new.len()) } else { 0 });
        if is_first {
            self.contest(contested, (&liaisons, &token), today).await?;
        }
        for some in others.chunks(AT_ONCE) {
            let made = self.confirm(some, &token).await?;
            let made = made.into_iter().filter_map(|one| one.made).collect();
            self.took_place(made, (today, !are_all_looked_at)).await?;
        }
        Ok(())
    }

    /// The mentees whose pairing one of the two ended on the day before.
    fn left_the_day_before(&self, today: Date) -> impl Iterator<Item = &Reference> {
        let left = self.couples.iter().filter(move |couple| {
            let parted = couple.ended.filter(|(_, why)| *why == EndReason::Parted);
            parted.is_some_and(|(on, _)| on.plus_days(1) == Some(today))
        });
        let mentees = left.filter_map(|couple| self.people.get(*couple.two.first()?));
        mentees
            .filter(|one| one.side == Side::Mentee && !one.has_withdrawn)
            .map(|one| &one.reference)
    }

    /// What the desk needs to match people, all pages of it, and who could look after a pair.
    async fn matching(&self, token: &str) -> Result<(Matching, Vec<MemberId>), Stumbled> {
        let path = self.of_cohort("matching");
        let page: MatchingPage = self.desk(Method::GET, &path, Some(token), None).await?;
        let liaisons = page.setup.iter().flat_map(|setup| &setup.liaisons);
        let liaisons: Vec<MemberId> = liaisons.map(|liaison| liaison.id.clone()).collect();
        let mut next = page.next.clone();
        let mut matching = Matching::begin(page).ok_or_else(|| Stumbled::Odd(path.clone()))?;
        while let Some(after) = next {
            let path = format!("{path}?after={after}");
            let page: MatchingPage = self.desk(Method::GET, &path, Some(token), None).await?;
            next = page.next.clone();
            matching.add(page);
        }
        Ok((matching, liaisons))
    }

    /// Pairs as they are to be introduced: their liaisons in turn. `try_` makes other ids.
    fn named(&self, pairs: Vec<Pair>, liaisons: &[MemberId], try_: usize) -> Vec<NewPairing> {
        let known = self.couples.len();
        let named = pairs.into_iter().enumerate().filter_map(|(at, pair)| {
            let number = known + at;
            let seed = format!("couple {number} of {} try {try_}", self.cohort.id);
            let liaison = liaisons.get(number.checked_rem(liaisons.len())?)?.clone();
            let (id, partners) = (self.dice.number(&seed), Partners::Pair(pair));
            let id = PairingId::from_random(id);
            Some(NewPairing { id, partners, liaison, ask_first: false })
        });
        named.collect()
    }

    async fn confirm(
        &self,
        pairs: &[NewPairing],
        token: &str,
    ) -> Result<Vec<PairingMade>, Stumbled> {
        let path = self.of_cohort("pairings");
        let body = NewPairings { pairs: pairs.to_vec(), wishes: Scenario::default() };
        let body = serde_json::to_value(body).map_err(|_| Stumbled::Odd(path.clone()))?;
        let made: PairingsMade = self.desk(Method::POST, &path, Some(token), Some(body)).await?;
        Ok(made.pairings)
    }

    /// Two on the committee have the same pairs before them, and confirm them at the same moment.
    async fn contest(
        &mut self,
        pairs: &[NewPairing],
        (liaisons, token): (&[MemberId], &str),
        today: Date,
    ) -> Result<(), Stumbled> {
        let other = self.one_who_is(Role::Member, today).await?;
        let same = pairs.iter().filter_map(|new| match &new.partners {
            Partners::Pair(pair) => Some(pair.clone()),
            Partners::Peers { .. } => None,
        });
        let same = self.named(same.collect(), liaisons, 1);
        let (one, other) = tokio::join!(self.confirm(pairs, token), self.confirm(&same, &other));
        let mut made = Vec::new();
        for (one, other) in one?.into_iter().zip(other?) {
            let ids = [one.id.clone(), other.id.clone()];
            self.contests.push(Contest { ids, told: [one.not, other.not] });
            made.extend(one.made.or(other.made));
        }
        self.took_place(made, (today, false)).await
    }

    /// Writes down who was introduced, and what is to become of them.
    async fn took_place(
        &mut self,
        made: Vec<Pairing>,
        (today, is_again): (Date, bool),
    ) -> Result<(), Stumbled> {
        let committee = self.site.store.committee(&self.program.program.id).await?;
        for made in made {
            let [mentee, mentor] = made.partners.both().map(|who| self.place(who));
            let (Some(mentee), Some(mentor)) = (mentee, mentor) else { continue };
            let course = self.course([mentee, mentor], (today, is_again));
            let liaison =
                committee.member(&made.liaison).map(|one| one.address.as_str().to_owned());
            self.couples.push(Couple {
                id: made.id,
                two: [mentee, mentor],
                liaison: liaison.unwrap_or_default(),
                introduced: today,
                course,
                rested: None,
                ended: None,
                ended_by: None,
                year: self.year.of_pairing(today),
            });
        }
        Ok(())
    }

    /// What becomes of two. Who is introduced to whom differs, as references do; this doesn't.
    fn course(&mut self, two: [usize; 2], (today, is_again): (Date, bool)) -> Course {
        let tempers = two.map(|who| self.people.get(who).map(|one| one.temper));
        let are_reached = tempers.iter().flatten().all(|temper| temper.is_reached());
        if !are_reached {
            return Course::NeverMeets;
        }
        let answer = tempers.iter().flatten().all(|temper| temper.waits().is_some());
        let plot = &mut self.plot;
        if answer && !is_again && !plot.first.is_empty() {
            return plot.first.remove(0);
        }
        let begun =
            |after: u16| self.introductions.plus_days(after).is_some_and(|day| day <= today);
        let set = plot.again.iter().rfind(|(after, _)| is_again && begun(*after));
        if let Some((_, course)) = set.filter(|_| answer) {
            return *course;
        }
        let [mentee, _] = two;
        let before = self.couples.iter().filter(|couple| couple.two.contains(&mentee)).count();
        let seed = format!("couple {before} of {mentee}");
        let by = self.dice.number(&format!("{seed} days"));
        Course::of(self.dice.below(100, &format!("{seed} course")), by)
    }

    fn place(&self, who: &Reference) -> Option<usize> {
        self.people.iter().position(|person| person.reference == *who)
    }
}
