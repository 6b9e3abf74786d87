//! `paginate`, alone or with what comes next.

use darling::FromMeta;
use darling::ast::NestedMeta;
use syn::LitStr;

use super::field::{Field, Flag, Form, Key, Value, wrong_form};
use super::keys::{self, Rest};
use crate::diagnostics::Diagnostic;

const KEYS: &[&str] = &[
    "link",
    "link_header",
    "page_number",
    "total_pages",
    "cursor",
    "last_item",
    "cursor_parameter",
    "cursor_member",
    "has_more",
    "page_size",
];

/// What `paginate` says.
#[derive(Debug, Default, FromMeta)]
#[darling(default)]
pub(crate) struct RawPaginate {
    /// The path of the link to the next page.
    pub link: Field<LitStr>,
    /// The link is in a header.
    pub link_header: Field<Flag>,
    /// The query parameter that counts the pages.
    pub page_number: Field<LitStr>,
    /// The path of their number.
    pub total_pages: Field<LitStr>,
    /// The path of the cursor.
    pub cursor: Field<LitStr>,
    /// The path of the last item's value in its place.
    pub last_item: Field<LitStr>,
    /// The query parameter that takes it.
    pub cursor_parameter: Field<LitStr>,
    /// The member of the request's body that takes it.
    pub cursor_member: Field<LitStr>,
    /// The path of what says whether there is more.
    pub has_more: Field<LitStr>,
    /// The query parameter for the number of items.
    pub page_size: Field<LitStr>,
    /// The keys in the order in which they stand.
    #[darling(skip)]
    pub order: Vec<String>,
    /// There are no parentheses.
    #[darling(skip)]
    pub is_alone: bool,
    /// What else may have been meant.
    #[darling(skip)]
    pub rest: Rest,
}

impl Value for RawPaginate {
    fn read(key: &Key, form: Form, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let tokens = match form {
            Form::Word => return Some(Self { is_alone: true, ..Self::default() }),
            Form::List(tokens) => tokens,
            Form::Value(_) => {
                problems.push(wrong_form(key, &form));
                return None;
            }
        };
        let split = keys::split(tokens, "paginate", KEYS, problems);
        let order = split.items.iter().filter_map(name).collect();
        // Every field takes any form, so that darling has nothing to refuse.
        Some(Self { order, rest: split.rest, ..Self::from_list(&split.items).unwrap_or_default() })
    }
}

fn name(item: &NestedMeta) -> Option<String> {
    keys::path(item).map(darling::util::path_to_string)
}
