/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload(BTreeMap<String, String>);

support::map! {
    Payload(BTreeMap<String, String>), rest PAYLOAD;
}

support::schema! {
    PAYLOAD {
        properties {
            matching "^x-": true,
            others false,
        },
    }
}
