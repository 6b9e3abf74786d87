//! What a mock expects and answers, in the types of the trait; and errors that are built for fakes.

mod answers;
mod built;
mod contradictions;
mod counts;
mod fakes;
mod faults;
mod matching;
mod names;
mod shop;
mod unexpected;
