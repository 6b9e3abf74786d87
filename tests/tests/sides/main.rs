//! The other sides of a trait: what a mock expects and a server answers, in the types of the methods.

mod shop;

mod mocks;
mod server;
