//! `#[endpoint]` where no `#[endpoints]` is.

messages! {
    "endpoint_alone";
    /// On a method of a plain trait, or anywhere else.
    without_endpoints() = "`#[endpoint]` is read by `#[endpoints]` on the trait; put `#[endpoints(api = MyApi)]` above the trait";
}
