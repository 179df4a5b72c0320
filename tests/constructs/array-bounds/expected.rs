/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload(Vec<String>);

support::list! {
    Payload(String);
    min_items 1,
    max_items 10,
    unique_items true,
}
