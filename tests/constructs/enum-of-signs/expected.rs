/// The value at `payload` › `operator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadOperator {
    /// `=`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `->`
    Arrow,
    /// `&&`
    And,
    /// The empty text.
    Empty,
    /// ` `
    Space,
    /// `-1`
    Minus1,
    /// `in`
    In,
}

support::strings! {
    PayloadOperator;
    Eq => "=",
    Ne => "!=",
    Lt => "<",
    Le => "<=",
    Gt => ">",
    Ge => ">=",
    Plus => "+",
    Minus => "-",
    Star => "*",
    Arrow => "->",
    And => "&&",
    Empty => "",
    Space => " ",
    Minus1 => "-1",
    In => "in",
}

/// The value at `payload` › `close`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadClose {
    /// `=`
    Equals,
    /// `eq`
    Eq,
    /// `≤`
    U2264,
    /// `<=`
    LessEquals,
}

support::strings! {
    PayloadClose;
    Equals => "=",
    Eq => "eq",
    U2264 => "≤",
    LessEquals => "<=",
}

/// The value at `payload` › `mixed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayloadMixed {
    /// `"<="`
    Le,
    /// `-1`
    Minus1,
    /// `1.5`
    N1Point5,
}

support::values! {
    PayloadMixed;
    Le => r#""<=""#,
    Minus1 => "-1",
    N1Point5 => "1.5",
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    pub operator: Option<PayloadOperator>,
    pub close: Option<PayloadClose>,
    pub mixed: Option<PayloadMixed>,
}

impl Payload {
    /// Sets `operator`.
    #[must_use]
    pub fn with_operator(mut self, value: PayloadOperator) -> Self {
        self.operator = Some(value);
        self
    }

    /// Sets `close`.
    #[must_use]
    pub fn with_close(mut self, value: PayloadClose) -> Self {
        self.close = Some(value);
        self
    }

    /// Sets `mixed`.
    #[must_use]
    pub fn with_mixed(mut self, value: PayloadMixed) -> Self {
        self.mixed = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "operator" => optional operator,
    "close" => optional close,
    "mixed" => optional mixed,
}
