/// The value at `payload` › `value`.
#[derive(Debug, Clone, PartialEq)]
pub enum PayloadValue {
    /// `string`
    String(String),
    /// `integer`
    Integer(i64),
}

support::union! {
    PayloadValue, one_of by type;
    String(String) => string,
    Integer(i64) => integer,
}

/// The value at `payload` › `list` › `item`.
#[derive(Debug, Clone, PartialEq)]
pub enum PayloadListItem {
    /// `boolean`
    Boolean(bool),
    /// `string`
    String(String),
}

support::union! {
    PayloadListItem, any_of by type;
    Boolean(bool) => boolean,
    String(String) => string,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub value: Option<PayloadValue>,
    pub list: Option<Vec<Option<PayloadListItem>>>,
}

impl Payload {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(value: Option<PayloadValue>) -> Self {
        Self { value, list: None }
    }

    /// Sets `list`.
    #[must_use]
    pub fn with_list(mut self, value: Vec<Option<PayloadListItem>>) -> Self {
        self.list = Some(value);
        self
    }
}

support::object! {
    Payload, closed;
    "value" => required value,
    "list" => optional list,
}
