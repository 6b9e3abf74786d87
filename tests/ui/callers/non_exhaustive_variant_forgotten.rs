use mighty_tests::growing::DeleteRecordError;

pub fn print(error: &DeleteRecordError) {
    match error {
        DeleteRecordError::Unauthorized(_) => println!("check the token"),
        DeleteRecordError::NotFound(_) => println!("gone already"),
        DeleteRecordError::Unexpected(error) => println!("{error}"),
    }
}

fn main() {}
