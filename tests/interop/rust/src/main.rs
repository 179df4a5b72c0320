//! A server of the Rust SDK: `interop stdio [legacy]`, or `interop http` with a path for each way to answer.

use std::borrow::Cow;
use std::error::Error;

use axum::Router;
use axum::response::Redirect;
use axum::routing::any;
use rmcp::handler::server::wrapper::{Json, Parameters};
use rmcp::model::{ProtocolVersion, ServerCapabilities, ServerConfig};
use rmcp::transport::stdio;
use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use rmcp::{ServerHandler, ServiceExt, schemars, tool, tool_handler, tool_router};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

const LARGEST_BODY: usize = 16 * 1024 * 1024;

#[derive(Debug, Serialize, Deserialize, schemars::JsonSchema)]
struct Echo {
    text: String,
}

#[derive(Clone)]
struct Interop {
    legacy: bool,
}

#[tool_router]
impl Interop {
    #[tool(description = "Returns its text.")]
    fn echo(&self, Parameters(echo): Parameters<Echo>) -> Json<Echo> {
        Json(echo)
    }

    #[tool(description = "Fails.")]
    fn fail(&self) -> Result<String, String> {
        Err("as it was asked to".to_owned())
    }
}

#[tool_handler]
impl ServerHandler for Interop {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
    }

    fn supported_protocol_versions(&self) -> Cow<'static, [ProtocolVersion]> {
        let known = ProtocolVersion::KNOWN_VERSIONS;
        if self.legacy {
            known.iter().filter(|version| version.as_str() < "2026").cloned().collect()
        } else {
            known.into()
        }
    }
}

fn service(legacy: bool, stateful: bool, json: bool) -> StreamableHttpService<Interop, LocalSessionManager> {
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(stateful)
        .with_json_response(json)
        .with_max_request_body_bytes(LARGEST_BODY);
    StreamableHttpService::new(move || Ok(Interop { legacy }), LocalSessionManager::default().into(), config)
}

async fn serve_http() -> Result<(), Box<dyn Error>> {
    let router = Router::new()
        .route_service("/modern-stream", service(false, false, false))
        .route_service("/modern-json", service(false, false, true))
        .route_service("/stateful-stream", service(true, true, false))
        .route_service("/stateful-json", service(true, true, true))
        .route_service("/stateless-stream", service(true, false, false))
        .route_service("/stateless-json", service(true, false, true))
        .route("/slash", any(async || Redirect::permanent("/slash/")))
        .route_service("/slash/", service(false, false, true));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    axum::serve(listener, router).await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let is = |word: &str| arguments.iter().any(|argument| argument == word);
    if is("http") {
        serve_http().await
    } else {
        Interop { legacy: is("legacy") }.serve(stdio()).await?.waiting().await?;
        Ok(())
    }
}
