/// The value at `payload` › `path` › `item 1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadPathItem1 {
    /// `M`
    M,
}

support::strings! {
    PayloadPathItem1, const;
    M => "M",
}

/// The value at `payload` › `path`.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadPath(pub PayloadPathItem1, pub f64, pub Vec<f64>);

support::tuple! {
    PayloadPath, open;
    items {
        0 => required,
        1 => required,
        2 => rest,
    }
    min_items 2,
    max_items 5,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub path: Option<PayloadPath>,
}

impl Payload {
    /// Sets `path`.
    #[must_use]
    pub fn with_path(mut self, value: PayloadPath) -> Self {
        self.path = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "path" => optional path,
}
