//! A whole URL as an argument: there is one, always, and nothing is left to fill.

use syn::ext::IdentExt;

use crate::check::signature::arguments::{Arguments, Mark};
use crate::check::values::path::Template;
use crate::diagnostics::Diagnostics;
use crate::messages::arguments as messages;
use crate::model::argument::{ArgumentKind, Shape};

/// Checks the arguments against the one that is the URL.
pub(crate) fn check(template: Option<&Template>, arguments: &Arguments, diagnostics: &mut Diagnostics) {
    let Some(url) = arguments.url() else { return };
    for known in &arguments.known {
        let name = known.name.unraw();
        match known.kind() {
            Some((ArgumentKind::Url(_), span)) if known.name != url.name => {
                diagnostics.at(span, messages::url_twice(&url.name));
            }
            Some((ArgumentKind::Url(_), _)) if known.shape() != Shape::One || !known.cfg.is_always() => {
                diagnostics.over(&known.ty, messages::url_not_there(&known.name));
            }
            _ => {}
        }
        let is_placeholder = template.is_some_and(|own| own.template.placeholders.contains(&name.to_string()));
        if is_placeholder && matches!(known.mark, Mark::None) {
            diagnostics.at(known.name.span(), messages::url_with_placeholder(&name, &url.name));
        }
    }
}
