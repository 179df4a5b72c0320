/// The value at `payload` › `share`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PayloadShare(f64);

support::number! {
    PayloadShare;
    minimum 0,
    exclusive_maximum 1,
}

/// The value at `payload` › `price`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PayloadPrice(f64);

support::number! {
    PayloadPrice;
    multiple_of 0.01,
}

/// The value at `payload` › `huge`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PayloadHuge(f64);

support::number! {
    PayloadHuge;
    maximum "1e+300",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub share: Option<PayloadShare>,
    pub price: Option<PayloadPrice>,
    pub huge: Option<PayloadHuge>,
}

impl Payload {
    /// Sets `share`.
    #[must_use]
    pub fn with_share(mut self, value: PayloadShare) -> Self {
        self.share = Some(value);
        self
    }

    /// Sets `price`.
    #[must_use]
    pub fn with_price(mut self, value: PayloadPrice) -> Self {
        self.price = Some(value);
        self
    }

    /// Sets `huge`.
    #[must_use]
    pub fn with_huge(mut self, value: PayloadHuge) -> Self {
        self.huge = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "share" => optional share,
    "price" => optional price,
    "huge" => optional huge,
}
