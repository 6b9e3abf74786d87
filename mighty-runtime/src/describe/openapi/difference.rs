//! What two documents say differently.

use std::fmt;

use mighty_openapi::{Document, Location, Operation, Parameter, Response};

/// Something that another document says differently about an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    direction: Direction,
    subject: Subject,
    operation: String,
    what: String,
}

/// In which way something differs.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The other document does not have it.
    Missing,
    /// Only the other document has it.
    Added,
    /// Both have it, but a parameter is required in one of them only.
    Changed,
}

/// What differs.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The operation itself.
    Operation,
    /// A parameter of it.
    Parameter,
    /// A status that it answers.
    Status,
}

impl Difference {
    fn of(operation: &Operation, subject: Subject, direction: Direction, what: String) -> Self {
        Self { direction, subject, operation: operation.to_string(), what }
    }

    /// In which way it differs.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// What differs.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The operation, as `GET /orders/{id}`.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }
}

/// `GET /orders/{id}: status 404 is missing`
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.what)
    }
}

/// All of them: those of this document's operations in its order, then what only the other has.
pub(super) fn all(own: &Document, other: &Document) -> Vec<Difference> {
    let endpoints: Vec<(&str, &str)> =
        other.operations().iter().map(|operation| (operation.method.as_str(), operation.path.as_str())).collect();
    let base = own.base(&endpoints);
    let mut counterparts: Vec<Option<&Operation>> = vec![None; own.operations().len()];
    let mut added = Vec::new();
    for operation in other.operations() {
        let mut is_known = false;
        for (own, counterpart) in own.operations().iter().zip(&mut counterparts) {
            if is_same(base, own, operation) {
                *counterpart = Some(operation);
                is_known = true;
            }
        }
        if !is_known {
            added.push(Difference::of(
                operation,
                Subject::Operation,
                Direction::Added,
                "the operation is added".to_owned(),
            ));
        }
    }
    let of_known = own.operations().iter().zip(counterparts).flat_map(|(own, counterpart)| match counterpart {
        Some(other) => between(own, other),
        None => {
            vec![Difference::of(own, Subject::Operation, Direction::Missing, "the operation is missing".to_owned())]
        }
    });
    of_known.chain(added).collect()
}

fn is_same(base: &str, own: &Operation, other: &Operation) -> bool {
    let other_path = mighty_openapi::normalised(&other.path);
    own.method == other.method && mighty_openapi::normalised(&own.path).strip_prefix(base) == Some(&other_path)
}

fn between(own: &Operation, other: &Operation) -> Vec<Difference> {
    let missing_status = |status: &&Response| !is_covered(**status, &other.responses);
    let added_status = |status: &&Response| !is_known(**status, &own.responses);
    let status = |direction, word: &'static str| {
        move |status: &Response| Difference::of(own, Subject::Status, direction, format!("status {status} is {word}"))
    };
    parameters(own, other)
        .into_iter()
        .chain(own.responses.iter().filter(missing_status).map(status(Direction::Missing, "missing")))
        .chain(other.responses.iter().filter(added_status).map(status(Direction::Added, "added")))
        .collect()
}

/// Whether all that a response of this document is described for is described in the other.
fn is_covered(response: Response, other: &[Response]) -> bool {
    other.iter().any(|other| match (response, *other) {
        // A trait leaves what no status is declared for to `Unexpected`, and has no word for it.
        (Response::Default, _) | (_, Response::Default) => true,
        (Response::Status(status), Response::Class(class)) => status / 100 == u16::from(class),
        // Of successes, a trait with a status of its own expects no other.
        (Response::Class(2), Response::Status(status)) => status / 100 == 2,
        (own, other) => own == other,
    })
}

/// Whether this document describes any of what a response of the other is described for.
fn is_known(response: Response, own: &[Response]) -> bool {
    own.iter().any(|own| match (response, *own) {
        (Response::Default, _) | (_, Response::Default) => true,
        (Response::Status(status), Response::Class(class)) | (Response::Class(class), Response::Status(status)) => {
            status / 100 == u16::from(class)
        }
        (other, own) => own == other,
    })
}

fn parameters(own: &Operation, other: &Operation) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |parameter: &Parameter, direction, how: &str| {
        found.push(Difference::of(own, Subject::Parameter, direction, format!("{} is {how}", named(parameter))));
    };
    for parameter in compared(own) {
        match compared(other).find(|candidate| is_same_parameter(candidate, parameter)) {
            Some(same) if same.is_required == parameter.is_required => {}
            Some(same) if same.is_required => differs(parameter, Direction::Changed, "required"),
            Some(_) => differs(parameter, Direction::Changed, "optional"),
            None if other.has_unknown_parameters || compared(other).any(|part| parameter.has_property(&part.name)) => {}
            None => differs(parameter, Direction::Missing, "missing"),
        }
    }
    for parameter in compared(other).filter(|_| !own.has_unknown_parameters) {
        let is_known = |own: &Parameter| is_same_parameter(own, parameter) || own.has_property(&parameter.name);
        if !compared(own).any(is_known) {
            differs(parameter, Direction::Added, "added");
        }
    }
    found
}

/// Those that can differ: a path's belong to its placeholders, and of three headers OpenAPI says that they do not count.
fn compared(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| match parameter.location {
        Location::Path => false,
        Location::Header => {
            !["Accept", "Content-Type", "Authorization"].iter().any(|name| name.eq_ignore_ascii_case(&parameter.name))
        }
        Location::Query | Location::Cookie | Location::Other => true,
    })
}

fn is_same_parameter(one: &Parameter, other: &Parameter) -> bool {
    let is_same_name = match one.location {
        Location::Header => one.name.eq_ignore_ascii_case(&other.name),
        _ => one.name == other.name,
    };
    one.location == other.location && is_same_name
}

fn named(parameter: &Parameter) -> String {
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Other => "other",
    };
    format!("{place} parameter `{}`", parameter.name)
}
