/// It ends a comment: */ and goes on.
///
///    code
///
/// - a list with \[a link\] and \<html\>
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// A reserved word.
    #[deprecated]
    pub r#type: Option<String>,
    /// Not ASCII.
    pub grosse: Option<String>,
    /// A digit first.
    pub n_3d: Option<bool>,
}

support::object! {
    Payload, closed, default;
    "type" => optional r#type,
    "größe" => optional grosse,
    "3d" => optional n_3d,
}
