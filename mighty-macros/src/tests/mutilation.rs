//! Half-written and mangled traits: whatever tokens arrive, the macro answers with tokens.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use super::{split, traits};
use crate::setup::Setup;
use crate::{endpoint, endpoints};

/// Rounds per trait; a round takes about a millisecond.
const ROUNDS: u64 = 400;

/// A small generator with a fixed seed (`SplitMix64`), so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }
}

/// Something that does not belong where it is put.
fn stray(random: &mut Random) -> TokenTree {
    const WORDS: [&str; 12] =
        ["self", "crate", "impl", "endpoint", "errors", "fn", "_x", "GET", "async", "where", "Result", "cfg"];
    const MARKS: [char; 10] = [',', ';', '=', '#', '<', '>', ':', '&', '-', '!'];
    match random.below(6) {
        0 => Ident::new(WORDS[random.below(WORDS.len())], Span::call_site()).into(),
        1 => Punct::new(MARKS[random.below(MARKS.len())], Spacing::Alone).into(),
        2 => Literal::u64_unsuffixed(random.next() % 700).into(),
        3 => Literal::string(["", "/", "{", "/{id}/{", "30s", "X Y", "\u{0}"][random.below(7)]).into(),
        4 => Literal::f64_unsuffixed(1.5).into(),
        _ => Group::new(Delimiter::Bracket, TokenStream::new()).into(),
    }
}

/// The tokens with about one in `rarity` dropped, doubled, swapped or replaced, in all groups.
fn mutilate(tokens: TokenStream, rarity: usize, random: &mut Random) -> TokenStream {
    let mut mutilated: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let token = match token {
            TokenTree::Group(group) => {
                let inside = mutilate(group.stream(), rarity, random);
                let delimiters = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];
                let delimiter = if random.below(rarity) == 0 { delimiters[random.below(4)] } else { group.delimiter() };
                Group::new(delimiter, inside).into()
            }
            other => other,
        };
        if random.below(rarity) != 0 {
            mutilated.push(token);
            continue;
        }
        match random.below(4) {
            0 => {}
            1 => mutilated.extend([token.clone(), token]),
            2 => mutilated.push(stray(random)),
            _ => {
                let at = random.below(mutilated.len() + 1);
                mutilated.insert(at, token);
            }
        }
    }
    mutilated.into_iter().collect()
}

#[test]
fn no_tokens_make_the_macro_panic() {
    let mut random = Random(20_251_123);
    for (name, source) in traits::ALL {
        let (attribute, item) = split(source);
        for round in 0..ROUNDS {
            // From a single slip in a large trait to something that is hardly Rust.
            let rarity = [400, 100, 30, 8][usize::try_from(round % 4).unwrap()];
            let attribute = mutilate(attribute.clone(), rarity.min(20), &mut random);
            let item = mutilate(item.clone(), rarity, &mut random);
            let (code, mistakes) = endpoints::run(Setup::default(), attribute, item.clone());
            let is_silent = code.is_empty() && mistakes.is_empty();
            assert!(!is_silent, "{name}, round {round}: neither code nor an error");
            assert!(!endpoint::expand(item).is_empty());
        }
    }
}

#[test]
fn a_trait_that_ends_anywhere_is_no_panic() {
    for (_, source) in traits::ALL {
        let (attribute, item) = split(source);
        let length = item.clone().into_iter().count();
        for end in 0..length {
            let beginning = item.clone().into_iter().take(end).collect();
            let _: TokenStream = endpoints::expand(Setup::default(), attribute.clone(), beginning);
        }
        let arguments = attribute.clone().into_iter().count();
        for end in 0..arguments {
            let beginning: TokenStream = attribute.clone().into_iter().take(end).collect();
            let _: TokenStream = endpoints::expand(Setup::default(), beginning, item.clone());
        }
    }
}
