/// What `Tree` › `option 1` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct TreeOption1 {
    pub left: Option<Box<Tree>>,
}

support::object! {
    TreeOption1, closed, default;
    "left" => optional left,
}

/// What `Tree` › `option 2` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct TreeOption2 {
    pub left: Option<Box<Tree>>,
    pub name: String,
}

support::object! {
    TreeOption2, closed;
    "left" => optional left,
    "name" => required name,
}

/// The definition `Tree`.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// `option 1`
    Option1(Box<TreeOption1>),
    /// `option 2`
    Option2(Box<TreeOption2>),
}

support::union! {
    Tree, one_of, kept Tree;
    Option1(Box<TreeOption1>),
    Option2(Box<TreeOption2>),
}

/// The payload `payload`.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    pub tree: Option<Tree>,
    /// The keys without a field of their own.
    pub additional: Object,
}

support::object! {
    Payload, open additional, default;
    "tree" => optional tree,
}
