//! Chance that is the same everywhere: of the seed, and of what it is drawn for.

/// A number made of bytes: FNV-1a, which neither a release of Rust nor a platform changes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn seeded(seed: u64) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with(&seed.to_le_bytes())
    }

    /// The same, of these bytes as well.
    pub(super) fn with(mut self, bytes: &[u8]) -> Self {
        // The length, so that two pieces are not one.
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// What it is known by.
    pub(super) fn identity(self) -> u64 {
        self.0
    }

    /// From 0 to 1, without 1.
    pub(super) fn unit(self) -> f64 {
        // The end of SplitMix64: neighbours become strangers.
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        f64::from(u32::try_from(mixed >> 32).unwrap_or_default()) / (f64::from(u32::MAX) + 1.0)
    }
}
