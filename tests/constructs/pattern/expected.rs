/// The payload `payload`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Payload(String);

support::text! {
    Payload;
    max_length 64,
    pattern "^[a-z][a-z0-9_]*$",
}
