use mighty_runtime::FromAnswer;

#[derive(FromAnswer)]
struct Listed {
    #[body(raw)]
    names: Vec<String>,
}

fn main() {}

// right: #[body]
