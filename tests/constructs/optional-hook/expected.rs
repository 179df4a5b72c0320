/// What a plugin of the kind `demo` does, with synchronous hooks.
pub trait DemoPlugin {
    /// What a hook may fail with.
    type Error;

    /// Runs.
    ///
    /// # Errors
    /// The plugin's own, where the hook fails.
    fn run(&self, input: Payload) -> Result<Payload, Self::Error>;

    /// Shows what running would give.
    ///
    /// A plugin may leave it out: `None` is for one that does not implement it.
    fn preview(&self) -> OptionalHook<'_, Payload, Payload, Self::Error> {
        None
    }

    /// Nobody waits for an answer.
    ///
    /// A plugin may leave it out: `None` is for one that does not implement it.
    fn notice(&self) -> OptionalHook<'_, Payload, (), Self::Error> {
        None
    }
}

/// The same with asynchronous hooks, for a registry that holds its plugins as trait objects. A
/// [`DemoPlugin`] becomes one inside [`Blocking`](support::Blocking).
pub trait AsyncDemoPlugin {
    /// What a hook may fail with.
    type Error;

    /// See [`DemoPlugin::run`].
    fn run(&self, input: Payload) -> Answer<'_, Payload, Self::Error>;

    /// See [`DemoPlugin::preview`].
    fn preview(&self) -> AsyncOptionalHook<'_, Payload, Payload, Self::Error> {
        None
    }

    /// See [`DemoPlugin::notice`].
    fn notice(&self) -> AsyncOptionalHook<'_, Payload, (), Self::Error> {
        None
    }
}
