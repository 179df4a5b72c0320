//! Composite literals, laid out as gofmt leaves them.

use super::text;

/// The longest line of a literal, with its indent and without the name that it is given to.
const WIDTH: usize = 100;
const TAB: usize = 4;

/// A composite literal, or what is in one.
pub(super) enum Literal {
    /// An expression of one line.
    Text(String),
    /// A type, empty where Go knows it, and items.
    List(&'static str, Vec<Literal>),
    /// A type, empty where Go knows it, and fields.
    Fields(&'static str, Vec<(&'static str, Literal)>),
}

impl Literal {
    pub(super) fn string(value: &str) -> Self {
        Self::Text(text::string(value))
    }

    /// What a field is that is set.
    pub(super) fn flag() -> Self {
        Self::Text("true".to_owned())
    }

    pub(super) fn list(ty: &'static str, items: Vec<Self>) -> Self {
        Self::List(ty, items)
    }

    pub(super) fn fields(ty: &'static str, fields: Vec<(&'static str, Self)>) -> Self {
        Self::Fields(ty, fields)
    }

    /// The text, whose first line follows something and whose others have so many tabs and more.
    pub(super) fn text(&self, indent: usize) -> String {
        let line = self.line();
        if let Self::Text(text) = self {
            return text.clone();
        }
        if indent * TAB + line.chars().count() <= WIDTH {
            return line;
        }
        let tabs = "\t".repeat(indent + 1);
        let (ty, lines) = match self {
            Self::Text(_) => ("", Vec::new()),
            Self::List(ty, items) => (*ty, items.iter().map(|item| item.text(indent + 1)).collect()),
            Self::Fields(ty, fields) => (*ty, aligned(fields, indent + 1)),
        };
        let lines: String = lines.iter().map(|line| format!("{tabs}{line},\n")).collect();
        format!("{ty}{{\n{lines}{}}}", "\t".repeat(indent))
    }

    fn line(&self) -> String {
        let (ty, parts): (&str, Vec<String>) = match self {
            Self::Text(text) => return text.clone(),
            Self::List(ty, items) => (ty, items.iter().map(Self::line).collect()),
            Self::Fields(ty, fields) => {
                (ty, fields.iter().map(|(name, value)| format!("{name}: {}", value.line())).collect())
            }
        };
        format!("{ty}{{{}}}", parts.join(", "))
    }
}

/// Fields on lines of their own. The values of consecutive fields that have one line each share a column.
fn aligned(fields: &[(&'static str, Literal)], indent: usize) -> Vec<String> {
    let values: Vec<String> = fields.iter().map(|(_, value)| value.text(indent)).collect();
    let short: Vec<bool> = values.iter().map(|value| !value.contains('\n')).collect();
    let mut lines = Vec::with_capacity(fields.len());
    // Fields that share a column: some short ones, or one that is not and shares it with none.
    for group in (0..fields.len()).collect::<Vec<_>>().chunk_by(|one, next| short[*one] && short[*next]) {
        let lengths = group.iter().filter(|index| short[**index]).map(|index| fields[*index].0.len() + 1);
        let width = lengths.fold(0, usize::max);
        lines.extend(group.iter().map(|index| {
            let name = format!("{}:", fields[*index].0);
            format!("{name:width$} {}", values[*index])
        }));
    }
    lines
}
