use mighty_runtime::FromAnswer;

#[derive(FromAnswer)]
struct Listed {
    #[body]
    names: Vec<String>,
    #[body]
    etag: Option<String>,
}

fn main() {}

// right (7-7): #[header("ETag")]
