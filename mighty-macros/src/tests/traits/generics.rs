#[endpoints(api = crate::apis::Store, errors(5xx), error = StoreError)]
#[cfg(feature = "store")]
#[deprecated = "use the new store"]
pub trait Store<'a, K: Display + 'a, const N: usize = 2>: Sized + Sync
where
    K: Clone,
{
    /// How long a key may be.
    const LONGEST: usize = N;

    /// Reads a value.
    #[endpoint(method = GET, path = "/values/{key}", errors(404))]
    async fn read<T: DeserializeOwned>(&self, key: &K) -> Result<T, ReadError>;

    /// Writes a value.
    #[cfg(feature = "write")]
    #[endpoint(method = PUT, path = "/values/{key}", errors(409))]
    async fn write<'v, T>(&self, key: &'v K, #[body] value: &'v T) -> ::core::result::Result<(), WriteError>
    where
        T: Serialize + ?Sized;

    /// Deletes a value.
    #[cfg(feature = "write")]
    #[cfg(not(feature = "append-only"))]
    #[endpoint(method = DELETE, path = "/values/{key}", errors(409))]
    async fn delete(&self, key: &K, #[cfg(feature = "reason")] #[query] reason: &str) -> Result<(), WriteError>;

    /// Whether a value is there.
    fn has<'s>(&'s self, key: &'s K) -> impl Future<Output = bool> + 's {
        async move { self.read::<Ignored>(key).await.is_ok() }
    }
}
