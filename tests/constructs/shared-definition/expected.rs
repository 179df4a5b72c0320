/// Where something is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The value of `name`.
    pub name: String,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Place, open additional;
    "name" => required name,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The value of `from`.
    pub from: Place,
    /// The value of `to`.
    pub to: Place,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "from" => required from,
    "to" => required to,
}
