/// Where something is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
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
    pub from: Place,
    pub to: Place,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "from" => required from,
    "to" => required to,
}
