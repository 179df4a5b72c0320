/// The payload `payload`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Payload(f64);

support::number! {
    Payload;
    multiple_of 0.01,
}
