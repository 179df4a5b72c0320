//! The JSON Schemas of payloads. The text of one is read by nobody before it is asked for.

use dagstack_spec_templates::go::{self as view, print};

use super::super::json_text;
use super::super::needs::Need;
use super::scope::Declarations;
use super::{companions, imports};
use crate::ir::PayloadSchema;

/// The functions that give the JSON Schemas of all payloads. Those of payloads that a shared package declares ask that one.
pub(super) fn all(declarations: &mut Declarations<'_>) -> Vec<String> {
    declarations.source.module.payload_schemas.iter().map(|payload| function(payload, declarations)).collect()
}

/// Those of the payloads that are declared here.
pub(super) fn declared(declarations: &mut Declarations<'_>) -> Vec<String> {
    declarations.source.module.declared_payloads().map(|payload| function(payload, declarations)).collect()
}

fn function(payload: &PayloadSchema, declarations: &mut Declarations<'_>) -> String {
    let ty = declarations.module.name(payload.ty).to_owned();
    let name = companions::json_schema(&ty, &mut declarations.exported);
    declarations.companions[payload.ty.0].json_schema = Some(name.clone());
    declarations.needs.insert(imports::JSON);
    let import = declarations.source.import(payload.ty);
    let there = import.and_then(|import| Some((import, import.companions().json_schema.as_deref()?)));
    let value = match there {
        Some((import, there)) => {
            declarations.needs.insert(Need::Shared(import.package));
            format!("{}()", import.qualified(there))
        }
        None => format!("json.RawMessage(`{}`)", json_text::pretty(&payload.schema, &['`'])),
    };
    print(&view::JsonSchema { name, ty, value })
}
