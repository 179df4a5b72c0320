//! Command lines of this program, written for somebody to paste into a shell.

use std::fmt;

/// A command line of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CommandLine(Vec<String>);

impl CommandLine {
    /// The program and its subcommands.
    pub(crate) fn new(subcommands: &[&str]) -> Self {
        Self(std::iter::once(&"dagstack-spec").chain(subcommands).map(|&name| name.to_owned()).collect())
    }

    /// Adds an option with a value.
    pub(crate) fn option(&mut self, name: &str, value: impl fmt::Display) -> &mut Self {
        let value = value.to_string();
        // Behind a space, a value such as `-x` would be read as an option of its own.
        if value.starts_with('-') {
            self.0.push(format!("--{name}={value}"));
        } else {
            self.0.extend([format!("--{name}"), value]);
        }
        self
    }

    /// Adds an option with each of several values.
    pub(crate) fn options<T: fmt::Display>(&mut self, name: &str, values: impl IntoIterator<Item = T>) -> &mut Self {
        for value in values {
            self.option(name, value);
        }
        self
    }

    /// Adds an option without a value where it is wanted.
    pub(crate) fn flag(&mut self, name: &str, is_wanted: bool) -> &mut Self {
        if is_wanted {
            self.0.push(format!("--{name}"));
        }
        self
    }
}

impl fmt::Display for CommandLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, argument) in self.0.iter().enumerate() {
            let between = if index == 0 { "" } else { " " };
            write!(formatter, "{between}{}", quoted(argument))?;
        }
        Ok(())
    }
}

/// An argument as a POSIX shell reads it back.
fn quoted(argument: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./@:+=,".contains(&byte);
    if !argument.is_empty() && argument.bytes().all(is_plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_back_what_was_put_in() {
        let hostile = [
            "",
            " ",
            "a b",
            "it's",
            "\"$HOME\"",
            "`x`",
            "a\nb",
            "*?[a]",
            "-x",
            "--",
            "~",
            "#",
            "\\",
            "é",
            "!",
            "a;b&c|d",
        ];
        let mut line = CommandLine::new(&["conformance", "run"]);
        line.options("filter", hostile).flag("strict", true).flag("force", false);
        let mut expected: Vec<String> = ["dagstack-spec", "conformance", "run"].map(str::to_owned).to_vec();
        for value in hostile {
            match value {
                "-x" | "--" => expected.push(format!("--filter={value}")),
                value => expected.extend(["--filter".to_owned(), value.to_owned()]),
            }
        }
        expected.push("--strict".to_owned());
        assert_eq!(shlex::split(&line.to_string()), Some(expected), "{line}");
    }

    #[test]
    fn what_needs_no_quotes_has_none() {
        let mut line = CommandLine::new(&["generate"]);
        line.option("out", "src/_generated").option("lang", "ts");
        assert_eq!(line.to_string(), "dagstack-spec generate --out src/_generated --lang ts");
    }
}
