"""The SDK as a careful author writes it over reqwest: each function sends and decodes by itself, or all share one `send`."""

CLIENT_FILE = '''//! The client, and what all of its functions need.

use std::fmt;

use percent_encoding::{{NON_ALPHANUMERIC, utf8_percent_encode}};
use reqwest::StatusCode;

use crate::types::ApiError;

/// The client of the API.
#[derive(Clone, Debug)]
pub struct Client {{
    pub(crate) http: reqwest::Client,
    pub(crate) base: String,
    pub(crate) token: String,
}}

impl Client {{
    /// A client that sends this token.
    pub fn new(token: &str) -> Result<Self, reqwest::Error> {{
        let http = reqwest::Client::builder().user_agent("sdk/1.0").build()?;
        Ok(Self {{ http, base: "http://127.0.0.1:9".to_owned(), token: token.to_owned() }})
    }}
}}

/// An answer that is no success: status, the API's words, and the bytes.
#[derive(Debug)]
pub struct Refusal {{
    /// The status.
    pub status: StatusCode,
    /// What the API says, if it says anything.
    pub body: Option<ApiError>,
    /// The bytes of the answer.
    pub raw: Vec<u8>,
}}

impl Refusal {{
    pub(crate) fn new(status: StatusCode, bytes: &[u8]) -> Self {{
        Self {{ status, body: serde_json::from_slice(bytes).ok(), raw: bytes.to_vec() }}
    }}
}}

impl fmt::Display for Refusal {{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{
        match &self.body {{
            Some(body) => write!(f, "{{}}: {{}}", self.status, body.message),
            None => write!(f, "{{}}", self.status),
        }}
    }}
}}

pub(crate) fn encoded(segment: &str) -> String {{
    utf8_percent_encode(segment, NON_ALPHANUMERIC).to_string()
}}
{shared}'''

SEND = '''
/// What the errors of all functions can be made of.
pub(crate) trait Failed: Sized {
    fn transport(error: reqwest::Error) -> Self;
    fn decode(error: serde_json::Error) -> Self;
    fn refused(refusal: Refusal) -> Self;
}

/// Sends a request and reads the answer.
pub(crate) async fn send<T: serde::de::DeserializeOwned, E: Failed>(request: reqwest::RequestBuilder) -> Result<T, E> {
    let response = request.send().await.map_err(E::transport)?;
    let status = response.status();
    let bytes = response.bytes().await.map_err(E::transport)?;
    if !status.is_success() {
        return Err(E::refused(Refusal::new(status, &bytes)));
    }
    let bytes: &[u8] = if bytes.is_empty() { b"null" } else { &bytes };
    serde_json::from_slice(bytes).map_err(E::decode)
}
'''


def client_file(is_shared):
    return CLIENT_FILE.format(shared=SEND if is_shared else "")


def of_resource(resource, is_shared):
    functions = "\n".join(function(operation, is_shared) for operation in resource.operations())
    enums = "".join(error(operation, is_shared) for operation in resource.operations())
    more = ", Failed, send" if is_shared else ""
    return f'''//! The calls of the {resource.module}s.

use std::fmt;

use crate::client::{{Client, Refusal, encoded{more}}};
use crate::types::{resource.module}::*;

impl Client {{
{functions}}}
{enums}'''


def request(operation):
    url = operation.path.replace("{account_id}", "{}")
    arguments = ["self.base", "encoded(account_id)"]
    if operation.has_id:
        url, arguments = url.replace("{id}", "{}"), [*arguments, "id"]
    lines = [
        f'        let url = format!("{{}}{url}", {", ".join(arguments)});',
        f"        let {'mut ' if operation.kind == 'list' else ''}request = self.http.{operation.method.lower()}(url).bearer_auth(&self.token){'.json(body)' if operation.body else ''};",
    ]
    if operation.kind == "list":
        for name in ["page", "state"]:
            lines += [f"        if let Some({name}) = {name} {{", f'            request = request.query(&[("{name}", {name})]);', "        }"]
    return lines


def function(operation, is_shared):
    arguments = ["account_id: &str"]
    arguments += ["id: u64"] if operation.has_id else []
    arguments += [f"body: &{operation.body}"] if operation.body else []
    arguments += ["page: Option<u32>", "state: Option<&str>"] if operation.kind == "list" else []
    lines = [
        f"    /// {operation.doc}",
        f"    pub async fn {operation.function}(&self, {', '.join(arguments)}) -> Result<{operation.output}, {operation.error}> {{",
        *request(operation),
        *(["        send(request).await"] if is_shared else own_send(operation)),
        "    }",
    ]
    return "\n".join(lines) + "\n"


def own_send(operation):
    error = operation.error
    success = "return Ok(());" if operation.output == "()" else f"return serde_json::from_slice(&bytes).map_err({error}::Decode);"
    return [
        f"        let response = request.send().await.map_err({error}::Transport)?;",
        "        let status = response.status();",
        f"        let bytes = response.bytes().await.map_err({error}::Transport)?;",
        "        if status.is_success() {",
        f"            {success}",
        "        }",
        "        let refusal = Refusal::new(status, &bytes);",
        "        Err(match status.as_u16() {",
        *arms(operation, error, "            "),
        "        })",
    ]


def arms(operation, error, indent):
    pattern = lambda status: "500..=599" if status == "5xx" else status
    known = [f"{indent}{pattern(status)} => {error}::{variant}(refusal)," for status, variant in operation.errors]
    return [*known, f"{indent}_ => {error}::Undeclared(refusal),"]


def error(operation, is_shared):
    name = operation.error
    variants = "".join(f"    /// {status}.\n    {variant}(Refusal),\n" for status, variant in operation.errors)
    shown = "".join(f'            Self::{variant}(refusal) => write!(f, "{operation.function}: {refused(variant)}: {{refusal}}"),\n' for _, variant in operation.errors)
    without_source = " | ".join(f"Self::{variant}(_)" for variant in [*(variant for _, variant in operation.errors), "Undeclared"])
    text = f'''
/// Why [`Client::{operation.function}`] failed.
#[derive(Debug)]
pub enum {name} {{
{variants}    /// A status that is not documented.
    Undeclared(Refusal),
    /// No complete answer.
    Transport(reqwest::Error),
    /// An answer that does not fit its type.
    Decode(serde_json::Error),
}}

impl fmt::Display for {name} {{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{
        match self {{
{shown}            Self::Undeclared(refusal) => write!(f, "{operation.function}: undeclared status: {{refusal}}"),
            Self::Transport(_) => f.write_str("{operation.function}: no complete answer"),
            Self::Decode(_) => f.write_str("{operation.function}: the answer does not fit its type"),
        }}
    }}
}}

impl std::error::Error for {name} {{
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {{
        match self {{
            {without_source} => None,
            Self::Transport(error) => Some(error),
            Self::Decode(error) => Some(error),
        }}
    }}
}}
'''
    return text + (failed(operation) if is_shared else "")


def failed(operation):
    cases = "\n".join(arms(operation, "Self", "            "))
    return f'''
impl Failed for {operation.error} {{
    fn transport(error: reqwest::Error) -> Self {{
        Self::Transport(error)
    }}

    fn decode(error: serde_json::Error) -> Self {{
        Self::Decode(error)
    }}

    fn refused(refusal: Refusal) -> Self {{
        match refusal.status.as_u16() {{
{cases}
        }}
    }}
}}
'''


def refused(variant):
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in variant).strip()


CLIENT = 'sdk::client::Client::new("token").expect("a client")'
CLIENT_TYPE = "sdk::client::Client"


def imports(_):
    return ""


def call(operation, body):
    arguments = ['"7"']
    arguments += ["7"] if operation.has_id else []
    arguments += [f"&{body}"] if body else []
    arguments += ["Some(2)", "None"] if operation.kind == "list" else []
    return f"client.{operation.function}({', '.join(arguments)})"
