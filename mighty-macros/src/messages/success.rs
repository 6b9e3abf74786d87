//! `success`.

messages! {
    "success";
    /// `success = 404`
    out_of_range(code) = "`{code}` is no success; write a status from 200 to 299, or a redirect from 300 to 399";
    /// `success = [201, "202"]`
    malformed_list() = "this is no status; write `success = [201, 202]`";
    /// `success = []`
    empty_list() = "an empty list leaves no success at all; write statuses between the brackets, or take `success` away for any 2xx";
    /// `success = [201, 201]`
    declared_twice(status) = "{status} is a success already; take this one away";
}
