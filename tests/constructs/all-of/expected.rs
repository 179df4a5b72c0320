/// The value at `payload` › `radius`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PayloadRadius(f64);

support::number! {
    PayloadRadius;
    minimum 0,
}

/// Circle
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub id: String,
    pub radius: PayloadRadius,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(id: impl Into<String>, radius: PayloadRadius) -> Self {
        Self {
            id: id.into(),
            radius,
            additional: Object::new(),
        }
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional;
    "id" => required id,
    "radius" => required radius,
}
