//! `errors(…)`, `except(…)`.

messages! {
    "statuses";
    /// Something that is no status.
    malformed() = "this is no status; write `404`, `409 => AlreadyMember`, `422(ValidationError)` or `5xx`";
    /// `4XX`
    malformed_number(code) = "`{code}` is no status; write a number such as `404`, or a class: `4xx` or `5xx`";
    /// `409 =>`
    variant_name_expected(code) = "the name of a variant comes after `=>`; write `{code} => AlreadyMember`";
    /// `422(1)`
    body_type_expected(code) = "the type of the body stands in the parentheses; write `{code}(ValidationError)`";
    /// `604`
    out_of_range(code) = "there is no status {code}; statuses go from 100 to 599";
    /// `100`
    informational_as_error(status) = "{status} is not the end of an answer and never arrives here; take it out";
    /// `200`
    success_as_error(status) = "{status} means success; where it is an error all the same, that has a name of its own: `{status} => NotOk`";
    /// `499`
    no_registered_name(status) = "{status} is not registered and has no name; give it one: `{status} => MyName`";
    /// Twice in one list.
    declared_twice(status, variants) = "{status} is declared already, as {variants}; take this one away";
    /// Again on a method.
    declared_by_trait(status) = "{status} is declared for the whole trait already; take it away here";
    /// Two statuses with one name.
    variant_twice(variant, first, second) = "`{variant}` is {first} already; give {second} a name of its own: `{second} => MyName`";
    /// `404 => Unexpected`
    variant_unexpected() = "`Unexpected` is the variant for everything that is not declared; choose another name";
    /// `except(403 => Name)`
    except_with_name(code) = "`except` takes a status away, so that it needs neither name nor body; write `except({code})`";
    /// `except(403, 403)`
    except_twice(status) = "{status} is taken away already; take this one out";
    /// `except` of what nobody declared.
    except_undeclared(status, declared) = "the trait does not declare {status}, so that there is nothing to take away; it declares {declared}";
}
