/// What `payload` › `radius` holds.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PayloadRadius(f64);

support::number! {
    PayloadRadius;
    minimum 0,
}

/// Circle
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub id: String,
    pub radius: PayloadRadius,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional;
    "id" => required id,
    "radius" => required radius,
}
