/// What `payload` › `labels` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadLabels(BTreeMap<String, String>);

support::map! {
    PayloadLabels(BTreeMap<String, String>);
    min_properties 1,
    max_properties 3,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub labels: Option<PayloadLabels>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "labels" => optional labels,
    min_properties 1,
}
