//! Where a message is sent on to (RUN-12): within the server alone, with everything that it carries.

use reqwest::header::LOCATION;
use reqwest::{Response, StatusCode, Url};

use super::client;

/// How many redirects of one message are followed.
pub(super) const MOST: usize = 3;

/// The statuses that send a message on.
const REDIRECTS: [StatusCode; 5] = [
    StatusCode::MOVED_PERMANENTLY,
    StatusCode::FOUND,
    StatusCode::SEE_OTHER,
    StatusCode::TEMPORARY_REDIRECT,
    StatusCode::PERMANENT_REDIRECT,
];

/// Where a response sends its message on to; `None` where it is not a redirect.
///
/// # Errors
/// Why the message is not sent there: it would lose its body, go to another origin, or nowhere.
pub(super) fn of(response: &Response) -> Option<Result<Url, String>> {
    let status = response.status();
    if !REDIRECTS.contains(&status) {
        return None;
    }
    let Some(mut target) = target(response) else {
        return Some(Err(format!("answered with the status {status} and no target; check the server")));
    };
    let place = client::place(&target);
    if status == StatusCode::SEE_OTHER {
        return Some(Err(format!(
            "answered with the status {status} to {place}, where the message would not be sent on; check `url`"
        )));
    }
    if target.origin() != response.url().origin() {
        return Some(Err(format!(
            "answered with the status {status} to {place}, which is another server: nothing was sent there; check `url`"
        )));
    }
    // A user of the target's would go over the token of the plugin's.
    let _no_host = (target.set_username(""), target.set_password(None));
    Some(Ok(target))
}

/// What is wrong with a server that redirects once more.
pub(super) fn too_many(response: &Response) -> String {
    let place = target(response).as_ref().map_or_else(|| "nowhere".to_owned(), client::place);
    format!("redirected the message to {place} after {MOST} redirects; check `url`")
}

fn target(response: &Response) -> Option<Url> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    response.url().join(location).ok()
}
