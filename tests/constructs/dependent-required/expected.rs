/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub street: Option<String>,
    pub city: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional, rest PAYLOAD;
    "street" => optional street,
    "city" => optional city,
}

support::schema! {
    PAYLOAD {
        dependent_required {
            "street": ["city"],
        },
    }
}
