use mighty_runtime::FromAnswer;

#[derive(FromAnswer)]
enum Listed {
    Empty,
}

fn main() {}

// right (4-6): struct Listed {
// right (4-6):     #[header("ETag")]
// right (4-6):     etag: Option<String>,
// right (4-6): }
