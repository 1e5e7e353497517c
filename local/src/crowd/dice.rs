//! What happens by chance to made-up people: the same each time, for the same seed.

/// Dice with a seed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice that fall as this seed has them fall.
    pub(super) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number for what is decided: another for another name.
    pub(super) fn number(self, of: &str) -> u64 {
        let hash = of.bytes().fold(self.0 ^ 0xCBF2_9CE4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        // What FNV leaves alike is mixed (splitmix64).
        let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; 0 where there is none.
    pub(super) fn below(self, most: u64, of: &str) -> u64 {
        self.number(of).checked_rem(most).unwrap_or(0)
    }

    /// One of several; nothing, where there are none.
    pub(super) fn one<'a, T>(self, all: &'a [T], of: &str) -> Option<&'a T> {
        all.get(usize::try_from(self.below(all.len() as u64, of)).unwrap_or(0))
    }
}
