/// The payload `payload`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payload {
    /// `1`
    N1,
    /// `2`
    N2,
    /// `3`
    N3,
}

support::values! {
    Payload;
    N1 => "1",
    N2 => "2",
    N3 => "3",
}
