/// A point on a map.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    /// East of the origin.
    pub x: f64,
    pub y: f64,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

support::object! {
    Payload, closed;
    "x" => required x,
    "y" => required y,
}
