/// What `payload` › `event` › `start` › `kind` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadEventStartKind {
    /// `start`
    Start,
}

support::strings! {
    PayloadEventStartKind, const;
    Start => "start",
}

/// What `payload` › `event` › `start` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadEventStart {
    pub kind: PayloadEventStartKind,
    pub at: DateTime,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    PayloadEventStart, open additional;
    "kind" => required kind,
    "at" => required at,
}

/// What `payload` › `event` › `end` › `kind` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadEventEndKind {
    /// `end`
    End,
}

support::strings! {
    PayloadEventEndKind, const;
    End => "end",
}

/// What `payload` › `event` › `end` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadEventEnd {
    pub kind: PayloadEventEndKind,
    pub code: i64,
    pub at: DateTime,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    PayloadEventEnd, open additional;
    "kind" => required kind,
    "code" => required code,
    "at" => required at,
}

/// What `payload` › `event` holds.
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
pub struct Payload {
    pub id: Option<String>,
    pub event: Option<PayloadEvent>,
}

support::object! {
    Payload, closed, default;
    "id" => optional id,
    "event" => optional event,
}
