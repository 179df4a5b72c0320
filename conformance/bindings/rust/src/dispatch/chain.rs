//! Each plugin gets what the one before it gave.

use serde_json::Value;

use super::order::in_order;
use crate::error::{Code, Error, Result};
use crate::spec::support::Dispatch;
use crate::{Answer, Registry};

impl Registry {
    /// Passes a value through every plugin (CHN-01). One that answers [`Answer::Stop`] ends the chain, and the result is the
    /// value that went into it (CHN-02).
    ///
    /// # Errors
    /// `DispatchMismatch` where the hookspec declares another class, `KindUnknown` where no plugin can be called (CHN-04);
    /// else the first plugin's failure, without a code (CHN-03).
    pub async fn chain(&self, kind: &str, hook: &str, input: Value) -> Result<Value> {
        self.hook_of_class(kind, hook, Dispatch::Chain)?;
        let links = in_order(self.candidates(kind, hook));
        if links.is_empty() {
            return Err(Error::new(Code::KindUnknown, format!("no plugin of kind `{kind}` can be called")));
        }
        let mut value = input;
        for link in links {
            match link.call_in_chain(hook, value.clone()).await {
                Ok(Answer::Value(next)) => value = next,
                Ok(Answer::Stop) => return Ok(value),
                Err(failure) => return Err(Error::of_plugin(link.name(), failure)),
            }
        }
        Ok(value)
    }
}
