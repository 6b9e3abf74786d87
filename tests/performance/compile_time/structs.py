"""The types that all the SDKs share, word by word: their floor."""

from model import FIELDS, WRITTEN

COMMON = '''//! What all of the API has in common.

use serde::Deserialize;

/// Who is responsible for something.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Owner {
    /// Which account it is.
    pub id: u64,
    /// The name of the account.
    pub name: String,
    /// Where mail goes to.
    pub email: Option<String>,
}

/// What the API says when it refuses something.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ApiError {
    /// A word for programs.
    pub code: String,
    /// A sentence for humans.
    pub message: String,
    /// The fields that are meant.
    #[serde(default)]
    pub fields: Vec<String>,
}
'''


def of_resource(resource):
    name = resource.name
    own = struct(name, f"One {resource.module}.", "Deserialize", FIELDS)
    page = struct(
        f"{name}Page",
        f"Some of the {resource.module}s.",
        "Deserialize",
        [("items", f"Vec<{name}>", "Those on this page."), ("total", "u64", "How many there are in all."), ("next", "Option<String>", "Where the next page begins, if there is one.")],
    )
    new = struct(f"New{name}", f"A {resource.module} to be made.", "Serialize", WRITTEN)
    change = struct(f"{name}Change", f"What is to be changed of a {resource.module}.", "Serialize", [(field[0], optional(field[1]), field[2]) for field in WRITTEN], skip=True)
    return f"//! The {resource.module}s of an account.\n\nuse serde::{{Deserialize, Serialize}};\n\nuse super::Owner;\n{own}{page}{new}{change}"


def optional(ty):
    return ty if ty.startswith("Option<") else f"Option<{ty}>"


def struct(name, doc, derive, fields, skip=False):
    lines = [f"\n/// {doc}", f"#[derive(Clone, Debug, PartialEq, {derive})]", f"pub struct {name} {{"]
    for field in fields:
        lines.append(f"    /// {field[2]}")
        if skip:
            lines.append('    #[serde(skip_serializing_if = "Option::is_none")]')
        lines.append(f"    pub {field[0]}: {field[1]},")
    return "\n".join([*lines, "}\n"])


def value(resource, body):
    """An expression for a body that is sent."""
    change = body.endswith("Change")
    inner = {"u32": "3", "f64": "1.5", "bool": "true", "u64": "7"}
    fields = []
    for name, ty, *_ in WRITTEN:
        plain = ty.removeprefix("Option<").removesuffix(">") if ty.startswith("Option<") else ty
        if change or ty.startswith("Option<"):
            fields.append(f"{name}: None")
        else:
            fields.append(f"{name}: {inner.get(plain, 'Default::default()')}")
    return f"{body} {{ {', '.join(fields)} }}"
