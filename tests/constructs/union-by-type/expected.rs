/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// `string`
    String(String),
    /// `integer`
    Integer(i64),
    /// `array`
    Array(Vec<String>),
}

support::union! {
    Payload, one_of by type;
    String(String) => string,
    Integer(i64) => integer,
    Array(Vec<String>) => array,
}
