use mighty_runtime::FromAnswer;

struct Name;

#[derive(FromAnswer)]
struct Listed {
    #[body]
    name: Name,
}

fn main() {}
