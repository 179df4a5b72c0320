//! Statements, laid out as ruff does: on one line where that fits, else an argument, an operand or a clause a line.

use super::text::WIDTH;

/// Statements of one block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Code(Vec<Statement>);

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Statement {
    /// A line that is never broken.
    Line(String),
    /// `before callee(arguments)`, or another list in brackets.
    List(List),
    /// `if`, `elif` and `else`, the last without a condition.
    If(Vec<(Vec<String>, &'static str, Code)>),
    /// `for head:`.
    For(String, Code),
}

/// What stands in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    /// What stands before the items, with the opening bracket.
    pub(super) open: String,
    /// The items.
    items: Vec<Expression>,
    /// Between the items: `, `, or a space between the clauses of a comprehension.
    separator: &'static str,
    /// The closing bracket, and what follows it.
    pub(super) close: String,
}

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    /// One that is never broken.
    Text(String),
    /// One with brackets.
    List(List),
}

impl From<String> for Expression {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<List> for Expression {
    fn from(list: List) -> Self {
        Self::List(list)
    }
}

impl Expression {
    /// The text on one line.
    pub(super) fn line(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(list) => list.line(),
        }
    }

    /// The same with a text before it.
    pub(super) fn after(mut self, before: &str) -> Self {
        match &mut self {
            Self::Text(text) => text.insert_str(0, before),
            Self::List(list) => list.open.insert_str(0, before),
        }
        self
    }

    /// The text, which begins on a line that is indented by `indent` columns and is followed by `behind` more.
    pub(super) fn text(&self, indent: usize, behind: usize) -> String {
        match self {
            // One of two messages.
            Self::Text(text) if indent + text.chars().count() + behind > WIDTH => {
                let margin = format!("\n{}", " ".repeat(indent));
                match split(text) {
                    Some(list) => list.broken(indent, behind),
                    None => text.replace(" if nullable else ", &format!("{margin}if nullable{margin}else ")),
                }
            }
            Self::Text(text) => text.clone(),
            Self::List(list) => list.broken(indent, behind),
        }
    }
}

impl List {
    /// `open` and arguments.
    pub(super) fn call<E: Into<Expression>>(open: impl Into<String>, items: impl IntoIterator<Item = E>) -> Self {
        Self::brackets(&format!("{}(", open.into()), items, ")")
    }

    /// Items in brackets.
    pub(super) fn brackets<E: Into<Expression>>(open: &str, items: impl IntoIterator<Item = E>, close: &str) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        Self { open: open.to_owned(), items, separator: ", ", close: close.to_owned() }
    }

    /// A comprehension: what it collects, and its clause.
    pub(super) fn comprehension(open: &str, element: String, clause: String, close: &str) -> Self {
        Self { separator: " ", ..Self::brackets(open, [element, clause], close) }
    }

    /// The same with another end.
    pub(super) fn closed(self, close: &str) -> Self {
        Self { close: close.to_owned(), ..self }
    }

    /// An expression that is never broken.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::brackets(&text.into(), Vec::<Expression>::new(), "")
    }

    pub(super) fn line(&self) -> String {
        let items: Vec<String> = self.items.iter().map(Expression::line).collect();
        format!("{}{}{}", self.open, items.join(self.separator), self.close)
    }

    /// The text on a line that is indented by `indent` columns, or on several.
    pub(super) fn text(&self, indent: usize) -> String {
        self.broken(indent, 0)
    }

    fn broken(&self, indent: usize, behind: usize) -> String {
        let line = self.line();
        if self.items.is_empty() || indent + line.chars().count() + behind <= WIDTH {
            return line;
        }
        let (inner, margin) = (" ".repeat(indent + 4), " ".repeat(indent));
        let is_list = self.separator == ", ";
        let items = self.items.iter().map(Expression::line).collect::<Vec<_>>().join(self.separator);
        // A collection gets a line an item.
        let is_collection = is_list && !self.open.ends_with('(');
        // The only parameter of a function is followed by a comma there.
        let is_collection = is_collection || (self.items.len() == 1 && self.open.trim_start().starts_with("def "));
        if !is_collection && indent + 4 + items.chars().count() <= WIDTH {
            return format!("{}\n{inner}{items}\n{margin}{}", self.open, self.close);
        }
        let comma = if is_list { "," } else { "" };
        let items = self.items.iter().map(|item| format!("\n{inner}{}{comma}", item.text(indent + 4, comma.len())));
        format!("{}{}\n{margin}{}", self.open, items.collect::<String>(), self.close)
    }
}

impl Code {
    /// Whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a line that is never broken.
    pub(super) fn line(&mut self, text: impl Into<String>) {
        self.0.push(Statement::Line(text.into()));
    }

    /// Adds a line before all others.
    pub(super) fn insert_line(&mut self, text: String) {
        self.0.insert(0, Statement::Line(text));
    }

    /// Whether what is inside a variable's value is looked at.
    pub(super) fn looks_inside(&self, variable: &str) -> bool {
        let text = self.text(0);
        ["list", "dict"].iter().any(|ty| {
            text.contains(&format!("type({variable}) is {ty}"))
                || text.contains(&format!("type({variable}) is not {ty}"))
        })
    }

    /// Adds a list in brackets.
    pub(super) fn list(&mut self, list: List) {
        self.0.push(Statement::List(list));
    }

    /// Adds an expression.
    pub(super) fn expression(&mut self, expression: Expression) {
        match expression {
            Expression::Text(text) => self.line(text),
            Expression::List(list) => self.list(list),
        }
    }

    /// Adds `open(arguments)`.
    pub(super) fn call<const N: usize>(&mut self, open: impl Into<String>, arguments: [String; N]) {
        self.list(List::call(open, arguments));
    }

    /// Adds a condition whose parts are joined by `and`.
    pub(super) fn when(&mut self, parts: impl IntoIterator<Item = String>, body: Code) {
        self.branches(vec![(parts.into_iter().collect(), "and", body)]);
    }

    /// Adds `if`, `elif` and `else`, which has no parts of a condition.
    pub(super) fn branches(&mut self, mut branches: Vec<(Vec<String>, &'static str, Code)>) {
        // Nothing is asked where nothing comes of it.
        while branches.last().is_some_and(|(_, _, body)| body.is_empty()) {
            branches.pop();
        }
        if branches.is_empty() {
            return;
        }
        // A condition inside a condition is one of two parts.
        if let [(outer, operator, body)] = branches.as_slice()
            && let Some((inner, inner_operator, body)) = body.as_single_if()
        {
            let mut parts = joined(outer.clone(), operator);
            parts.extend(joined(inner, inner_operator));
            self.0.push(Statement::If(vec![(parts, "and", body)]));
            return;
        }
        self.0.push(Statement::If(branches));
    }

    /// Adds a loop.
    pub(super) fn each(&mut self, head: impl Into<String>, body: Code) {
        self.0.push(Statement::For(head.into(), body));
    }

    /// Adds all of other statements.
    pub(super) fn extend(&mut self, other: Code) {
        self.0.extend(other.0);
    }

    /// The condition and the body, where this is a single `if` without `else`.
    pub(super) fn as_single_if(&self) -> Option<(Vec<String>, &'static str, Code)> {
        match self.0.as_slice() {
            [Statement::If(branches)] => match branches.as_slice() {
                [one] if !one.0.is_empty() => Some(one.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The same, with what its one call gives as the result of the function.
    pub(super) fn returned(mut self) -> Self {
        if let Some(Statement::List(list)) = self.0.last_mut() {
            list.open.insert_str(0, "return ");
        }
        self
    }

    /// Ends a function with `return variable`, or with what was given to the variable last.
    pub(super) fn returning(mut self, variable: &str) -> Self {
        let assignment = format!("{variable} = ");
        match self.0.last_mut() {
            Some(Statement::List(list)) if list.open.starts_with(&assignment) => {
                list.open = format!("return {}", &list.open[assignment.len()..]);
            }
            Some(Statement::Line(line)) if line.starts_with(&assignment) => {
                *line = format!("return {}", &line[assignment.len()..]);
            }
            Some(Statement::Line(line)) if line.starts_with("return ") => {}
            Some(Statement::List(list)) if list.open.starts_with("return ") => {}
            _ => self.line(format!("return {variable}")),
        }
        self
    }

    /// The lines, indented by `indent` columns, without the last line's end.
    pub(super) fn text(&self, indent: usize) -> String {
        let mut lines = Vec::new();
        for statement in &self.0 {
            statement.print(indent, &mut lines);
        }
        lines.join("\n")
    }
}

impl Statement {
    fn print(&self, indent: usize, lines: &mut Vec<String>) {
        let margin = " ".repeat(indent);
        match self {
            Self::Line(text) => lines.push(format!("{margin}{text}")),
            Self::List(list) => lines.push(format!("{margin}{}", list.text(indent))),
            Self::For(head, body) => {
                lines.push(format!("{margin}for {head}:"));
                lines.push(body.text(indent + 4));
            }
            Self::If(branches) => {
                for (index, (parts, operator, body)) in branches.iter().enumerate() {
                    let word = if index == 0 { "if" } else { "elif" };
                    lines.push(match parts.as_slice() {
                        [] => format!("{margin}else:"),
                        parts => format!("{margin}{}", condition(word, parts, operator, indent)),
                    });
                    lines.push(if body.is_empty() { format!("{margin}    pass") } else { body.text(indent + 4) });
                }
            }
        }
    }
}

/// The parts of a condition, to be joined by `and`.
fn joined(parts: Vec<String>, operator: &str) -> Vec<String> {
    if operator == "and" || parts.len() == 1 { parts } else { vec![parts.join(&format!(" {operator} "))] }
}

fn condition(word: &str, parts: &[String], operator: &str, indent: usize) -> String {
    let other = if operator == "and" { " or " } else { " and " };
    let parenthesised = |part: &String| if part.contains(other) { format!("({part})") } else { part.clone() };
    let parts: Vec<String> = if parts.len() == 1 { parts.to_vec() } else { parts.iter().map(parenthesised).collect() };
    let line = format!("{word} {}:", parts.join(&format!(" {operator} ")));
    if let [only] = parts.as_slice()
        && indent + line.chars().count() > WIDTH
        && let Some(mut list) = split(only)
    {
        list.open.insert_str(0, &format!("{word} "));
        list.close.push(':');
        return list.text(indent);
    }
    // The brackets at the end of the second of two parts are opened, rather than new ones around both.
    if let [first, last] = parts.as_slice()
        && indent + line.chars().count() > WIDTH
        && let Some(mut list) = split(last).filter(|list| !list.items.is_empty())
    {
        list.open.insert_str(0, &format!("{word} {first} {operator} "));
        list.close.push(':');
        return list.text(indent);
    }
    if parts.len() == 1 || indent + line.chars().count() <= WIDTH {
        return line;
    }
    let margin = " ".repeat(indent);
    let parts = parts.join(&format!("\n{margin}    {operator} "));
    format!("{word} (\n{margin}    {parts}\n{margin}):")
}

/// An expression that ends in brackets, by what is in them.
pub(super) fn split(text: &str) -> Option<List> {
    let close = text.chars().next_back().filter(|sign| matches!(sign, ')' | ']'))?;
    let (mut depth, mut open, mut start, mut quote) = (0_usize, None, 0, None);
    let mut items = Vec::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match (quote, sign) {
            (Some(_), '\\') => {
                signs.next();
            }
            (Some(end), _) => quote = if sign == end { None } else { quote },
            (None, '"' | '\'') => quote = Some(sign),
            (None, '(' | '[' | '{') => {
                depth += 1;
                if depth == 1 {
                    // There is more than one pair of brackets.
                    if open.is_some() {
                        return None;
                    }
                    open = Some(at + 1);
                    start = at + 1;
                }
            }
            (None, ')' | ']' | '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 && at + 1 < text.len() {
                    return None;
                }
            }
            (None, ',') if depth == 1 => {
                items.push(text[start..at].to_owned());
                start = at + 2;
            }
            _ => {}
        }
    }
    items.push(text[start..text.len() - 1].to_owned());
    let items = items.into_iter().filter(|item| !item.is_empty());
    Some(List::brackets(&text[..open?], items, &close.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_a_line_gets_a_line_a_part() {
        let long = "x".repeat(40);
        let mut body = Code::default();
        body.call("problems.add", [long.clone(), long.clone()]);
        let mut code = Code::default();
        code.when([long.clone(), long.clone()], body);
        let expected =
            format!("if (\n    {long}\n    and {long}\n):\n    problems.add(\n        {long},\n        {long},\n    )");
        assert_eq!(code.text(0), expected);
        let mut short = Code::default();
        short.line("data = decode(data)");
        assert_eq!(short.returning("data").text(4), "    return decode(data)");
    }
}
