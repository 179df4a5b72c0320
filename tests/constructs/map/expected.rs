/// The payload `payload`.
pub type Payload = BTreeMap<String, i64>;
