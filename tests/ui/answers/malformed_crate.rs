use mighty_runtime::FromAnswer;

#[derive(FromAnswer)]
#[answer(runtime = "mighty")]
struct Listed {
    #[body]
    names: Vec<String>,
}

fn main() {}

// right: #[answer(crate = ::mighty_runtime)]
