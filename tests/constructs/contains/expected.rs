/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload(Vec<i64>);

support::list! {
    Payload(i64), rest PAYLOAD;
}

support::schema! {
    PAYLOAD { contains { item { const "0" }, least 1, most 2 } }
}
