//! Lines that are too long, broken as ruff does: an argument, an operand or a clause a line.

use super::text::WIDTH;

/// Lines of statements, indented by `indent` columns, and broken where they are too long. No literal in them has a line's end.
pub(super) fn lines(text: &str, indent: usize) -> String {
    let line = |line: &str| {
        let code = line.trim_start_matches(' ');
        let indent = indent + line.len() - code.len();
        format!("{}{}", " ".repeat(indent), statement(code, indent))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// An expression that begins on a line which is indented by `indent` columns, and is followed by `behind` more.
pub(super) fn expression(text: &str, indent: usize, behind: usize) -> String {
    if fits(text, indent + behind) {
        return text.to_owned();
    }
    if let Some(brackets) = Brackets::of(text) {
        return brackets.opened(indent, behind);
    }
    match alternatives(text) {
        Some([value, condition, otherwise]) => {
            let margin = format!("\n{}", " ".repeat(indent));
            format!("{value}{margin}{condition}{margin}{otherwise}")
        }
        None => text.to_owned(),
    }
}

fn statement(code: &str, indent: usize) -> String {
    if fits(code, indent) {
        return code.to_owned();
    }
    for word in ["if ", "elif "] {
        if let Some(test) = code.strip_prefix(word).and_then(|rest| rest.strip_suffix(':')) {
            return condition(word, test, indent);
        }
    }
    Brackets::of(code).map_or_else(|| code.to_owned(), |brackets| brackets.opened(indent, 0))
}

fn fits(text: &str, around: usize) -> bool {
    around + text.chars().count() <= WIDTH
}

/// A condition with `if` before it.
fn condition(word: &str, test: &str, indent: usize) -> String {
    let operator = if split(test, " or ").len() > 1 { " or " } else { " and " };
    let operands = split(test, operator);
    let opened =
        |before: &str, last: &str| Brackets::of(last).map(|brackets| brackets.within(before, ":").opened(indent, 0));
    // The brackets at the end of the second of two operands are opened, rather than new ones around both.
    let in_place = match operands.as_slice() {
        [only] => opened(word, only).or_else(|| Some(format!("{word}{only}:"))),
        [first, last] => opened(&format!("{word}{first}{operator}"), last).or_else(|| {
            parenthesised(first).map(|inner| first_opened(word, inner, &format!("{operator}{last}:"), indent))
        }),
        _ => None,
    };
    in_place.unwrap_or_else(|| {
        let margin = " ".repeat(indent);
        let operands = operands.join(&format!("\n{margin}    {}", operator.trim_start()));
        format!("{word}(\n{margin}    {operands}\n{margin}):")
    })
}

/// What is in the parentheses around a whole text.
fn parenthesised(text: &str) -> Option<&str> {
    let brackets = Brackets::of(text).filter(|brackets| brackets.open == "(" && brackets.close == ")");
    brackets.and_then(|_| text.strip_prefix('(')?.strip_suffix(')'))
}

/// A condition whose first operand is in parentheses, which are opened.
fn first_opened(word: &str, inner: &str, behind: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let inner = if fits(inner, indent + 4) {
        inner.to_owned()
    } else {
        split(inner, " or ").join(&format!("\n{margin}    or "))
    };
    format!("{word}(\n{margin}    {inner}\n{margin}){behind}")
}

/// The parts of `value if condition else otherwise`.
fn alternatives(text: &str) -> Option<[String; 3]> {
    let [value, rest] = <[&str; 2]>::try_from(split(text, " if ")).ok()?;
    let [condition, otherwise] = <[&str; 2]>::try_from(split(rest, " else ")).ok()?;
    Some([value.to_owned(), format!("if {condition}"), format!("else {otherwise}")])
}

/// A text with brackets at its end, or the parameters of a function.
struct Brackets {
    /// What comes before the items, with the opening bracket.
    open: String,
    /// The items of a list, or the element and the clause of a comprehension.
    items: Vec<String>,
    is_comprehension: bool,
    /// The closing bracket, and what follows it.
    close: String,
}

impl Brackets {
    /// The brackets to open; nothing where there are none, or nothing in them.
    fn of(text: &str) -> Option<Self> {
        let mut pairs = Vec::new();
        let mut opened = Vec::new();
        for (at, sign) in outside_literals(text) {
            match sign {
                '(' | '[' | '{' => opened.push(at),
                ')' | ']' | '}' => {
                    let open = opened.pop()?;
                    if opened.is_empty() {
                        pairs.push((open, at));
                    }
                }
                _ => {}
            }
        }
        let is_function = ["def ", "async def "].iter().any(|start| text.starts_with(start));
        let (open, close) = if is_function { *pairs.first()? } else { *pairs.last()? };
        let (inner, behind) = (&text[open + 1..close], &text[close + 1..]);
        let is_end = matches!(behind, "" | ":") || is_function || is_attribute(behind);
        if inner.is_empty() || !is_end {
            return None;
        }
        let clauses = split(inner, " for ");
        let is_comprehension = clauses.len() == 2;
        let items = if is_comprehension {
            vec![clauses[0].to_owned(), format!("for {}", clauses[1])]
        } else {
            split(inner.strip_suffix(',').unwrap_or(inner), ", ").into_iter().map(str::to_owned).collect()
        };
        Some(Self { open: text[..=open].to_owned(), items, is_comprehension, close: text[close..].to_owned() })
    }

    /// The same with a text before it and one behind it.
    fn within(self, before: &str, behind: &str) -> Self {
        Self { open: format!("{before}{}", self.open), close: format!("{}{behind}", self.close), ..self }
    }

    /// Whether the brackets belong to the value before them, as in `value[index]`.
    fn is_index(&self) -> bool {
        let before = self.open.strip_suffix('[').and_then(|before| before.chars().next_back());
        before.is_some_and(|sign| sign.is_alphanumeric() || "_)]".contains(sign))
    }

    fn opened(&self, indent: usize, behind: usize) -> String {
        let is_plain_index = self.items.len() == 1 && self.is_index();
        let separator = if self.is_comprehension { " " } else { ", " };
        // With a comma behind it, an index would be a tuple.
        let comma = if self.is_comprehension || is_plain_index { "" } else { "," };
        let joined = self.items.join(separator);
        let line = format!("{}{joined}{}", self.open, self.close);
        if fits(&line, indent + behind) {
            return line;
        }
        let (inner, margin) = (" ".repeat(indent + 4), " ".repeat(indent));
        // A collection gets a line an item, and the only parameter of a function a comma.
        let is_only_parameter = self.items.len() == 1 && self.open.trim_start().starts_with("def ");
        let is_collection =
            !self.is_comprehension && !is_plain_index && (!self.open.ends_with('(') || is_only_parameter);
        if !is_collection && fits(&joined, indent + 4) {
            return format!("{}\n{inner}{joined}\n{margin}{}", self.open, self.close);
        }
        let item = |item: &String| format!("\n{inner}{}{comma}", expression(item, indent + 4, comma.len()));
        format!("{}{}\n{margin}{}", self.open, self.items.iter().map(item).collect::<String>(), self.close)
    }
}

/// Whether a text is `.name`.
fn is_attribute(text: &str) -> bool {
    text.strip_prefix('.').is_some_and(|name| name.chars().all(|sign| sign.is_alphanumeric() || sign == '_'))
}

/// The parts of a text between separators that are in no brackets and in no literal.
fn split<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
    for (at, sign) in outside_literals(text) {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ if depth == 0 && at >= start && text[at..].starts_with(separator) => {
                parts.push(&text[start..at]);
                start = at + separator.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The characters of a text that belong to no literal, with their places.
fn outside_literals(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut is_escaped = false;
    text.char_indices().filter(move |(_, sign)| match quote {
        Some(_) if is_escaped => {
            is_escaped = false;
            false
        }
        Some(end) => {
            is_escaped = *sign == '\\';
            if *sign == end {
                quote = None;
            }
            false
        }
        None => {
            quote = matches!(sign, '"' | '\'').then_some(*sign);
            quote.is_none()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_a_line_gets_a_line_a_part() {
        let long = "x".repeat(40);
        let code = format!("if {long} and {long}:\n    problems.add({long}, {long})\nelse:\n    pass");
        let expected = format!(
            "if (\n    {long}\n    and {long}\n):\n    problems.add(\n        {long},\n        {long},\n    )\nelse:\n    pass"
        );
        assert_eq!(lines(&code, 0), expected);
        assert_eq!(
            lines(&format!("x = [{long}(a, b) for a, b in {long}]"), 0),
            format!("x = [\n    {long}(a, b)\n    for a, b in {long}\n]")
        );
    }

    #[test]
    fn an_index_gets_no_comma() {
        let (table, value) = ("t".repeat(50), "v".repeat(50));
        assert_eq!(lines(&format!("x = {table}[{value}]"), 0), format!("x = {table}[\n    {value}\n]"));
        assert_eq!(lines(&format!("x = [{table}{value}]"), 0), format!("x = [\n    {table}{value},\n]"));
    }

    #[test]
    fn the_parentheses_of_a_first_operand_are_opened() {
        let (one, other) = ("x".repeat(40), "y".repeat(40));
        assert_eq!(lines(&format!("if ({one} or z) and {other}:"), 0), format!("if (\n    {one} or z\n) and {other}:"));
    }

    #[test]
    fn literals_are_not_broken() {
        let literal = format!("\"{}\\\", (a and b)\"", "x, ".repeat(30));
        assert_eq!(lines(&format!("if {literal}:"), 4), format!("    if {literal}:"));
        assert_eq!(lines(&format!("f({literal}, 1)"), 0), format!("f(\n    {literal},\n    1,\n)"));
        let (one, other) = (format!("\"{}\"", "a".repeat(50)), format!("\"{}\"", "b".repeat(50)));
        assert_eq!(
            lines(&format!("f({one} if nullable else {other})"), 0),
            format!("f(\n    {one}\n    if nullable\n    else {other},\n)")
        );
    }
}
