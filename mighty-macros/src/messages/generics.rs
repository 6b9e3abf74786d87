//! `impl Trait`.

messages! {
    "generics";
    /// In an argument.
    impl_trait_argument() = "`impl Trait` has no name that the generated code could use; give the method a parameter: `fn name<T: Trait>(&self, argument: T)`";
    /// In the return type.
    impl_trait_in_return() = "the success type is what the answer is read into; write the type itself";
}
