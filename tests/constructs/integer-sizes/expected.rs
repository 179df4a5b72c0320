/// What `payload` › `beyond` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadBeyond(i64);

support::integer! {
    PayloadBeyond(i64);
    maximum 9_007_199_254_740_993,
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub unsigned: Option<u64>,
    pub signed: Option<i64>,
    pub beyond: Option<PayloadBeyond>,
}

support::object! {
    Payload, closed, default;
    "unsigned" => optional unsigned,
    "signed" => optional signed,
    "beyond" => optional beyond,
}
