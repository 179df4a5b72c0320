//! Where results and talk go: results to the standard output, everything else to the standard error stream.

use std::error::Error;
use std::io::{self, Write as _};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::render::{Findings, Format, TextRenderer, clean};
use dagstack_spec_model::Diagnostic;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The two streams, and how they are used.
pub(crate) struct Output {
    colour: Colour,
    quiet: bool,
}

impl Output {
    pub(crate) fn new(colour: Colour, quiet: bool) -> Self {
        Self { colour, quiet }
    }

    /// Whether what goes to the standard output is coloured.
    pub(crate) fn colour(&self) -> bool {
        self.colours(&io::stdout())
    }

    fn colours<S: RawStream>(&self, stream: &S) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => stream.is_terminal() && AutoStream::choice(stream) != ColorChoice::Never,
        }
    }

    /// Whether progress can be shown: on a terminal that somebody looks at.
    pub(crate) fn progress(&self) -> bool {
        !self.quiet && std::env::var_os("CI").is_none() && io::IsTerminal::is_terminal(&io::stderr())
    }

    /// Prints a result. Whoever reads it may stop reading: that is not a failure.
    pub(crate) fn result(text: &str) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }

    /// Prints a report of findings, and along with text what sums it up.
    ///
    /// # Errors
    /// The standard output can't be written.
    pub(crate) fn findings(&self, findings: &Findings<'_>, format: Format, summary: &str) -> io::Result<()> {
        Self::result(&findings.render(format, self.colour())?)?;
        if format == Format::Text {
            self.note(summary);
            if let Some(gravest) = findings.gravest() {
                self.note(&format!("see `dagstack-spec explain {}` for more about a code", gravest.rule));
            }
        }
        Ok(())
    }

    /// A note along with the results, unless asked to be quiet.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            // Nobody is left to report to when even this can't be written.
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }

    /// Shows what is without effect in the input, unless asked to be quiet.
    pub(crate) fn warnings(&self, warnings: &[Diagnostic]) {
        if !self.quiet {
            self.problems(warnings);
        }
    }

    /// Shows what is wrong with the input, along with the results.
    pub(crate) fn problems(&self, problems: &[Diagnostic]) {
        let renderer = TextRenderer::new(self.colours(&io::stderr()));
        let mut stderr = io::stderr().lock();
        for problem in problems {
            let _ = writeln!(stderr, "{}", renderer.render(problem));
        }
    }

    /// Reports why the command could not run, with all that led to it.
    pub(crate) fn error(error: &dyn Error) {
        let mut stderr = io::stderr().lock();
        let _ = write!(stderr, "error: {}", clean(&error.to_string()));
        let mut source = error.source();
        while let Some(cause) = source {
            let _ = write!(stderr, ": {}", clean(&cause.to_string()));
            source = cause.source();
        }
        let _ = writeln!(stderr);
    }
}
