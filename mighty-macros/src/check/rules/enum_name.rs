//! The name of the error enum, against the other names of the trait.

use quote::quote;

use crate::check::ground::names;
use crate::check::signature::Signature;
use crate::check::values::trait_attribute::Settings;
use crate::diagnostics::Diagnostics;
use crate::messages::unions as messages;

/// Checks that no enum is called like the union, the trait or the descriptors.
pub(crate) fn check(signature: &mut Signature, settings: &Settings, diagnostics: &mut Diagnostics) {
    let Some(error) = signature.error.clone() else { return };
    if settings.union.as_ref() == Some(&error) {
        diagnostics.at(error.span(), messages::enum_named_like_union(&error));
        signature.error = None;
    } else if names::is_taken(&error, &settings.trait_name) {
        diagnostics.at(error.span(), messages::enum_name_taken(&error));
        // The name stands for something that is no type, which would be a second error.
        let (success, rt) = (signature.success.as_ref(), &settings.runtime);
        signature.output = quote!(::core::result::Result<#success, #rt::Unexpected>);
        signature.error = None;
    }
}
