//! `server`, `server = "feature"`: something that is generated, always or with a feature of the author's crate.

use syn::LitStr;

use super::field::{Form, Key, Value, wrong_form};
use crate::diagnostics::Diagnostic;

/// When it is generated: with that feature, or always.
#[derive(Debug)]
pub(crate) struct RawGate(pub Option<LitStr>);

impl Value for RawGate {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &form {
            Form::Word => return Some(Self(None)),
            Form::Value(tokens) => {
                // No feature has an empty name.
                if let Ok(feature) = syn::parse2::<LitStr>(tokens.clone())
                    && !feature.value().is_empty()
                {
                    return Some(Self(Some(feature)));
                }
            }
            Form::List(_) => {}
        }
        problems.push(wrong_form(key, &form));
        None
    }
}
