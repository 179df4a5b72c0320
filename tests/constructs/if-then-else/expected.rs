/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub country: Option<String>,
    pub state: Option<String>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional, rest PAYLOAD;
    "country" => optional country,
    "state" => optional state,
}

support::schema! {
    PAYLOAD {
        if {
            is {
                required ["country"],
                properties {
                    "country": { const r#""US""# },
                },
            },
            then { required ["state"] },
        },
    }
}
