#[endpoints(api = Shop, errors(401, 422 { "card_declined" => Declined, _ => Invalid(Vec<Field>) }), error = ShopError)]
pub trait Orders {
    /// Places an order.
    #[endpoint(
        method = POST,
        path = "/orders",
        errors(409 { "sku_taken" | "sku|gone" => SkuTaken, "stale" => Stale(StaleBody), _ => Conflict }, 5xx)
    )]
    async fn place(&self, #[body] order: &NewOrder) -> Result<Order, PlaceError>;

    /// Changes an order; 422 means something else here, and 409 is all of one kind.
    #[endpoint(
        method = PUT,
        path = "/orders/{id}",
        errors(409, 422 { "too_late" => TooLate, _ => Invalid(Vec<Field>) }, 4xx { "paused" => Paused, _ => Refused })
    )]
    async fn change(&self, id: u64, #[body] order: &NewOrder) -> Result<Order, ChangeError>;

    /// Cancels an order, which is always valid.
    #[endpoint(
        method = DELETE,
        path = "/orders/{id}",
        except(422),
        errors(409 { "shipped" => Shipped(StaleBody), _ => Conflict })
    )]
    async fn cancel(&self, id: u64) -> Result<(), CancelError>;
}
