//! The packages of what several kinds share, and what the packages of kinds give on of them.

use askama::Template;

/// The package of a file that several kinds refer to.
#[derive(Template)]
#[template(path = "go/shared.go.j2", escape = "none")]
pub struct SharedFile {
    /// The rendered [`Header`](super::Header).
    pub header: String,
    /// The doc comment of the package.
    pub docs: Vec<String>,
    /// The package's name.
    pub package: String,
    /// The rendered [`Imports`](super::Imports); empty where there are none.
    pub imports: String,
    /// The rendered declarations of types.
    pub declarations: Vec<String>,
}

/// The function that validates `null` as a type, for other packages.
#[derive(Template)]
#[template(path = "go/null_check.go.j2", escape = "none")]
pub struct NullCheck {
    /// The function's name.
    pub name: String,
    /// The type's name.
    pub ty: String,
    /// The node `n` with the checks.
    pub value: String,
}

/// A type of a shared package under its name in the package of a kind, with what goes with it.
#[derive(Template)]
#[template(path = "go/reexport.go.j2", escape = "none")]
pub struct Reexport {
    /// The doc comment.
    pub docs: Vec<String>,
    /// The name here.
    pub name: String,
    /// The type there.
    pub target: String,
    /// The constants of an enumeration, the names here padded as gofmt pads them.
    pub constants: Vec<Alternative>,
    /// The types that are declared for variants of a union.
    pub variants: Vec<Alternative>,
    /// The functions that stand for the methods of an interface.
    pub entry_points: Option<ReexportedEntryPoints>,
}

/// The functions that stand for the methods of an interface.
pub struct ReexportedEntryPoints {
    /// The one that decodes.
    pub unmarshal: Alternative,
    /// The one that checks.
    pub validate: Alternative,
}

/// A name here for what has one there.
pub struct Alternative {
    /// The name here.
    pub here: String,
    /// The name there, with its package.
    pub there: String,
}
