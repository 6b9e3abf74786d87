"""The SDK as a trait per resource, and its program."""

API = '''//! The API.

use std::borrow::Cow;

use mighty_runtime::{Api, DecodeError, ErrorAnswer, ErrorBody};

use crate::types::ApiError;

/// The API.
#[derive(Debug)]
pub struct Shop;

impl Api for Shop {
    const BASE_URL: &'static str = "http://127.0.0.1:9";
    type ErrorBody = ApiError;
}

impl ErrorBody for ApiError {
    fn decode(answer: &ErrorAnswer<'_>) -> Result<Self, DecodeError> {
        answer.json()
    }

    fn message(&self) -> Option<Cow<'_, str>> {
        Some(self.message.as_str().into())
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.code.as_str().into())
    }
}
'''


def of_resource(resource):
    methods = "\n".join(method(operation) for operation in resource.operations())
    return f'''//! The calls of the {resource.module}s.

use mighty_runtime::endpoints;

use crate::api::Shop;
use crate::types::{resource.module}::*;

/// The {resource.module}s of an account.
#[endpoints(api = Shop, errors(401, 403, 429, 5xx))]
pub trait {resource.name}s {{
{methods}}}
'''


def method(operation):
    own = next(status for status, _ in operation.errors if status not in {"401", "403", "429", "5xx"})
    arguments = ["account_id: &str"]
    arguments += ["id: u64"] if operation.has_id else []
    arguments += [f"#[body] body: &{operation.body}"] if operation.body else []
    arguments += ["#[query] page: Option<u32>", "#[query] state: Option<&str>"] if operation.kind == "list" else []
    return f'''    /// {operation.doc}
    #[endpoint(method = {operation.method}, path = "{operation.path}", errors({own}))]
    async fn {operation.function}(&self, {", ".join(arguments)}) -> Result<{operation.output}, {operation.error}>;
'''


CLIENT = '''mighty_runtime::Client::<sdk::api::Shop>::builder().bearer("token").build().expect("a client")'''
CLIENT_TYPE = "mighty_runtime::Client<sdk::api::Shop>"


def imports(resource):
    return f"use sdk::{resource.module}::{resource.name}s;\n"


def call(operation, body):
    arguments = ['"7"']
    arguments += ["7"] if operation.has_id else []
    arguments += [f"&{body}"] if body else []
    arguments += ["Some(2)", "None"] if operation.kind == "list" else []
    return f"client.{operation.function}({', '.join(arguments)})"
