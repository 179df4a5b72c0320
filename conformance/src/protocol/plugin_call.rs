//! What a scripted plugin is asked to do.

/// A call of a scripted plugin, as the trace has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluginCall<'a> {
    /// Its code is loaded.
    Load,
    /// It is set up.
    Setup,
    /// It is torn down.
    Teardown,
    /// It is asked how it is.
    Health,
    /// Its hook of this name is called.
    Hook(&'a str),
}

impl<'a> PluginCall<'a> {
    /// The call with this name.
    #[must_use]
    pub fn of(name: &'a str) -> Self {
        match name {
            "load" => Self::Load,
            "setup" => Self::Setup,
            "teardown" => Self::Teardown,
            "health" => Self::Health,
            hook => Self::Hook(hook),
        }
    }
}
