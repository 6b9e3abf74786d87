//! The formatted expansion of seven traits, as files: read them as if a colleague had written them.

use super::{expand, expanded, traits};
use crate::setup::Setup;

#[test]
fn expansions_are_as_reviewed() {
    for (name, source) in traits::ALL {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, expand(source));
        });
    }
}

/// The descriptors alone, as the feature `schemars` makes them; all else is the same with it and without.
#[test]
fn descriptors_with_types_are_as_reviewed() {
    for (name, source) in traits::ALL {
        let mut file = expanded(Setup { describes_types: true, ..Setup::default() }, source);
        let plain = expanded(Setup::default(), source);
        file.items.retain(|item| !plain.items.contains(item));
        let [syn::Item::Impl(_)] = file.items.as_slice() else { panic!("{name}: only the descriptors differ") };
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{name}_with_types"), prettyplease::unparse(&file));
        });
    }
}

#[test]
fn the_same_trait_expands_the_same_way() {
    for (name, source) in traits::ALL {
        assert_eq!(expand(source), expand(source), "{name}");
    }
}
