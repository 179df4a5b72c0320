/// The definition `Tree`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    pub value: i64,
    pub children: Option<Vec<Tree>>,
}

support::object! {
    Tree, closed;
    "value" => required value,
    "children" => optional children,
}

/// The payload `payload`.
pub type Payload = Tree;
