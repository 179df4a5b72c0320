/// A point on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// East of the origin.
    pub x: f64,
    pub y: f64,
}

support::object! {
    Payload, closed;
    "x" => required x,
    "y" => required y,
}
