//! The formatted expansion of seven traits, as files: read them as if a colleague had written them.

use super::{expand, traits};

#[test]
fn expansions_are_as_reviewed() {
    for (name, source) in traits::ALL {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, expand(source));
        });
    }
}

#[test]
fn the_same_trait_expands_the_same_way() {
    for (name, source) in traits::ALL {
        assert_eq!(expand(source), expand(source), "{name}");
    }
}
