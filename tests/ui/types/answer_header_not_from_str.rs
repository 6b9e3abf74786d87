use mighty_runtime::FromAnswer;

struct Tag;

#[derive(FromAnswer)]
struct Listed {
    #[header("ETag")]
    tag: Option<Tag>,
}

fn main() {}
