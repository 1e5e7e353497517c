use super::answer::Answer;
use super::comparison::Comparison;
use super::policy::Side;
use super::pool::Pool;
use crate::id::{LineId, OptionId};

/// How many mentees look for something, and how many places there are with mentors who offer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The line whose option it is.
    pub line: LineId,
    /// What is looked for.
    pub option: OptionId,
    /// So many mentees chose it.
    pub wanted: usize,
    /// So many mentees its mentors take on, all together.
    pub offered: usize,
}

impl Demand {
    /// How many places more it would take, if everybody who looks for it were to find it.
    #[must_use]
    pub fn lack(&self) -> usize {
        self.wanted.saturating_sub(self.offered)
    }
}

impl Pool {
    /// What mentees rank, and who offers it: of every line that compares ranks, every option that
    /// anybody chose. Of each line, what is lacking most comes first; of equals, what most want.
    ///
    /// Who has somebody already counts, too, and who chose several counts for each of them.
    #[must_use]
    pub fn demand(&self) -> Vec<Demand> {
        let mut all = Vec::new();
        for (at, line) in self.policy().lines.iter().enumerate() {
            let Comparison::Ranked(vocabulary) = &line.compare else { continue };
            let options = vocabulary.options.iter().enumerate();
            let demand = options.map(|(place, option)| Demand {
                line: line.id.clone(),
                option: option.clone(),
                wanted: self.places_for(at, place, Side::Mentee),
                offered: self.places_for(at, place, Side::Mentor),
            });
            let mut of_line: Vec<Demand> = Vec::new();
            for one in demand.filter(|one| one.wanted > 0 || one.offered > 0) {
                let urgency = |one: &Demand| (one.lack(), one.wanted);
                // The order of the options stays among equals.
                let place = of_line.partition_point(|known| urgency(known) >= urgency(&one));
                of_line.insert(place, one);
            }
            all.extend(of_line);
        }
        all
    }

    /// How many people of a side chose an option of a line: each mentor as often as they take
    /// somebody on.
    fn places_for(&self, line: usize, place: usize, side: Side) -> usize {
        let chose = |answer: Option<&Answer>| matches!(answer, Some(Answer::Options(chosen)) if chosen.set >> place & 1 == 1);
        let people = self.people().iter().filter(|one| one.matched && one.side == side);
        let people = people.filter(|one| chose(one.answers.get(line)));
        let places = people.map(|one| match side {
            Side::Mentee => 1,
            Side::Mentor => usize::from(one.capacity.people()),
        });
        places.sum()
    }
}
