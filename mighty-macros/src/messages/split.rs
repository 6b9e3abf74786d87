//! `409 { "sku_taken" => SkuTaken, _ => Conflict }` in `errors(…)`.

messages! {
    "split";
    /// `409 => { … }`
    arrow_before_braces(code) = "the arms stand right behind the status; take the `=>` away and write `{code} {{ … }}`";
    /// `409 => Conflict { … }`
    name_outside(code) = "{code} is split, so that each arm has a name of its own; take this one away";
    /// `409(Problem) { … }`
    body_outside(code) = "{code} is split, so that each arm has its own body: `_ => MyName(MyBody)`; take this one away";
    /// `409 {}`
    empty(code) = "there is nothing in the braces; write `{code}` alone, or arms: `{code} {{ \"sku_taken\" => SkuTaken, _ => MyName }}`";
    /// `409 { _ => Conflict }`
    only_rest(code, target) = "without a code nothing is split; write `{code} => {target}`";
    /// `409 { "sku_taken" => SkuTaken }`
    no_rest(name) = "an answer may have another code, or none; add an arm for the rest: `_ => {name}`";
    /// `_` before another arm.
    rest_not_last() = "`_` takes every code, so that no arm behind it is ever reached; write it last";
    /// Two of them.
    rest_twice(first) = "`_` is `{first}` already; take this one away";
    /// `"sku_taken" | _`
    rest_among_codes() = "`_` stands for every code that no other arm has; write it alone, as the last arm";
    /// `409 { sku_taken => SkuTaken }`
    code_not_quoted(code) = "a code is written as a string; write `\"{code}\"`";
    /// Something that is no arm.
    malformed_arm() = "this is no code; write `\"sku_taken\" => SkuTaken` or `1234 => Expired`, or `_ => MyName` for the rest";
    /// `""`
    empty_code() = "no answer has an empty code; write the one that is meant, or leave it to `_`";
    /// One code for two arms.
    code_twice(code) = "{code} is listed already; take this one away";
    /// `"sku_taken"`
    variant_missing(code) = "`=>` and the name of a variant are missing here; write `{code} => MyName`";
    /// Two arms with one name.
    arms_with_one_name(variant, first, second) = "`{variant}` is the arm of {first} already; write the codes into one arm: `{first} | {second} => {variant}`";
    /// An arm named like the rest.
    rest_named_like_arm(variant, first) = "`{variant}` is the arm of {first} already; give `_` a name of its own, or take that arm away";
    /// An arm of a method that the trait has too.
    arm_of_trait(code, variant) = "{code} is `{variant}` for the whole trait already; take this arm away here";
    /// `except(409 { … })`
    except_with_codes(code) = "`except` takes a status away whatever the code; write `except({code})`";
}
