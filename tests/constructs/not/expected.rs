/// The payload `payload`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Payload(String);

support::text! {
    Payload, rest PAYLOAD;
}

support::schema! {
    PAYLOAD { not { enum [r#""root""#, r#""admin""#] } }
}
