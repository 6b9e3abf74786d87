//! Errors are values: collected by every stage, printed once, in source order.

use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Generics, LitStr, Type};

use crate::messages::Message;

/// One mistake, at the tokens that are wrong.
#[derive(Debug, Clone)]
pub(crate) struct Diagnostic {
    /// Where the wrong tokens begin.
    start: Span,
    /// Where they end.
    end: Span,
    /// What is wrong, why, and what to write.
    message: Message,
}

impl Diagnostic {
    /// At one token.
    pub(crate) fn at(span: Span, message: Message) -> Self {
        Self { start: span, end: span, message }
    }

    /// At all of `tokens`; at the attribute if there are none.
    pub(crate) fn over(tokens: &impl ToTokens, message: Message) -> Self {
        let mut spans = tokens.to_token_stream().into_iter().map(|token| token.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        let end = spans.last().unwrap_or(start);
        Self { start, end, message }
    }

    /// From one token to another, so that a single error shows both.
    pub(crate) fn from_to(first: Span, second: Span, message: Message) -> Self {
        Self { start: first, end: second, message }
    }

    /// Where it begins.
    pub(crate) fn start(&self) -> Span {
        self.start
    }

    /// What is wrong.
    pub(crate) fn text(&self) -> &str {
        &self.message.text
    }

    /// The message, for tests.
    #[cfg(test)]
    pub(crate) fn message(&self) -> &Message {
        &self.message
    }

    /// The first wrong token's text, for tests.
    #[cfg(test)]
    pub(crate) fn source(&self) -> String {
        self.start.source_text().unwrap_or_default()
    }

    fn position(&self) -> (usize, usize) {
        position(self.start)
    }

    /// `::core::compile_error! { "…" }`, where the first and the last token carry the two ends:
    /// the only way to give an error a range on a stable compiler.
    fn into_compile_error(self) -> TokenStream {
        let path = quote_spanned!(self.start=> ::core::compile_error);
        let mut bang = Punct::new('!', Spacing::Alone);
        bang.set_span(self.start);
        let text = LitStr::new(&self.message.text, self.end);
        let mut body = Group::new(Delimiter::Brace, text.into_token_stream());
        body.set_span(self.end);
        path.into_iter().chain([TokenTree::Punct(bang), TokenTree::Group(body)]).collect()
    }
}

fn position(span: Span) -> (usize, usize) {
    let start = span.start();
    (start.line, start.column)
}

/// What a success that is read as JSON, by its name, has to be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Without a body.
    NoBody,
    /// Read as anything else.
    NotJson,
}

/// A mistake, unless the type says itself how it is read, which only the compiler knows.
#[derive(Debug)]
pub(crate) struct Presumed {
    /// The type, without what stands around it.
    pub ty: Type,
    /// What would be right.
    pub wanted: Wanted,
    /// What is wrong otherwise.
    pub diagnostic: Diagnostic,
    /// The method that it belongs to: its `cfg` predicates and its parameters.
    pub owner: Option<(Vec<TokenStream>, Generics)>,
}

/// Every mistake found so far.
#[derive(Debug, Default)]
#[must_use = "the errors in it have to be printed"]
pub(crate) struct Diagnostics {
    found: Vec<Diagnostic>,
    presumed: Vec<Presumed>,
}

impl Diagnostics {
    /// Adds a mistake at one token.
    pub(crate) fn at(&mut self, span: Span, message: Message) {
        self.found.push(Diagnostic::at(span, message));
    }

    /// Adds a mistake of the whole attribute on an item whose first token is at `item`. Seen from
    /// there, the compiler takes it for the author's and does not explain where it comes from.
    pub(crate) fn at_attribute(&mut self, item: Span, message: Message) {
        self.at(Span::call_site().resolved_at(item), message);
    }

    /// Adds a mistake over several tokens.
    pub(crate) fn over(&mut self, tokens: &impl ToTokens, message: Message) {
        self.found.push(Diagnostic::over(tokens, message));
    }

    /// Adds a mistake that another stage described.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds what the compiler is to ask of a type. It is asked once of each: what has no body has none of JSON either.
    pub(crate) fn presume(&mut self, ty: &Type, wanted: Wanted, diagnostic: Diagnostic) {
        let place = |ty: &Type| ty.to_token_stream().into_iter().next().map(|token| position(token.span()));
        if self.presumed.iter().all(|known| place(&known.ty) != place(ty)) {
            self.presumed.push(Presumed { ty: ty.clone(), wanted, diagnostic, owner: None });
        }
    }

    /// Says whose the new ones of these are.
    pub(crate) fn presumed_of(&mut self, cfg: &[TokenStream], generics: &Generics) {
        for presumed in self.presumed.iter_mut().filter(|presumed| presumed.owner.is_none()) {
            presumed.owner = Some((cfg.to_vec(), generics.clone()));
        }
    }

    /// What the compiler is to ask.
    pub(crate) fn presumed(&self) -> &[Presumed] {
        &self.presumed
    }

    /// Takes what the compiler would find as found, for tests: as if no type said how it is read.
    #[cfg(test)]
    pub(crate) fn with_presumed(mut self) -> Self {
        self.found.extend(self.presumed.drain(..).map(|presumed| presumed.diagnostic));
        self
    }

    /// Moves another stage's mistakes over.
    pub(crate) fn append(&mut self, others: &mut Vec<Diagnostic>) {
        self.found.append(others);
    }

    /// How many there are: a check that compares before and after knows whether its part is sound.
    pub(crate) fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether the trait may be expanded in full.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The mistakes in source order. The sort is stable, so two at one token stay in the order of
    /// the checks, and where a tool reports no positions the order of the stages remains.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(Diagnostic::position);
        self.found
    }

    /// One `compile_error!` per mistake.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.into_sorted().into_iter().map(Diagnostic::into_compile_error).collect()
    }
}
