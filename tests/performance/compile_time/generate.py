#!/usr/bin/env python3
"""Writes one workspace of SDKs of the same API, in several ways and sizes.

    tests/performance/compile_time/generate.py FOLDER [--sizes 10,50] [--ways ours,by_hand]

Ways: `types_reqwest` and `types_ours`, the floors: the types alone, with the dependencies of the others; `serde`: the types,
each read or written once by serde_json; `ours`; `by_hand`; `shared`: by hand with one generic `send`; `progenitor`.
"""

import argparse
import json
import shutil
from pathlib import Path

import by_hand
import document
import ours
import structs
from model import resources

ROOT = Path(__file__).resolve().parents[3]
SIZES = [10, 50, 137, 500, 1000]
WAYS = ["types_reqwest", "types_ours", "serde", "ours", "by_hand", "shared", "progenitor"]

REQWEST = 'reqwest = { version = "0.13", default-features = false, features = ["http2", "json", "query", "rustls", "stream"] }'
COMMON = ['serde = { version = "1", features = ["derive"] }', 'tokio = { version = "1", features = ["rt", "time", "net"] }']
OURS = [f'mighty-runtime = {{ path = "{ROOT / "mighty-runtime"}" }}']
BY_HAND = [REQWEST, 'percent-encoding = "2"', 'serde_json = "1"']
DEPENDENCIES = {
    "types_reqwest": BY_HAND,
    "types_ours": OURS,
    "serde": BY_HAND,
    "ours": OURS,
    "by_hand": BY_HAND,
    "shared": BY_HAND,
    "progenitor": [REQWEST, 'bytes = "1"', 'futures = "0.3"', 'progenitor = "0.15"', 'progenitor-client = "0.15"', 'serde_json = "1"'],
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--ways", default=",".join(WAYS))
    arguments = parser.parse_args()
    write(arguments.folder, arguments.ways.split(","), [int(size) for size in arguments.sizes.split(",")])


def write(folder, ways, sizes):
    shutil.rmtree(folder, ignore_errors=True)
    names = [f"{way}_{size}" for way in ways for size in sizes]
    for way in ways:
        for size in sizes:
            crate(folder / f"{way}_{size}", way, resources(size))
    members = ", ".join(f'"{name}"' for name in names)
    put(folder / "Cargo.toml", f'[workspace]\nresolver = "3"\nmembers = [{members}]\n')
    # The same versions as the repository's own.
    shutil.copy(ROOT / "Cargo.lock", folder / "Cargo.lock")


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def crate(folder, way, all_resources):
    dependencies = "\n".join([*COMMON, *DEPENDENCIES[way]])
    target = '[lib]\nname = "sdk"\n\n[[bin]]\nname = "{0}_program"\npath = "src/main.rs"\n'.format(folder.name)
    put(folder / "Cargo.toml", f'[package]\nname = "{folder.name}"\nversion = "0.1.0"\nedition = "2024"\n\n{target}\n[dependencies]\n{dependencies}\n')
    if way == "progenitor":
        put(folder / "api.json", json.dumps(document.of(all_resources), indent=1))
        put(folder / "src/lib.rs", document.LIB)
        put(folder / "src/main.rs", program(all_resources, document, lambda resource: "use sdk::types::*;\n"))
        return
    types(folder, all_resources)
    modules = ["types"]
    if way == "ours":
        modules += ["api", *(resource.module for resource in all_resources)]
        put(folder / "src/api.rs", ours.API)
        for resource in all_resources:
            put(folder / f"src/{resource.module}.rs", ours.of_resource(resource))
        put(folder / "src/main.rs", program(all_resources, ours, ours.imports))
    elif way in {"by_hand", "shared"}:
        modules += ["client", *(resource.module for resource in all_resources)]
        put(folder / "src/client.rs", by_hand.client_file(way == "shared"))
        for resource in all_resources:
            put(folder / f"src/{resource.module}.rs", by_hand.of_resource(resource, way == "shared"))
        put(folder / "src/main.rs", program(all_resources, by_hand, by_hand.imports))
    elif way == "serde":
        modules.append("read")
        put(folder / "src/read.rs", "//! Each type read or written once.\n\n" + "".join(read(resource) for resource in all_resources))
        put(folder / "src/main.rs", "//! Nothing.\n\nfn main() {}\n")
    else:
        put(folder / "src/main.rs", "//! Nothing.\n\nfn main() {}\n")
    put(folder / "src/lib.rs", "//! An SDK.\n\n" + "".join(f"pub mod {module};\n" for module in modules))


def types(folder, all_resources):
    modules = "".join(f"pub mod {resource.module};\n" for resource in all_resources)
    head, rest = structs.COMMON.split("\n\n", 1)
    put(folder / "src/types/mod.rs", f"{head}\n\n{modules}\n{rest}")
    for resource in all_resources:
        put(folder / f"src/types/{resource.module}.rs", structs.of_resource(resource))


def read(resource):
    functions = {}
    for operation in resource.operations():
        path, output = f"crate::types::{resource.module}", operation.output
        if output != "()":
            functions[output] = f"    /// Reads.\n    pub fn read_{output.lower()}(bytes: &[u8]) -> serde_json::Result<{path}::{output}> {{ serde_json::from_slice(bytes) }}\n"
        if operation.body:
            functions[operation.body] = f"    /// Writes.\n    pub fn write_{operation.body.lower()}(value: &{path}::{operation.body}) -> serde_json::Result<Vec<u8>> {{ serde_json::to_vec(value) }}\n"
    return f"pub mod {resource.module} {{\n{''.join(functions.values())}}}\n"


def program(all_resources, way, imports):
    """A function per resource that makes each call and shows what went wrong."""
    functions = "".join(of_resource(resource, way, imports) for resource in all_resources)
    calls = "".join(f"        Box::pin({resource.module}::all(&client)),\n" for resource in all_resources)
    return f'''//! Makes every call once.

use std::future::Future;
use std::pin::Pin;

fn main() {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = {way.CLIENT};
    let calls: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![
{calls}    ];
    runtime.block_on(async {{
        for call in calls {{
            call.await;
        }}
    }});
}}

fn report<T, E: std::error::Error>(result: Result<T, E>) {{
    match result {{
        Ok(value) => drop(std::hint::black_box(value)),
        Err(error) => print(&error),
    }}
}}

fn print(error: &dyn std::error::Error) {{
    eprintln!("{{error}} {{error:?}} {{:?}}", error.source());
}}
{functions}'''


def of_resource(resource, way, imports):
    lines = []
    for operation in resource.operations():
        body = structs.value(resource, operation.body) if operation.body else None
        lines.append(f"        report({way.call(operation, body)}.await);\n")
    types_import = "" if way is document else f"    #[allow(unused_imports)]\n    use sdk::types::{resource.module}::*;\n"
    more = imports(resource)
    return f'''
mod {resource.module} {{
{types_import}{"    " + more if more else ""}    use super::report;

    pub async fn all(client: &{way.CLIENT_TYPE}) {{
{''.join(lines)}    }}
}}
'''


if __name__ == "__main__":
    main()
