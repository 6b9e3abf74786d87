//! Attributes of the author's: `cfg`, `deprecated`, `allow`, docs; and the words `local` and `non_exhaustive`.

use std::cell::Cell;
use std::future::{Future, Ready, ready};
use std::rc::Rc;

use mighty_runtime::{DeclaredError, StatusPattern, endpoints};
use mighty_tests::Acme;

use super::{answering, only};

/// A type that is there only where a method that names it is.
#[cfg(any())]
struct NeverCompiled;

#[endpoints(api = Acme, errors(404), error = SometimesError)]
trait Sometimes {
    #[endpoint(method = GET, path = "/always")]
    async fn always(&self) -> Result<u8, AlwaysError>;

    #[cfg(any())]
    #[endpoint(method = GET, path = "/never/{id}", errors(410(NeverCompiled)))]
    async fn never(&self, id: NeverCompiled) -> Result<NeverCompiled, NeverError>;

    #[cfg(not(any()))]
    #[endpoint(method = GET, path = "/now", errors(423))]
    async fn now(&self) -> Result<u8, NowError>;

    /// The same name, and one of them is there.
    #[cfg(unix)]
    #[endpoint(method = GET, path = "/unix")]
    async fn platform(&self) -> Result<u8, SharedError>;
    #[cfg(not(unix))]
    #[endpoint(method = GET, path = "/other")]
    async fn other_platform(&self) -> Result<u8, SharedError>;

    #[deprecated = "use `always`"]
    #[endpoint(method = GET, path = "/old")]
    async fn old(&self) -> Result<u8, AlwaysError>;

    #[allow(non_snake_case, clippy::too_many_arguments, reason = "as the API names them")]
    #[endpoint(method = GET, path = "/many")]
    async fn many(
        &self,
        #[query] aA: u8,
        #[query] bB: u8,
        #[query] c: u8,
        #[query] d: u8,
        #[query] e: u8,
        #[query] f: u8,
        #[query] g: u8,
        #[query] h: u8,
    ) -> Result<u8, AlwaysError>;
}

#[tokio::test]
async fn a_method_that_is_configured_away_leaves_nothing_behind() {
    let (client, _) = answering("7");
    assert_eq!(client.always().await.unwrap(), 7);
    assert_eq!(client.now().await.unwrap(), 7);
    #[cfg(unix)]
    assert_eq!(client.platform().await.unwrap(), 7);
    #[cfg(not(unix))]
    assert_eq!(client.other_platform().await.unwrap(), 7);
    let names: Vec<&str> = SometimesEndpoints::ALL.iter().map(|endpoint| endpoint.name()).collect();
    let platform = if cfg!(unix) { "platform" } else { "other_platform" };
    assert_eq!(names, ["always", "now", platform, "old", "many"]);
    // Without the method that is not there, the union has no `Gone`.
    let exhaustive = |error: SometimesError| match error {
        SometimesError::NotFound(_) => 404,
        SometimesError::Locked(_) => 423,
        SometimesError::Unexpected(_) => 0,
    };
    let (client, _) = answering("x");
    assert_eq!(exhaustive(client.now().await.unwrap_err().into()), 0);
}

#[tokio::test]
async fn attributes_of_the_author_are_kept() {
    let (client, server) = answering("7");
    client.many(1, 2, 3, 4, 5, 6, 7, 8).await.unwrap();
    assert_eq!(only(&server).target(), "/v1/many?aA=1&bB=2&c=3&d=4&e=5&f=6&g=7&h=8");
    #[expect(deprecated, reason = "that it is deprecated is what is tested")]
    let old = client.old().await;
    assert_eq!(old.unwrap(), 7);
}

/// What only runs on the thread it was made on.
#[endpoints(api = Acme, errors(404), local)]
trait Local {
    #[endpoint(method = GET, path = "/counter")]
    async fn count(&self) -> Result<u32, CountError>;
}

struct Counter(Rc<Cell<u32>>);

impl Local for Counter {
    async fn count(&self) -> Result<u32, CountError> {
        let counter = Rc::clone(&self.0);
        tokio::task::yield_now().await;
        counter.set(counter.get() + 1);
        Ok(counter.get())
    }
}

#[tokio::test]
async fn the_futures_of_a_local_trait_need_not_be_send() {
    let counter = Counter(Rc::default());
    assert_eq!(counter.count().await.unwrap(), 1);
    assert_eq!(counter.count().await.unwrap(), 2);
    let (client, _) = answering("7");
    assert_eq!(client.count().await.unwrap(), 7);
}

/// Words that mean something to Rust stand beside what means something to us.
#[endpoints(api = Acme, errors(404, 5xx), non_exhaustive, error = OpenError)]
pub(crate) trait Open {
    #[doc = "Documented without a comment."]
    #[endpoint(method = GET, path = "/open")]
    async fn open(&self) -> Result<u8, OpenCallError>;
}

#[tokio::test]
async fn non_exhaustive_changes_nothing_within_the_crate() {
    let (client, _) = answering("x");
    let error = OpenError::from(client.open().await.unwrap_err());
    let is_unexpected = match error {
        OpenError::NotFound(_) | OpenError::ServerError(_) => false,
        OpenError::Unexpected(_) => true,
    };
    assert!(is_unexpected);
    let declared: Vec<StatusPattern> = OpenEndpoints::OPEN.errors().iter().map(DeclaredError::statuses).collect();
    assert_eq!(declared, [StatusPattern::Status(404), StatusPattern::Class(5)]);
}

/// Other items of a trait stay what they are.
#[endpoints(api = Acme)]
trait WithDefaults {
    const LIMIT: u32 = 3;

    #[endpoint(method = GET, path = "/n")]
    async fn number(&self) -> Result<u32, NumberError>;

    fn doubled(&self) -> impl Future<Output = Result<u32, NumberError>> + Send
    where
        Self: Sync,
    {
        async { Ok(self.number().await? * 2) }
    }

    fn limit(&self) -> Ready<u32> {
        ready(Self::LIMIT)
    }
}

#[tokio::test]
async fn constants_and_methods_with_a_default_are_kept() {
    let (client, _) = answering("21");
    assert_eq!(client.doubled().await.unwrap(), 42);
    assert_eq!(client.limit().await, 3);
}

/// A trait that nobody should use any more, and that its author must still be able to compile.
#[deprecated(note = "use `Sometimes`")]
#[endpoints(api = Acme, errors(404), error = OldError, retry(attempts = 2))]
pub(in crate::attributes) trait Old {
    #[endpoint(method = GET, path = "/old", errors(410))]
    async fn old_trait(&self) -> Result<u8, OldTraitError>;
}

#[cfg(any())]
#[endpoints(api = NoSuchApi, errors(404), error = AbsentError)]
trait Absent {
    #[endpoint(method = GET, path = "/absent")]
    async fn absent(&self) -> Result<NeverCompiled, AbsentCallError>;
}

#[endpoints(api = Acme, errors(404), error = AbsentError)]
#[cfg(not(any()))]
trait Absent {
    #[endpoint(method = GET, path = "/present")]
    async fn absent(&self) -> Result<u8, AbsentCallError>;
}

#[tokio::test]
async fn a_whole_trait_can_be_deprecated_or_configured_away() {
    let (client, server) = answering("7");
    #[expect(deprecated, reason = "that it is deprecated is what is tested")]
    let old = Old::old_trait(&client).await.map_err(OldError::from);
    assert_eq!(old.unwrap(), 7);
    assert_eq!(client.absent().await.map_err(AbsentError::from).unwrap(), 7);
    assert_eq!(server.requests()[1].target(), "/v1/present");
}

/// Bounds that a trait of an application has.
#[endpoints(api = Acme)]
pub(crate) trait Bounded: Clone + Send + Sync + 'static
where
    Self: Sized,
{
    #[must_use = "it says something"]
    #[endpoint(method = GET, path = "/bounded")]
    async fn bounded(
        &self,
        #[query] lists: &Option<Vec<u8>>,
        #[query] text: &Option<String>,
    ) -> Result<u8, BoundedError>;
}

#[tokio::test]
async fn a_trait_keeps_its_supertraits() {
    async fn twice(api: impl Bounded) -> Result<u8, BoundedError> {
        let copy = api.clone();
        let task = tokio::spawn(async move { copy.bounded(&Some(vec![1, 2]), &None).await });
        Ok(task.await.unwrap()? + api.bounded(&None, &Some("x".to_owned())).await?)
    }
    let (client, server) = answering("7");
    assert_eq!(twice(client).await.unwrap(), 14);
    let targets: Vec<String> = server.requests().iter().map(|request| request.target().to_owned()).collect();
    assert_eq!(targets, ["/v1/bounded?lists=1&lists=2", "/v1/bounded?text=x"]);
}
