//! What decodes values that are no objects with fields.

use askama::Template;

use super::statements::Branch;

/// Decodes a variable by the function of its type.
#[derive(Template)]
#[template(path = "python/call_decoder.py.j2", escape = "none")]
pub struct CallDecoder {
    /// The variable.
    pub variable: String,
    /// The function.
    pub decoder: String,
    /// The place, as an expression.
    pub at: String,
    /// Whether `null` is fine as well, as an expression, where the function asks.
    pub nullable: Option<&'static str>,
}

/// Finds the member of an enumeration.
#[derive(Template)]
#[template(path = "python/read_enum.py.j2", escape = "none")]
pub struct ReadEnum {
    /// The variable that holds the value.
    pub variable: String,
    /// The table of members by value.
    pub members: String,
    /// What is reported about other values.
    pub refused: String,
}

/// What becomes of the elements of an array or of an object with free keys.
pub enum Elements {
    /// Each is decoded by this expression.
    Called(String),
    /// Each is looked at in this loop, and kept as it is.
    Kept(String),
    /// Each is decoded in a loop.
    Made {
        /// The variable of what they are collected in.
        container: String,
        /// The loop.
        each: String,
    },
}

/// Decodes the items of an array.
#[derive(Template)]
#[template(path = "python/items.py.j2", escape = "none")]
pub struct Items {
    /// The variable of the array.
    pub variable: String,
    /// The variable of an index.
    pub key: String,
    /// The variable of an item.
    pub item: String,
    /// What becomes of them.
    pub elements: Elements,
}

/// Decodes the values of an object with free keys.
#[derive(Template)]
#[template(path = "python/entries.py.j2", escape = "none")]
pub struct Entries {
    /// The variable of the object.
    pub variable: String,
    /// The variable of a key.
    pub key: String,
    /// The variable of a value.
    pub item: String,
    /// What becomes of them.
    pub elements: Elements,
}

/// Decodes an array as a tuple.
#[derive(Template)]
#[template(path = "python/tuple.py.j2", escape = "none")]
pub struct Tuple {
    /// The variable of the array.
    pub variable: String,
    /// The variable of the list of what was decoded.
    pub items: String,
    /// The items that have to be looked at.
    pub positions: Vec<Position>,
    /// The loop over further items.
    pub rest: Option<String>,
    /// The variable of the tuple, which is not of the types by which the array is looked at.
    pub whole: String,
}

/// An item of a tuple.
pub struct Position {
    /// Its index.
    pub index: usize,
    /// Its variable.
    pub item: String,
    /// Whether what is inside is looked at.
    pub is_looked_inside: bool,
    /// The statements that decode it.
    pub body: String,
    /// Whether what they give is another value.
    pub is_replaced: bool,
}

/// Checks a residual schema that says all there is to say about a value, and then decodes the value.
#[derive(Template)]
#[template(path = "python/read_refined.py.j2", escape = "none")]
pub struct ReadRefined {
    /// The variable of how many problems there were before.
    pub before: String,
    /// The statements that check.
    pub checks: String,
    /// The statements that decode.
    pub decode: String,
}

/// Decodes a union by a property.
#[derive(Template)]
#[template(path = "python/read_union_by_tag.py.j2", escape = "none")]
pub struct ReadUnionByTag {
    /// The variable that holds the value.
    pub variable: String,
    /// The variable of the property.
    pub tag: String,
    /// Its key, as a literal.
    pub key: String,
    /// What is reported about a value that is no object.
    pub no_object: String,
    /// What is done for each variant.
    pub variants: Vec<Branch>,
    /// What is reported about an object without the property.
    pub no_tag: String,
    /// What is reported about a property of another value.
    pub other_tag: String,
}

/// Decodes a union by the type of the value.
#[derive(Template)]
#[template(path = "python/read_union_by_type.py.j2", escape = "none")]
pub struct ReadUnionByType {
    /// What is done for each variant.
    pub variants: Vec<Branch>,
    /// What is reported about a value of another type.
    pub refused: String,
}

/// Decodes a union by trying its variants.
#[derive(Template)]
#[template(path = "python/read_union_by_trial.py.j2", escape = "none")]
pub struct ReadUnionByTrial {
    /// The function of the runtime: `one_of` or `any_of`.
    pub function: &'static str,
    /// The functions that decode the variants.
    pub decoders: Vec<String>,
    /// The variable that holds the value.
    pub variable: String,
    /// The place, as an expression.
    pub at: String,
    /// What is asked for, as an expression.
    pub message: String,
}
