//! What comes next in a trait, looked at before it is read.

use syn::parse::ParseStream;
use syn::{Attribute, Token, Visibility, token};

/// Whether something comes that no item can have in its middle.
pub(crate) fn is_item(input: ParseStream<'_>) -> bool {
    let is_attribute = input.peek(Token![#]) && input.peek2(token::Bracket);
    is_attribute || input.peek(Token![fn]) || (input.peek(Token![async]) && input.peek2(Token![fn]))
}

/// Whether a function comes next.
pub(crate) fn is_function(input: ParseStream<'_>) -> bool {
    let ahead = &input.fork();
    let attributes = ahead.call(Attribute::parse_outer);
    let visibility = ahead.parse::<Visibility>();
    if attributes.is_err() || visibility.is_err() {
        return false;
    }
    let is_constant_item = ahead.peek(Token![const]) && !is_function_word(ahead);
    !is_constant_item
        && (ahead.peek(Token![const])
            || ahead.peek(Token![async])
            || ahead.peek(Token![unsafe])
            || ahead.peek(Token![extern])
            || ahead.peek(Token![fn]))
}

/// Whether what follows `const` belongs to a function.
fn is_function_word(ahead: ParseStream<'_>) -> bool {
    ahead.peek2(Token![fn]) || ahead.peek2(Token![async]) || ahead.peek2(Token![unsafe]) || ahead.peek2(Token![extern])
}
