// The modules of mighty-macros, compiled into whoever includes this at the root of its crate: a macro crate exports
// nothing but its macros. The list is that of its `lib.rs`.

#[allow(dead_code, unreachable_pub, reason = "of the macro crate, what its entry points use")]
#[path = "../../mighty-macros/src/check/mod.rs"]
mod check;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/diagnostics.rs"]
mod diagnostics;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/document_file.rs"]
mod document_file;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/endpoint.rs"]
mod endpoint;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/endpoints.rs"]
mod endpoints;
#[allow(dead_code, unreachable_pub, reason = "the same")]
#[path = "../../mighty-macros/src/expand/mod.rs"]
mod expand;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/from_answer/mod.rs"]
mod from_answer;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/header_names.rs"]
mod header_names;
#[allow(dead_code, unreachable_pub, reason = "the same")]
#[path = "../../mighty-macros/src/messages/mod.rs"]
mod messages;
#[allow(dead_code, unreachable_pub, reason = "the same")]
#[path = "../../mighty-macros/src/model/mod.rs"]
mod model;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/once.rs"]
mod once;
#[allow(dead_code, unreachable_pub, reason = "the same")]
#[path = "../../mighty-macros/src/parse/mod.rs"]
mod parse;
#[allow(dead_code, reason = "the same")]
#[path = "../../mighty-macros/src/setup.rs"]
mod setup;
#[allow(dead_code, unreachable_pub, reason = "the same")]
#[path = "../../mighty-macros/src/suggest.rs"]
mod suggest;
