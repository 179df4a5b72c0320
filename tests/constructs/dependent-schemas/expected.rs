/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The value of `card`.
    pub card: Option<String>,
    /// The value of `holder`.
    pub holder: Option<String>,
}

support::object! {
    Payload, closed, rest PAYLOAD;
    "card" => optional card,
    "holder" => optional holder,
}

support::schema! {
    PAYLOAD {
        dependent_schemas {
            "card": { required ["holder"] },
        },
    }
}
