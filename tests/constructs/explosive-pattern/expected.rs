/// What `payload` › `text` holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadText(String);

support::text! {
    PayloadText;
    pattern "^(a+)+$",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub text: Option<PayloadText>,
}

support::object! {
    Payload, closed, default;
    "text" => optional text,
}
