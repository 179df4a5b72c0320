//! Diagnostics as text, in the manner of cargo: the message, the line with a caret, what to do.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use dagstack_spec_model::{Diagnostic, Label, Severity, Span};

use super::clean::clean;
use super::excerpt::{Excerpt, excerpt, joined};

/// Renders diagnostics, with colour or without.
pub(crate) struct TextRenderer {
    renderer: Renderer,
}

impl TextRenderer {
    pub(crate) fn new(colour: bool) -> Self {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(400) }
    }

    /// One diagnostic, with a line break at its end.
    pub(crate) fn render(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let message = clean(&diagnostic.message);
        let title = level.primary_title(message).id(diagnostic.rule.code);
        let mut group = match &diagnostic.primary {
            None => title.element(Origin::path(clean(&diagnostic.file).into_owned())),
            Some(primary) => {
                let mut pieces = Pieces { group: Group::with_title(title) };
                // What explains the first place is printed with it when it is near, and on its own when not.
                let near = |label: &&Label| {
                    label.source == primary.source && joined(&primary.source, &primary.span, &label.span).is_some()
                };
                let nearby = diagnostic.secondary.iter().find(near);
                pieces.place(primary, AnnotationKind::Primary, nearby);
                for secondary in &diagnostic.secondary {
                    if !nearby.is_some_and(|shown| std::ptr::eq(shown, secondary)) {
                        pieces.place(secondary, AnnotationKind::Context, None);
                    }
                }
                pieces.group
            }
        };
        if let Some(help) = diagnostic.help.as_deref() {
            group = group.element(Level::HELP.message(clean(help)));
        }
        if let Some(clause) = diagnostic.clause {
            group = group.element(Level::NOTE.message(format!("clause {clause} of the contract")));
        }
        let text = self.renderer.render(&[group]);
        if diagnostic.primary.is_some() { format!("{text}\n") } else { indented(&text) }
    }
}

/// The lines below the first one, where they are below a diagnostic that shows a line. The renderer leaves the column of line numbers out
/// where there is none.
fn indented(text: &str) -> String {
    let lines = text.lines().enumerate();
    lines.map(|(at, line)| format!("{}{line}\n", if at == 0 || line.is_empty() { "" } else { " " })).collect()
}

/// The pieces of files that one diagnostic shows.
struct Pieces<'a> {
    group: Group<'a>,
}

impl Pieces<'_> {
    /// Shows a place, and another one in the same piece.
    fn place(&mut self, label: &Label, kind: AnnotationKind, nearby: Option<&Label>) {
        let together = nearby.and_then(|other| Some((joined(&label.source, &label.span, &other.span)?, other)));
        let (lines, other) = match together {
            Some(((lines, place), other)) => (lines, Some((place, other))),
            None => (excerpt(&label.source, &label.span), None),
        };
        let Excerpt { text, span, line, column, whole } = lines;
        let path = clean(label.source.name()).into_owned();
        let mut snippet = Snippet::source(text).line_start(line).annotation(annotation(kind, span, &label.text));
        if let Some((place, other)) = other {
            snippet = snippet.annotation(annotation(AnnotationKind::Context, place, &other.text));
        }
        let group = std::mem::replace(&mut self.group, Group::with_level(Level::NOTE));
        self.group = if whole {
            group.element(snippet.path(path))
        } else {
            // In a line that is cut, the column has to be given: it can't be counted.
            group.element(Origin::path(path).line(line).char_column(column)).element(snippet)
        };
    }
}

fn annotation(kind: AnnotationKind, span: Span, text: &str) -> Annotation<'static> {
    let annotation = kind.span(span);
    if text.is_empty() { annotation } else { annotation.label(clean(text).into_owned()) }
}
