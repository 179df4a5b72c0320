//! What goes wrong in a registry, with codes to match on (contract section 10).

use std::fmt;
use std::sync::Arc;

use crate::Failure;

/// The codes of registry failures, the same in every language (ERR-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The manifest breaks a rule of its own, or its name is taken.
    ManifestInvalid,
    /// The plugin was written for another major of its kind, or for another core.
    VersionIncompatible,
    /// The kind is not one that the host knows, or it has no such plugin.
    KindUnknown,
    /// The plugin's runtime is not one that this registry offers.
    RuntimeNotSupported,
    /// The plugin could not be loaded, or does not work.
    PluginLoadError,
    /// Several plugins fit where one is wanted, and nothing chooses among them.
    AmbiguousPlugin,
    /// Plugins depend on each other in a closed loop.
    DependencyCycle,
    /// Plugins failed to release what they had.
    TeardownErrors,
    /// Plugins failed in a broadcast whose hook goes on after a failure.
    BroadcastErrors,
    /// A hook was called in another way than its hookspec declares.
    DispatchMismatch,
    /// No plugin matches the input, and the kind has no fallback.
    NoCapabilityMatch,
    /// A plugin still holds something after its teardown: the code of a [`PluginFailure`] whose `teardown` did not end in
    /// its time.
    LeakDetected,
}

impl Code {
    /// Every code, in the contract's order.
    pub const ALL: &[Self] = &[
        Self::ManifestInvalid,
        Self::VersionIncompatible,
        Self::KindUnknown,
        Self::RuntimeNotSupported,
        Self::PluginLoadError,
        Self::AmbiguousPlugin,
        Self::DependencyCycle,
        Self::TeardownErrors,
        Self::BroadcastErrors,
        Self::DispatchMismatch,
        Self::NoCapabilityMatch,
        Self::LeakDetected,
    ];

    /// The code's name, the same in every language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ManifestInvalid => "ManifestInvalid",
            Self::VersionIncompatible => "VersionIncompatible",
            Self::KindUnknown => "KindUnknown",
            Self::RuntimeNotSupported => "RuntimeNotSupported",
            Self::PluginLoadError => "PluginLoadError",
            Self::AmbiguousPlugin => "AmbiguousPlugin",
            Self::DependencyCycle => "DependencyCycle",
            Self::TeardownErrors => "TeardownErrors",
            Self::BroadcastErrors => "BroadcastErrors",
            Self::DispatchMismatch => "DispatchMismatch",
            Self::NoCapabilityMatch => "NoCapabilityMatch",
            Self::LeakDetected => "LeakDetected",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A failure of the registry, or of a plugin that it called. The root of all errors: `PluginRegistryError` of the contract.
#[derive(Debug, Clone)]
pub struct Error(Box<Details>);

#[derive(Debug, Clone)]
struct Details {
    code: Option<Code>,
    plugin: Option<String>,
    message: String,
    failures: Vec<PluginFailure>,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// What a registry's methods give.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One plugin's part in a failure of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginFailure {
    /// The plugin's name.
    pub plugin: String,
    /// The registry's own verdict, where it has one: [`Code::LeakDetected`] for a `teardown` that did not end.
    pub code: Option<Code>,
    /// What went wrong, in the plugin's own words where it gave any.
    pub failure: Failure,
}

impl fmt::Display for PluginFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.plugin, self.failure)
    }
}

impl Error {
    /// A failure of the registry.
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Details { code: Some(code), plugin: None, message, failures: Vec::new(), source: None }))
    }

    /// A plugin's own failure: its error is the caller's error.
    pub(crate) fn of_plugin(plugin: &str, failure: Failure) -> Self {
        let message = format!("plugin `{plugin}` failed: {failure}");
        Self(Box::new(Details {
            code: None,
            plugin: Some(plugin.to_owned()),
            message,
            failures: vec![PluginFailure { plugin: plugin.to_owned(), code: None, failure: failure.clone() }],
            source: Some(Arc::new(failure)),
        }))
    }

    /// The failures of several plugins, under one code.
    pub(crate) fn of_plugins(code: Code, what: &str, failures: Vec<PluginFailure>) -> Self {
        let messages: Vec<String> = failures.iter().map(ToString::to_string).collect();
        let mut error = Self::new(code, format!("{what}: {}", messages.join("; ")));
        error.0.failures = failures;
        error
    }

    /// Says which plugin it is about.
    pub(crate) fn about(mut self, plugin: impl Into<String>) -> Self {
        self.0.plugin = Some(plugin.into());
        self
    }

    /// Says what it comes from.
    pub(crate) fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
        self
    }

    /// The registry's code; `None` when a plugin failed by itself, and the registry only passes that on.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.0.code
    }

    /// The plugin that it is about, where it is about one.
    #[must_use]
    pub fn plugin(&self) -> Option<&str> {
        self.0.plugin.as_deref()
    }

    /// What went wrong, for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The failures of plugins: one when a plugin failed by itself, each of them for [`Code::TeardownErrors`] and
    /// [`Code::BroadcastErrors`], none for other codes.
    #[must_use]
    pub fn failures(&self) -> &[PluginFailure] {
        &self.0.failures
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
