/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub a: Option<String>,
    pub b: Option<String>,
}

support::object! {
    Payload, closed, whole PAYLOAD;
    "a" => optional a,
    "b" => optional b,
}

support::schema! {
    PAYLOAD {
        type [object],
        properties {
            "a": { type [string] },
        },
        all_of [
            {
                properties {
                    "b": { type [string] },
                },
            },
        ],
        unevaluated_properties false,
    }
}
