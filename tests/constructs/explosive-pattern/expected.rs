/// The value at `payload` › `text`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadText(String);

support::text! {
    PayloadText;
    pattern "^(a+)+$",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub text: Option<PayloadText>,
}

impl Payload {
    /// Sets `text`.
    #[must_use]
    pub fn with_text(mut self, value: PayloadText) -> Self {
        self.text = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "text" => optional text,
}
