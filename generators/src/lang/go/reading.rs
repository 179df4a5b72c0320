//! How the values of a type are read from a node of a document.

use dagstack_spec_templates::go::{self as view, NodeReader, Reading, print};

use super::native::Native;
use super::types::{Read, Representation};

impl Representation {
    /// Whether the value is checked before it is read.
    fn is_checked(&self) -> bool {
        !self.checks.is_empty() || !self.null_checks.is_empty()
    }

    /// The node with the checks of the value.
    pub(super) fn checked(&self, node: &str) -> String {
        self.null_checks.of(&format!("{node}{}", self.checks))
    }

    /// An expression that reads the value, which is not `null`, from a node. `indent` is how far the line is indented.
    pub(super) fn read(&self, node: &str, indent: usize) -> String {
        self.read_checked(&self.checked(node), indent)
    }

    fn read_checked(&self, node: &str, indent: usize) -> String {
        match &self.read {
            Read::Native(native) => print(&Reading::Method { node, method: native.method() }),
            Read::Method(method) => print(&Reading::Method { node, method }),
            Read::Function(function) => print(&Reading::Function { node, function }),
            Read::Collection(collection, item) if let Some(native) = item.plain() => {
                print(&Reading::Method { node, method: &format!("{}{collection}", native.method()) })
            }
            Read::Collection(collection, item) => {
                let element = item.native().filter(|_| !item.needs_pointer()).map_or("", Native::method);
                let reader = item.element_reader(indent);
                print(&Reading::Collection { node, element, collection, reader: &reader })
            }
        }
    }

    /// The type of Go itself that an element is read as, where nothing else is asked of the element. For these `schema` has its generic
    /// functions under names of their own: what is generic is compiled again in each package.
    fn plain(&self) -> Option<Native> {
        self.native().filter(|_| (!self.nullable || self.is_any()) && !self.is_checked())
    }

    /// An expression that checks a value that may be absent or `null`, and takes it as `Optional`, `Nullable`, `OrNil` or
    /// `OptionalNullable` does.
    pub(super) fn read_as(&self, take: &str, node: &str, indent: usize) -> String {
        let node = &self.checked(node);
        match self.native() {
            Some(native) => print(&Reading::Native { node, take, method: native.method() }),
            None => print(&Reading::Taken { node, take, reader: &self.reader(indent) }),
        }
    }

    /// An expression that takes all further properties of the object `o` as elements.
    pub(super) fn rest(&self) -> String {
        match self.plain() {
            Some(Native::Any) => "o.Rest()".to_owned(),
            _ => format!("schema.Rest(o, {})", self.element_reader(1)),
        }
    }

    /// A function that reads the value, which is not `null`, from a node that is checked already.
    pub(super) fn reader(&self, indent: usize) -> String {
        match &self.read {
            Read::Native(native) => print(&NodeReader::Method(native.method())),
            Read::Method(method) => print(&NodeReader::Method(method)),
            Read::Function(function) => print(&NodeReader::Function(function)),
            Read::Collection(collection, item) if let Some(native) = item.plain() => {
                print(&NodeReader::Method(&format!("{}{collection}", native.method())))
            }
            Read::Collection(..) => closure(&self.go, &self.read_checked("n", indent), indent),
        }
    }

    /// A function that checks and reads an element, which may be `null`.
    pub(super) fn element_reader(&self, indent: usize) -> String {
        match self.native() {
            Some(native) if self.needs_pointer() && !self.is_checked() => print(&NodeReader::Nullable(native.method())),
            _ if self.nullable && !self.is_any() || self.is_checked() => {
                closure(&self.element(), &self.read_element("n", indent), indent)
            }
            _ => self.reader(indent),
        }
    }

    /// An expression that checks and reads an element, which may be `null`, from a node.
    pub(super) fn read_element(&self, node: &str, indent: usize) -> String {
        match () {
            () if !self.nullable || self.is_any() => self.read(node, indent),
            () if self.is_interface() => self.read_as("OrNil", node, indent),
            () => self.read_as("Nullable", node, indent),
        }
    }
}

/// The signs of a function literal that gofmt leaves on one line, without its braces.
const LONGEST_CLOSURE: usize = 100;

/// A function literal, on one line where gofmt would leave it there. `value` is what it returns, indented as the literal.
pub(super) fn closure(result: &str, value: &str, indent: usize) -> String {
    let line = "func(n schema.Node) ".len() + result.len() + "return ".len() + value.len();
    let broken = value.contains('\n') || line > LONGEST_CLOSURE;
    // Built once and moved: to build it again for the deeper indent would double the work with each level.
    let value = if broken { value.replace('\n', "\n\t") } else { value.to_owned() };
    print(&view::Closure { result: result.to_owned(), value, broken, tabs: "\t".repeat(indent) })
}
