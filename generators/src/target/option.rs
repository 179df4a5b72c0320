//! What a caller may choose about a target, as values: the command line and the configuration are written from them.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Runtime, Target};

/// Something that a caller may choose about a target.
#[derive(Debug)]
pub struct TargetOption {
    /// The flag without its dashes, and the key in a configuration. No two targets have an option of one name.
    pub name: &'static str,
    /// What stands for the value in help: `PATH`.
    pub value_name: &'static str,
    /// What is chosen, and what the default is: one or two sentences without a full stop at the end.
    pub help: &'static str,
    /// What is wrong with a value.
    pub check: fn(&str) -> Result<(), InvalidValue>,
    /// The value for an output folder where none is given.
    pub default: fn(&Path) -> Option<String>,
    /// The value for the folder of this name inside the output folder that the value is given for.
    pub inside: fn(value: &str, folder: &str) -> String,
    /// What is to be done where there is neither a value nor a default.
    pub missing: InvalidValue,
}

impl TargetOption {
    /// What is wrong with the value of this option, `subject`, as an error of the target.
    fn error(&self, target: &dyn Target, subject: &str, InvalidValue { reason, help }: InvalidValue) -> EmitError {
        EmitError { target: target.name(), option: self.name, reason: format!("{subject}{reason}"), help }
    }
}

/// What is wrong with the value of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidValue {
    /// What is wrong, as it follows the value or as a sentence of its own where there is none.
    pub reason: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// What a caller chooses about an output folder: the values of the target's options, by name, and the runtime.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    values: BTreeMap<String, String>,
    runtime: Runtime,
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Options {
    fn from_iter<T: IntoIterator<Item = (N, V)>>(values: T) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { values, runtime: Runtime::Own }
    }
}

impl Options {
    /// The options of a target that writes to a folder: what is given, and the defaults of the others. What is given for other
    /// targets is left out.
    #[must_use]
    pub fn of(target: &dyn Target, given: &BTreeMap<String, String>, out: &Path) -> Self {
        let value = |option: &TargetOption| given.get(option.name).cloned().or_else(|| (option.default)(out));
        target.options().iter().filter_map(|option| Some((option.name, value(option)?))).collect()
    }

    /// The same options with this runtime.
    #[must_use]
    pub fn with_runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = runtime;
        self
    }

    /// The runtime that the code of the folder uses.
    #[must_use]
    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// The value of an option that the target can't do without.
    ///
    /// # Errors
    /// [`EmitError`] where there is none, or it can't be used.
    pub fn required(&self, target: &dyn Target, option: &TargetOption) -> Result<&str, EmitError> {
        self.value(target, option)?.ok_or_else(|| option.error(target, "", option.missing))
    }

    /// The value of an option; `None` where there is none.
    ///
    /// # Errors
    /// [`EmitError`] where it can't be used.
    pub fn value(&self, target: &dyn Target, option: &TargetOption) -> Result<Option<&str>, EmitError> {
        let Some(value) = self.values.get(option.name) else { return Ok(None) };
        (option.check)(value).map_err(|invalid| option.error(target, &format!("`{value}` "), invalid))?;
        Ok(Some(value))
    }
}

/// Why a package can't be emitted as a target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
#[non_exhaustive]
pub struct EmitError {
    /// The target.
    pub target: &'static str,
    /// The option that is missing or can't be used.
    pub option: &'static str,
    /// What is wrong.
    pub reason: String,
    /// What to do.
    pub help: &'static str,
}
