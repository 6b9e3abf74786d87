#!/usr/bin/env python3
"""Cuts the operations of this SDK out of the description of GitHub's REST API that npm has, and writes `github.json`.

    cut.py             fetches the package by `npm pack`
    cut.py PACKAGE     takes the package from a file
    cut.py --check     writes nothing, and fails if `github.json` differs; with or without PACKAGE

Only what the compile-time check looks at is kept: of operations the parameters, bodies and responses, with the components
that they refer to; of bodies the media types. Schemas of bodies, examples and long descriptions are left out.
Needs Python 3.9 and nothing else, and npm if it is given no package.
"""

import base64
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

# What `README.md` says of it too.
PACKAGE = "@octokit/openapi@23.0.2"
INTEGRITY = "sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg=="
MEMBER = "package/generated/api.github.com.json"

OPERATIONS = {
    "/orgs/{org}/repos": ["get"],
    "/repos/{owner}/{repo}": ["get"],
    "/repos/{owner}/{repo}/issues": ["get", "post"],
    "/repos/{owner}/{repo}/issues/comments/{comment_id}": ["get", "patch", "delete"],
    "/repos/{owner}/{repo}/issues/{issue_number}": ["get", "patch"],
    "/repos/{owner}/{repo}/issues/{issue_number}/comments": ["get", "post"],
    "/repos/{owner}/{repo}/issues/{issue_number}/labels": ["post"],
    "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}": ["delete"],
    "/repos/{owner}/{repo}/issues/{issue_number}/lock": ["put", "delete"],
    "/repos/{owner}/{repo}/labels": ["get", "post"],
    "/repos/{owner}/{repo}/labels/{name}": ["get", "patch", "delete"],
    "/users/{username}/repos": ["get"],
}

# Of an operation; its `description` is long, and the page in `externalDocs` has it.
OF_OPERATION = ["operationId", "summary", "externalDocs", "deprecated", "parameters", "requestBody", "responses"]


def package(file):
    """The bytes of the package, which are the ones that are meant."""
    if file is not None:
        read = pathlib.Path(file).read_bytes()
    else:
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", PACKAGE]
            made = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
            read = (pathlib.Path(folder) / made.stdout.split()[-1]).read_bytes()
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(read).digest()).decode()
    if integrity != INTEGRITY:
        sys.exit(f"this is not {PACKAGE}: its integrity is {integrity}")
    return read


def document(read):
    with tarfile.open(fileobj=io.BytesIO(read)) as archive:
        return json.load(archive.extractfile(MEMBER))


def without_examples(of):
    """A parameter or header."""
    return {key: value for key, value in of.items() if key not in ("example", "examples")}


def without_schemas(of):
    """A request body or response: of its content only the media types, of its headers everything but examples."""
    if "$ref" in of:
        return of
    kept = {key: value for key, value in of.items() if key not in ("content", "headers")}
    if "headers" in of:
        kept["headers"] = {name: without_examples(header) for name, header in of["headers"].items()}
    if "content" in of:
        kept["content"] = {media_type: {} for media_type in of["content"]}
    return kept


def cut_operation(operation):
    kept = {key: operation[key] for key in OF_OPERATION if key in operation}
    if "parameters" in kept:
        kept["parameters"] = [without_examples(parameter) for parameter in kept["parameters"]]
    if "requestBody" in kept:
        kept["requestBody"] = without_schemas(kept["requestBody"])
    kept["responses"] = {status: without_schemas(response) for status, response in kept["responses"].items()}
    return kept


# The components that operations may refer to, and how each is cut.
CUTS = {"parameters": without_examples, "headers": without_examples, "responses": without_schemas}


def references(of):
    if isinstance(of, dict):
        if isinstance(of.get("$ref"), str):
            yield of["$ref"]
        of = list(of.values())
    if isinstance(of, list):
        for part in of:
            yield from references(part)


def cut(whole):
    paths = {}
    for path, methods in OPERATIONS.items():
        item = whole["paths"][path]
        # What would belong to all operations of the path is not looked for.
        assert not {"$ref", "parameters", "servers"} & item.keys(), path
        paths[path] = {method: cut_operation(item[method]) for method in methods}
    components = {}
    open_references = list(references(paths))
    while open_references:
        reference = open_references.pop()
        _, _, section, name = reference.split("/")
        if name not in components.setdefault(section, {}):
            component = CUTS[section](whole["components"][section][name])
            components[section][name] = component
            open_references.extend(references(component))
    components = {section: dict(sorted(components[section].items())) for section in sorted(components)}
    head = {key: whole[key] for key in ("openapi", "info", "servers")}
    return {**head, "paths": paths, "components": components}


def main():
    arguments = sys.argv[1:]
    is_check = "--check" in arguments
    files = [argument for argument in arguments if argument != "--check"]
    if len(files) > 1 or any(file.startswith("-") for file in files):
        sys.exit(__doc__)
    made = json.dumps(cut(document(package(*files or [None]))), indent=1, ensure_ascii=False) + "\n"
    file = pathlib.Path(__file__).with_name("github.json")
    if not is_check:
        file.write_bytes(made.encode())
    elif file.read_bytes() != made.encode():
        sys.exit("github.json differs; run cut.py without --check")


if __name__ == "__main__":
    main()
