//! Lists page by page.

use mighty_runtime::{
    Api, Client, Delivery, FromAnswer, IntoAnswer, Items, Page, Problem, ServiceTransport, endpoints,
};

pub enum Library {}

impl Api for Library {
    const BASE_URL: &'static str = "https://library.example";
    type ErrorBody = Problem;
}

#[derive(Debug, FromAnswer, IntoAnswer)]
pub struct Linked {
    #[body]
    numbers: Vec<u64>,
    #[header("Link")]
    link: Option<String>,
}

impl Page for Linked {
    type Item = u64;

    fn items(&self) -> &[u64] {
        &self.numbers
    }

    fn into_items(self) -> Vec<u64> {
        self.numbers
    }
}

#[endpoints(api = Library, server)]
trait Books {
    #[endpoint(method = GET, path = "/numbered", paginate(page_number = "page"))]
    async fn numbered(&self, #[query] page: Option<u64>) -> Result<Vec<u64>, NumberedError>;
    #[endpoint(method = GET, path = "/linked", paginate(link_header))]
    async fn linked(&self, #[query] page: Option<u64>) -> Result<Linked, LinkedError>;
}

struct Shelf;

impl Books for Shelf {
    async fn numbered(&self, page: Option<u64>) -> Result<Vec<u64>, NumberedError> {
        let page = page.unwrap_or(1);
        Ok(if page > 3 { Vec::new() } else { vec![page, page * 10] })
    }

    async fn linked(&self, page: Option<u64>) -> Result<Linked, LinkedError> {
        let page = page.unwrap_or(1);
        let link = (page < 3).then(|| format!("</linked?page={}>; rel=\"next\"", page + 1));
        Ok(Linked { numbers: vec![page], link })
    }

    fn linked_stream(&self, _: Option<u64>) -> Items<Linked, LinkedError> {
        Items::from_pages([])
    }
}

#[tokio::test]
async fn pages_follow_each_other() {
    let client = Client::<Library>::over(ServiceTransport::new(BooksServer::router(Shelf))).build().unwrap();
    let (mut numbered, mut all) = (client.numbered_stream(None), Vec::new());
    while let Some(number) = numbered.next().await {
        all.push(number.unwrap());
    }
    assert_eq!(all, [1, 10, 2, 20, 3, 30]);
    let (mut linked, mut all) = (client.linked_stream(None), Vec::new());
    while let Some(number) = linked.next().await {
        all.push(number.unwrap());
    }
    assert_eq!(all, [1, 2, 3]);
}

#[tokio::test]
async fn a_backend_need_not_write_the_stream() {
    let mut numbered = Shelf.numbered_stream(None);
    let Some(Err(NumberedError::Unexpected(error))) = numbered.next().await else { panic!() };
    assert_eq!((error.attempts(), error.delivery()), (0, Delivery::NotSent));
    assert!(format!("{error:?}").contains("a backend gives pages"), "{error:?}");
    assert!(numbered.next().await.is_none());
}
