//! How well the pairs fit that are suggested now.

use domain::texts;

use super::{Bar, Chart, Group, Look};
use crate::words::Words;
use crate::{Couple, Plan};

/// How many pairs have how many tenths of the points that were possible for them.
fn tenths(pairs: impl Iterator<Item = (u16, u16)>) -> [usize; 10] {
    let mut tenths = [0; 10];
    for (points, of) in pairs {
        let share = u32::from(points) * 10;
        let at = share.checked_div(u32::from(of)).unwrap_or_default().min(9);
        if let Some(count) = usize::try_from(at).ok().and_then(|at| tenths.get_mut(at)) {
            *count += 1;
        }
    }
    tenths
}

/// The chart; nothing, where no pair is suggested.
pub(super) fn scores(words: Words<'_>, plan: &Plan) -> Option<Chart> {
    let solution = plan.solution();
    let pairs = solution.proposals.iter().map(Couple::from);
    let couples = pairs.chain(solution.peers.iter().map(|of| Couple::Peers(of.peers.clone())));
    let reasons = couples.filter_map(|couple| plan.reasons(&couple).ok());
    let tenths = tenths(reasons.map(|reasons| (reasons.points, reasons.of)));
    let most = tenths.iter().copied().max().filter(|most| *most > 0)?;
    let share = |at: usize| {
        let (from, to) = (at * 10, if at == 9 { 100 } else { at * 10 + 9 });
        let values = [("from", from.to_string()), ("to", to.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        words.say(texts::DESK_CHART_SHARE, &values)
    };
    let group = |(at, n): (usize, &usize)| {
        let bar = Bar::of(0, *n, most);
        let bar = if *n > 0 { bar.saying(n) } else { bar };
        Group { label: share(at), note: String::new(), bars: vec![bar] }
    };
    let all = tenths.iter().sum::<usize>().to_string();
    Some(Chart {
        title: words.text(texts::DESK_CHART_SCORES),
        about: words.say(texts::DESK_CHART_SCORES_ABOUT, &[("n", &all)]),
        look: Look::Columns,
        key: Vec::new(),
        groups: tenths.iter().enumerate().map(group).collect(),
        heads: [texts::DESK_CHART_OF_POINTS, texts::DESK_CHART_PAIRS]
            .map(|key| words.text(key))
            .into(),
        rows: tenths.iter().enumerate().map(|(at, n)| vec![share(at), n.to_string()]).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn a_pair_is_in_the_tenth_of_its_share_and_the_last_has_all_points_too() {
        let counted = |pairs: &[(u16, u16)]| tenths(pairs.iter().copied());
        assert_eq!(counted(&[]), [0; 10]);
        assert_eq!(counted(&[(0, 0), (0, 100), (9, 95)]), [3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(counted(&[(10, 100), (19, 100)]), [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(counted(&[(90, 100), (100, 100), (95, 95)]), [0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    }

    #[test]
    fn every_pair_is_counted_once() {
        let pairs = (0..=200).flat_map(|of| (0..=of).map(move |points| (points, of)));
        assert_eq!(tenths(pairs.clone()).iter().sum::<usize>(), pairs.count());
    }
}
