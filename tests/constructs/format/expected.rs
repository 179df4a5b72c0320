/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub at: Option<DateTime>,
    pub mail: Option<Email>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional, default;
    "at" => optional at,
    "mail" => optional mail,
}
