/// What `payload` › `code` holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadCode(String);

support::text! {
    PayloadCode;
    min_length 2,
    max_length 4,
}

/// What `payload` › `name` holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadName(String);

support::text! {
    PayloadName;
    min_length 1,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub code: PayloadCode,
    pub name: Option<PayloadName>,
}

support::object! {
    Payload, closed;
    "code" => required code,
    "name" => optional name,
}
