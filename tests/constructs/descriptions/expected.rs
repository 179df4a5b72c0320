/// It ends a comment: */ and goes on.
///
///    code
///
/// - a list with \[a link\] and \<html\>
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payload {
    /// A reserved word.
    #[deprecated]
    pub r#type: Option<String>,
    /// Not ASCII.
    pub grosse: Option<String>,
    /// A digit first.
    pub n_3d: Option<bool>,
}

impl Payload {
    /// Sets `type`.
    #[deprecated]
    #[must_use]
    pub fn with_type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }

    /// Sets `grosse`.
    #[must_use]
    pub fn with_grosse(mut self, value: impl Into<String>) -> Self {
        self.grosse = Some(value.into());
        self
    }

    /// Sets `n_3d`.
    #[must_use]
    pub fn with_n_3d(mut self, value: bool) -> Self {
        self.n_3d = Some(value);
        self
    }
}

support::object! {
    Payload, closed, default;
    "type" => optional r#type,
    "größe" => optional grosse,
    "3d" => optional n_3d,
}
