"""The API that all the SDKs are of: six operations per resource, five declared errors each."""

from dataclasses import dataclass

NOUNS = ["Order", "Member", "Invoice", "Product", "Ticket", "Event", "Course", "Space", "Post", "Comment"]

# (name, type of Rust, what it is, type and format of JSON)
FIELDS = [
    ("id", "u64", "Which one it is.", ("integer", "uint64")),
    ("name", "String", "What people call it.", ("string", None)),
    ("description", "Option<String>", "A few sentences about it, as plain text.", ("string", None)),
    ("state", "String", "Where it is on its way from draft to archive.", ("string", None)),
    ("tags", "Vec<String>", "Words by which it is found.", ("strings", None)),
    ("owner", "Owner", "Who is responsible for it.", ("Owner", None)),
    ("quantity", "u32", "How many there are of it.", ("integer", "uint32")),
    ("price", "f64", "What one of them costs, in the currency of the account.", ("number", "double")),
    ("is_active", "bool", "Whether it is shown to anybody but its owner.", ("boolean", None)),
    ("created_at", "String", "When it was made, in RFC 3339.", ("string", None)),
    ("updated_at", "Option<String>", "When it was last changed, in RFC 3339.", ("string", None)),
    ("parent_id", "Option<u64>", "What it is a part of, if it is one.", ("integer", "uint64")),
]
# What can be set, and so is in the bodies that are sent.
WRITTEN = [field for field in FIELDS if field[0] not in {"id", "owner", "created_at", "updated_at"}]

# What every operation can be answered with, and the one more that each kind has.
COMMON = [("401", "Unauthorized"), ("403", "Forbidden"), ("429", "TooManyRequests"), ("5xx", "ServerError")]
OWN = {
    "list": ("400", "BadRequest"),
    "show": ("404", "NotFound"),
    "create": ("422", "UnprocessableEntity"),
    "update": ("422", "UnprocessableEntity"),
    "delete": ("404", "NotFound"),
    "archive": ("409", "Conflict"),
}
KINDS = list(OWN)


@dataclass(frozen=True)
class Resource:
    """A resource, and as many of its operations as the SDK is to have."""

    name: str
    kinds: list

    @property
    def module(self):
        return self.name.lower()

    @property
    def path(self):
        return f"/accounts/{{account_id}}/{self.module}s"

    def operations(self):
        return [Operation(self, kind) for kind in self.kinds]


@dataclass(frozen=True)
class Operation:
    resource: Resource
    kind: str

    @property
    def function(self):
        return f"{self.kind}_{self.resource.module}"

    @property
    def error(self):
        return f"{self.kind.capitalize()}{self.resource.name}Error"

    @property
    def method(self):
        return {"list": "GET", "show": "GET", "create": "POST", "update": "PATCH", "delete": "DELETE", "archive": "POST"}[self.kind]

    @property
    def path(self):
        behind = {"list": "", "create": "", "archive": "/{id}/archive"}.get(self.kind, "/{id}")
        return self.resource.path + behind

    @property
    def has_id(self):
        return "{id}" in self.path

    @property
    def output(self):
        name = self.resource.name
        return {"list": f"{name}Page", "delete": "()"}.get(self.kind, name)

    @property
    def body(self):
        """The type that is sent, if one is."""
        return {"create": f"New{self.resource.name}", "update": f"{self.resource.name}Change"}.get(self.kind)

    @property
    def errors(self):
        """(status, variant), in the order of the statuses."""
        return sorted([*COMMON, OWN[self.kind]])

    @property
    def doc(self):
        noun = self.resource.module
        return {
            "list": f"The {noun}s of an account, newest first, a page at a time.",
            "show": f"One {noun}, with all that is known of it.",
            "create": f"Makes a new {noun} and answers with what became of it.",
            "update": f"Changes some fields of the {noun}; those that are left out stay.",
            "delete": f"Deletes the {noun} for good.",
            "archive": f"Puts the {noun} away, so that nobody sees it in a list any more.",
        }[self.kind]


def resources(count):
    """As many resources as `count` endpoints need; the last one may have fewer operations."""
    found, left = [], count
    while left > 0:
        index = len(found)
        found.append(Resource(f"{NOUNS[index % len(NOUNS)]}{index + 1}", KINDS[:left]))
        left -= len(found[-1].kinds)
    return found
