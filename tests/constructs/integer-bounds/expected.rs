/// The payload `payload`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Payload(u64);

support::integer! {
    Payload(u64);
    minimum 1,
    maximum 100,
}
