//! Which lints are on, and how much each weighs.

use std::collections::BTreeMap;

use super::{Lint, LintGroup};
use crate::diagnostic::Severity;
use crate::shape::nearest;

/// What is on where nothing is chosen.
pub(super) const RECOMMENDED: &str = "recommended";
/// Every lint.
const ALL: &str = "all";

/// Which lints are on, and at which level.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    chosen: Vec<Name>,
    ignored: Vec<Name>,
    /// The levels of groups and of single rules; `None` is off.
    groups: BTreeMap<LintGroup, Option<Severity>>,
    rules: BTreeMap<&'static str, Option<Severity>>,
    is_exclusive: bool,
}

/// One or many lints by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Recommended,
    All,
    Group(LintGroup),
    Rule(&'static str),
}

/// A name that is that of no lint and of no group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not the code of a rule of `check`, and not one of its groups{}", .nearest.as_ref().map(|name| format!("; did you mean `{name}`?")).unwrap_or_default())]
pub struct NameError {
    /// As given.
    pub name: String,
    /// What was probably meant.
    pub nearest: Option<String>,
}

impl Selection {
    /// Turns lints on besides those that are: by code, by group, `recommended`, or `all`. Where none is ever chosen, it is
    /// `recommended`.
    ///
    /// # Errors
    /// The name is none of them.
    pub fn choose(&mut self, lints: &[&'static Lint], name: &str) -> Result<(), NameError> {
        self.chosen.push(parse(lints, name)?);
        Ok(())
    }

    /// The same, and from now on what was chosen before is off, whatever its level.
    ///
    /// # Errors
    /// The name is none of them.
    pub fn choose_only(&mut self, lints: &[&'static Lint], name: &str) -> Result<(), NameError> {
        let name = parse(lints, name)?;
        if !self.is_exclusive {
            self.chosen.clear();
            self.is_exclusive = true;
        }
        self.chosen.push(name);
        Ok(())
    }

    /// Turns lints off, whatever else is configured.
    ///
    /// # Errors
    /// The name is that of no lint and of no group.
    pub fn ignore(&mut self, lints: &[&'static Lint], name: &str) -> Result<(), NameError> {
        self.ignored.push(parse(lints, name)?);
        Ok(())
    }

    /// Gives a rule, or all rules of a group, a level: that turns them on, or off where it is `None`. A level of a rule overrides
    /// that of its group.
    ///
    /// # Errors
    /// The name is neither a code nor that of a group of a subject.
    pub fn set_level(&mut self, lints: &[&'static Lint], name: &str, level: Option<Severity>) -> Result<(), NameError> {
        match parse(lints, name)? {
            Name::Group(group) => drop(self.groups.insert(group, level)),
            Name::Rule(code) => drop(self.rules.insert(code, level)),
            Name::Recommended | Name::All => return Err(NameError { name: name.to_owned(), nearest: None }),
        }
        Ok(())
    }

    /// How much a lint weighs; `None` where it is off.
    #[must_use]
    pub fn level(&self, lint: &Lint) -> Option<Severity> {
        let matches = |name: &Name| match *name {
            Name::Recommended => lint.is_recommended,
            Name::All => true,
            Name::Group(group) => group == lint.group,
            Name::Rule(code) => code == lint.rule.code,
        };
        if self.ignored.iter().any(matches) {
            return None;
        }
        let is_chosen = if self.chosen.is_empty() { lint.is_recommended } else { self.chosen.iter().any(matches) };
        let given = self.rules.get(lint.rule.code).or_else(|| self.groups.get(&lint.group)).copied();
        match given {
            // What is asked for by its own code on the command line is on.
            Some(level) if self.is_exclusive => is_chosen.then(|| level.unwrap_or(lint.level)),
            Some(level) => level,
            None => is_chosen.then_some(lint.level),
        }
    }
}

fn parse(lints: &[&'static Lint], name: &str) -> Result<Name, NameError> {
    let group = LintGroup::ALL.iter().copied().find(|group| group.name() == name);
    let rule = || lints.iter().find(|lint| lint.rule.code.eq_ignore_ascii_case(name)).map(|lint| lint.rule.code);
    match name {
        RECOMMENDED => return Ok(Name::Recommended),
        ALL => return Ok(Name::All),
        _ => {}
    }
    group.map(Name::Group).or_else(|| rule().map(Name::Rule)).ok_or_else(|| {
        let groups = LintGroup::ALL.iter().map(|group| group.name());
        let known = groups.chain([RECOMMENDED, ALL]).chain(lints.iter().map(|lint| lint.rule.code));
        NameError { name: name.chars().take(40).collect(), nearest: nearest(name, known).map(str::to_owned) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lints() -> Vec<&'static Lint> {
        super::super::all().collect()
    }

    fn level(selection: &Selection, code: &str) -> Option<Severity> {
        selection.level(lints().iter().find(|lint| lint.rule.code == code).expect("a lint"))
    }

    #[test]
    fn a_level_turns_on_and_off_and_a_rule_goes_over_its_group() {
        let (lints, mut selection) = (lints(), Selection::default());
        assert_eq!((level(&selection, "DS722"), level(&selection, "DS724")), (Some(Severity::Warning), None));
        selection.set_level(&lints, "docs", Some(Severity::Error)).expect("a group");
        selection.set_level(&lints, "DS722", None).expect("a rule");
        assert_eq!((level(&selection, "DS722"), level(&selection, "DS724")), (None, Some(Severity::Error)));
        selection.ignore(&lints, "all").expect("a group");
        assert_eq!(level(&selection, "DS724"), None);
    }

    #[test]
    fn what_is_chosen_alone_is_on_and_nothing_else() {
        let (lints, mut selection) = (lints(), Selection::default());
        selection.set_level(&lints, "docs", Some(Severity::Error)).expect("a group");
        selection.set_level(&lints, "DS722", None).expect("a rule");
        selection.choose(&lints, "all").expect("a group");
        selection.choose_only(&lints, "ds722").expect("a rule");
        selection.choose_only(&lints, "wire").expect("a group");
        assert_eq!((level(&selection, "DS722"), level(&selection, "DS724")), (Some(Severity::Warning), None));
        assert_eq!(level(&selection, "DS710"), Some(Severity::Error));
    }

    #[test]
    fn an_unknown_name_is_refused_with_a_guess() {
        let error = Selection::default().choose(&lints(), "recomended").expect_err("refused");
        assert_eq!(error.nearest.as_deref(), Some("recommended"));
        assert!(Selection::default().set_level(&lints(), "all", None).is_err());
    }
}
