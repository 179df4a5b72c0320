//! Tests that draw what they ask: which of it, and how much.

/// How an expensive test draws what it asks. CI takes a sample, with a seed from the commit, so that in time all is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sampling {
    /// `DAGSTACK_SEED`, else the seed of the test itself.
    pub(crate) seed: u64,
    /// Whether all of it is asked: `DAGSTACK_LONG=1`.
    pub(crate) is_whole: bool,
}

impl Sampling {
    /// What the environment asks for; `usual` is the seed where it names none.
    pub(crate) fn from_env(usual: u64) -> Self {
        let seed = std::env::var("DAGSTACK_SEED").map(|text| text.parse().expect("DAGSTACK_SEED is a number"));
        Self { seed: seed.unwrap_or(usual), is_whole: std::env::var("DAGSTACK_LONG").is_ok_and(|value| value == "1") }
    }

    /// The larger number where all is asked.
    pub(crate) fn count(self, sample: usize, whole: usize) -> usize {
        if self.is_whole { whole } else { sample }
    }
}
