/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload(pub String, pub i64);

support::tuple! {
    Payload, closed;
    items {
        0 => required,
        1 => required,
    }
    min_items 2,
}
