/// A point on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// East of the origin.
    pub x: f64,
    /// The value of `y`.
    pub y: f64,
}

support::object! {
    Payload, closed;
    "x" => required x,
    "y" => required y,
}
