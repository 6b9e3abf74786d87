//! What the enums of several successes say.

use super::text::{self, shown};
use crate::model::endpoint::{Endpoint, Success};
use crate::model::interface::Interface;
use crate::model::success::SuccessEnum;

/// The enum.
pub(crate) fn enum_lines(interface: &Interface, outcome: &SuccessEnum) -> Vec<String> {
    let methods = text::methods(&interface.name, &outcome.endpoints);
    vec![format!("The successes of {methods}.")]
}

/// A variant: its status, and what it holds.
pub(crate) fn variant_lines(success: &Success) -> Vec<String> {
    let mut lines = vec![format!("{}.", status(success))];
    let body = success.variant.as_ref().and_then(|variant| variant.body.as_ref());
    if let Some((ty, _)) = body {
        lines.extend([String::new(), format!("Body: `{}`.", text::type_name(ty))]);
    }
    lines
}

/// The table of an endpoint's successes; nothing, where they have no variants.
pub(crate) fn table(endpoint: &Endpoint) -> Vec<String> {
    let rows: Vec<String> = endpoint.successes.iter().filter_map(row).collect();
    if rows.is_empty() {
        return rows;
    }
    let head = ["", "| success | status | body |", "|---|---|---|"];
    head.into_iter().map(str::to_owned).chain(rows).collect()
}

fn row(success: &Success) -> Option<String> {
    let variant = success.variant.as_ref()?;
    let body = variant.body.as_ref().map_or_else(|| "–".to_owned(), |(ty, _)| format!("`{}`", text::type_name(ty)));
    Some(format!("| `{}` | {} | {body} |", shown(&variant.name), status(success)))
}

/// `202 Accepted`
fn status(success: &Success) -> String {
    match success.phrase() {
        Some(phrase) => format!("{} {phrase}", success.code),
        None => success.code.to_string(),
    }
}
