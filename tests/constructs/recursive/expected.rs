/// The definition `Tree`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The value of `value`.
    pub value: i64,
    /// The value of `children`.
    pub children: Option<Vec<Tree>>,
}

support::object! {
    Tree, closed;
    "value" => required value,
    "children" => optional children,
}

/// The payload `payload`.
pub type Payload = Tree;
