/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub card: Option<String>,
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
