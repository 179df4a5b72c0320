/// The value at `Tree` › `option 1`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TreeOption1 {
    pub left: Option<Box<Tree>>,
}

impl TreeOption1 {
    /// Sets `left`.
    #[must_use]
    pub fn with_left(mut self, value: Tree) -> Self {
        self.left = Some(Box::new(value));
        self
    }
}

support::object! {
    TreeOption1, closed, default;
    "left" => optional left,
}

/// The value at `Tree` › `option 2`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TreeOption2 {
    pub left: Option<Box<Tree>>,
    pub name: String,
}

impl TreeOption2 {
    /// A value with all that its schema requires, and nothing else.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            left: None,
            name: name.into(),
        }
    }

    /// Sets `left`.
    #[must_use]
    pub fn with_left(mut self, value: Tree) -> Self {
        self.left = Some(Box::new(value));
        self
    }
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
#[non_exhaustive]
pub struct Payload {
    pub tree: Option<Tree>,
    /// The keys without a field of their own.
    pub additional: Object,
}

impl Payload {
    /// Sets `tree`.
    #[must_use]
    pub fn with_tree(mut self, value: Tree) -> Self {
        self.tree = Some(value);
        self
    }

    /// Sets `additional`.
    #[must_use]
    pub fn with_additional(mut self, value: Object) -> Self {
        self.additional = value;
        self
    }
}

support::object! {
    Payload, open additional, default;
    "tree" => optional tree,
}
