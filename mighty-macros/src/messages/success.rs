//! `success`.

messages! {
    "success";
    /// `success = 404`
    out_of_range(code) = "`{code}` is no success; write a status from 200 to 299, or a redirect from 300 to 399";
    /// `success = [201, "202"]`
    malformed_list() = "this is no status; write `success = [201, 202]`";
    /// `success("200" => Ready)`
    malformed() = "this is no success; write `200(Asset) => Ready`, `304 => Unchanged`, or at the end `derive(Clone)`";
    /// `success = []`
    empty_list() = "an empty list leaves no success at all; write the statuses, or take `success` away for any 2xx";
    /// `success = [201, 201]`
    declared_twice(status) = "{status} is a success already; take this one away";
    /// `success(200(Asset))`
    no_name(status) = "{status} has no name that a variant could have; give it one: `{status} => MyName`";
    /// `success(200 => Ready, 201 => Ready)`
    variant_twice(variant, first, second) = "`{variant}` is {first} already; give {second} a name of its own: `{second} => MyName`";
    /// `success(200 => Ready)`
    only_one(status, output) = "one success needs no enum; write `success = {status}`, and what it is read into as the success type: `{output}`";
    /// `success(304 => Unchanged)` and `errors(304)`
    also_error(status, variant) = "{status} is the error `{variant}` already, and cannot be both; take one of them away";
    /// `success(…)` with `-> Result<Vec<Asset>, …>`
    not_a_name(written) = "the enum of these successes is generated beside the trait, so that `{written}` cannot be its name; write one such as `UploadOutcome`";
    /// `success(…)` with `-> Result<Conditional<Outcome>, …>`
    conditional(name) = "304 is a variant like the others here; add `304 => Unchanged` to `success`, and write `{name}`";
    /// An enum named like something else.
    enum_name_taken(name) = "`{name}` exists already beside this trait; give the enum of these successes another name";
    /// Two methods name one enum but declare different successes.
    shared_enum_differs(first, second, name, status) = "`{first}` and `{second}` share `{name}`, but differ in {status}; declare the same successes, or give `{second}` an enum of its own";
    /// One of two methods with that enum has no variants.
    shared_enum_read(first, second, name) = "`{name}` is the enum of the successes of `{first}`, and `{second}` does not declare them; declare the same successes, or give `{second}` a type of its own";
    /// `200(Download) => Ready`
    stream(ty) = "`{ty}` is read as it comes, and what is read here by its status is read whole; return it from a method of its own, with `success` as a number or a list";
}
