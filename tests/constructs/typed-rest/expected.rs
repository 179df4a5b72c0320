/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub id: String,
    /// The keys without a field of their own.
    pub additional: BTreeMap<String, u64>,
}

support::object! {
    Payload, open additional;
    "id" => required id,
}
