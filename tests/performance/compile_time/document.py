"""The same API as an OpenAPI document, and the program of a progenitor client of it."""

from model import FIELDS, WRITTEN


def of(resources):
    schemas = {
        "Owner": schema([FIELDS[0], FIELDS[1], ("email", "Option<String>", "Where mail goes to.", ("string", None))]),
        "ApiError": schema([("code", "String", "A word for programs.", ("string", None)), ("message", "String", "A sentence for humans.", ("string", None)), ("fields", "Option<Vec<String>>", "The fields that are meant.", ("strings", None))]),
    }
    paths = {}
    for resource in resources:
        name = resource.name
        schemas[name] = schema(FIELDS)
        schemas[f"{name}Page"] = {
            "type": "object",
            "required": ["items", "total"],
            "properties": {"items": {"type": "array", "items": reference(name)}, "total": {"type": "integer", "format": "uint64"}, "next": {"type": "string"}},
        }
        schemas[f"New{name}"] = schema(WRITTEN)
        schemas[f"{name}Change"] = schema(WRITTEN, required=False)
        for operation in resource.operations():
            paths.setdefault(operation.path, {})[operation.method.lower()] = described(operation)
    info = {"title": "Shop", "version": "1.0.0"}
    return {"openapi": "3.0.3", "info": info, "paths": paths, "components": {"schemas": schemas}}


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def schema(fields, required=True):
    needed = [field[0] for field in fields if required and not field[1].startswith("Option<")]
    return {"type": "object", "properties": {field[0]: of_field(field) for field in fields}, **({"required": needed} if needed else {})}


def of_field(field):
    (ty, form), doc = field[3], field[2]
    if ty == "Owner":
        return {"allOf": [reference("Owner")], "description": doc}
    if ty == "strings":
        return {"type": "array", "items": {"type": "string"}, "description": doc}
    return {"type": ty, "description": doc, **({"format": form} if form else {})}


def described(operation):
    parameters = [parameter("account_id", "path", {"type": "string"})]
    if operation.has_id:
        parameters.append(parameter("id", "path", {"type": "integer", "format": "uint64"}))
    if operation.kind == "list":
        parameters.append(parameter("page", "query", {"type": "integer", "format": "uint32"}))
        parameters.append(parameter("state", "query", {"type": "string"}))
    success = {"204": {"description": "done"}} if operation.output == "()" else {"200": content(operation.output, "done")}
    # progenitor takes one type for all errors, and no statuses beside each other of different types.
    failures = {status.upper(): content("ApiError", variant) for status, variant in operation.errors}
    body = {"requestBody": {"required": True, "content": {"application/json": {"schema": reference(operation.body)}}}} if operation.body else {}
    return {"operationId": operation.function, "description": operation.doc, "parameters": parameters, "responses": {**success, **failures}, **body}


def parameter(name, place, ty):
    return {"name": name, "in": place, "required": place == "path", "schema": ty}


def content(name, doc):
    return {"description": doc, "content": {"application/json": {"schema": reference(name)}}}


LIB = '''//! An SDK.

progenitor::generate_api!(spec = "api.json");
'''
CLIENT = 'sdk::Client::new("http://127.0.0.1:9")'
CLIENT_TYPE = "sdk::Client"


def call(operation, body):
    arguments = ['"7"']
    arguments += ["7"] if operation.has_id else []
    arguments += ["Some(2)", "None"] if operation.kind == "list" else []
    arguments += [f"&{body}"] if body else []
    return f"client.{operation.function}({', '.join(arguments)})"
