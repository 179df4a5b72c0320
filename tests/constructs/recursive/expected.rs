/// The definition `Tree`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tree {
    pub value: i64,
    pub children: Option<Vec<Tree>>,
}

impl Tree {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(value: i64) -> Self {
        Self {
            value,
            children: None,
        }
    }

    /// Sets `children`.
    #[must_use]
    pub fn with_children(mut self, value: Vec<Tree>) -> Self {
        self.children = Some(value);
        self
    }
}

support::object! {
    Tree, closed;
    "value" => required value,
    "children" => optional children,
}

/// The payload `payload`.
pub type Payload = Tree;
