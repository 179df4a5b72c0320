/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub at: Option<DateTime>,
    pub mail: Option<Email>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// Sets `at`.
    #[must_use]
    pub fn with_at(mut self, value: DateTime) -> Self {
        self.at = Some(value);
        self
    }

    /// Sets `mail`.
    #[must_use]
    pub fn with_mail(mut self, value: Email) -> Self {
        self.mail = Some(value);
        self
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional, default;
    "at" => optional at,
    "mail" => optional mail,
}
