/// What a plugin of the kind `demo` does, with synchronous hooks.
pub trait DemoPlugin {
    /// What a hook may fail with.
    type Error;

    /// Nobody waits for an answer.
    ///
    /// # Errors
    /// The plugin's own, where the hook fails.
    fn notice(&self, input: Payload) -> Result<(), Self::Error>;
}

/// The same with asynchronous hooks, for a registry that holds its plugins as trait objects. A
/// [`DemoPlugin`] becomes one inside [`Blocking`](support::Blocking).
pub trait AsyncDemoPlugin {
    /// What a hook may fail with.
    type Error;

    /// See [`DemoPlugin::notice`].
    fn notice(&self, input: Payload) -> Answer<'_, (), Self::Error>;
}
