use mighty_runtime::FromAnswer;

#[derive(FromAnswer)]
struct Listed(Vec<String>);

fn main() {}

// right: struct Listed { #[body] names: Vec<String> }
