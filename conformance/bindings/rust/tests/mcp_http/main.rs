//! `mcp_http` plugins against a scripted server (RUN-03, RUN-05 to RUN-07): what a host sees whatever the server answers.

#![cfg(feature = "http")]

mod ending;
mod eras;
mod given_up;
mod own_tools;
mod refused;
mod server;
mod well;
