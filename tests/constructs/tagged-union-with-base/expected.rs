/// The value at `payload` › `event` › `start`.
///
/// `kind` is always `"start"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadEventStart {
    pub at: DateTime,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadEventStart {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(at: DateTime) -> Self {
        Self {
            at,
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
    PayloadEventStart, open additional;
    "kind" = "start",
    "at" => required at,
}

/// The value at `payload` › `event` › `end`.
///
/// `kind` is always `"end"`, so it is not a field.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PayloadEventEnd {
    pub code: i64,
    pub at: DateTime,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl PayloadEventEnd {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(code: i64, at: DateTime) -> Self {
        Self {
            code,
            at,
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
    PayloadEventEnd, open additional;
    "kind" = "end",
    "code" => required code,
    "at" => required at,
}

/// The value at `payload` › `event`.
#[derive(Debug, Clone, PartialEq)]
pub enum PayloadEvent {
    /// `start`
    Start(PayloadEventStart),
    /// `end`
    End(PayloadEventEnd),
}

support::union! {
    PayloadEvent, one_of by "kind";
    Start(PayloadEventStart) => "start",
    End(PayloadEventEnd) => "end",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub id: Option<String>,
    pub event: Option<PayloadEvent>,
}

impl Payload {
    /// Sets `id`.
    #[must_use]
    pub fn with_id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }

    /// Sets `event`.
    #[must_use]
    pub fn with_event(mut self, value: PayloadEvent) -> Self {
        self.event = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "id" => optional id,
    "event" => optional event,
}
