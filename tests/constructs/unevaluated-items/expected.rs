/// The value at `payload` › `list`.
#[derive(Debug, Clone, PartialEq)]
pub struct PayloadList(pub Option<String>, pub Vec<Value>);

support::tuple! {
    PayloadList, open, whole PAYLOAD_LIST;
    items {
        0 => optional,
        1 => rest,
    }
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub list: Option<PayloadList>,
}

impl Payload {
    /// Sets `list`.
    #[must_use]
    pub fn with_list(mut self, value: PayloadList) -> Self {
        self.list = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "list" => optional list,
}

support::schema! {
    PAYLOAD_LIST {
        type [array],
        any_of [{ items { first [true, { type [integer] }] } }, { max_items 1 }],
        items { first [{ type [string] }] },
        unevaluated_items false,
    }
}
