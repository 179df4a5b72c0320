/// How urgent it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payload {
    /// `low`
    Low,
    /// `normal`
    Normal,
    /// `high`
    High,
}

support::strings! {
    Payload;
    Low => "low",
    Normal => "normal",
    High => "high",
}
