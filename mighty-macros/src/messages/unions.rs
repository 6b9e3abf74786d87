//! Error enums that several methods share, and the union of all.

messages! {
    "unions";
    /// Two methods name one enum but declare different statuses.
    shared_enum_differs(first, second, name, difference) = "`{first}` and `{second}` share `{name}`, but {difference}; declare the same statuses, or give `{second}` an enum of its own";
    /// One name for two statuses.
    variant_of_two_statuses(union, variant, first, second, written) = "`{variant}` would be both {first} and {second} in `{union}`; give one its own variant name: `{written} => MyName`";
    /// One name for two bodies.
    variant_of_two_bodies(union, variant, written) = "`{variant}` would have two types of body in `{union}`; give one its own variant name: `{written} => MyName(…)`";
    /// An enum named like the union.
    enum_named_like_union(name) = "`{name}` is the union of all errors; give this method's error a name of its own";
    /// An enum named like the trait or its descriptors.
    enum_name_taken(name) = "`{name}` exists already beside this trait; give the error another name";
    /// A union named like the trait or its descriptors.
    union_name_taken(name) = "`{name}` exists already beside this trait; give the union another name";
}
