/// What `payload` › `option 1` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadOption1 {
    pub a: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    PayloadOption1, open additional;
    "a" => required a,
}

/// What `payload` › `option 2` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadOption2 {
    pub b: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    PayloadOption2, open additional;
    "b" => required b,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// `option 1`
    Option1(PayloadOption1),
    /// `option 2`
    Option2(PayloadOption2),
}

support::union! {
    Payload, any_of;
    Option1(PayloadOption1),
    Option2(PayloadOption2),
}
