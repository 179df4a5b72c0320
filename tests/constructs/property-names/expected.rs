/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload(BTreeMap<String, bool>);

support::map! {
    Payload(BTreeMap<String, bool>), rest PAYLOAD;
}

support::schema! {
    PAYLOAD { property_names { pattern "^[a-z]+$" } }
}
