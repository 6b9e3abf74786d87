#[endpoints(api = Bank, errors(401, 4xx, 5xx(Outage)), error = BankError)]
pub trait Accounts {
    /// Moves money.
    #[endpoint(method = POST, path = "/transfers", errors(402 => NotEnough(Balance), 499 => Cancelled))]
    async fn transfer(&self, #[body] transfer: &Transfer) -> Result<Receipt, TransferError>;

    /// Moves money back.
    #[endpoint(method = POST, path = "/refunds", errors(499 => Cancelled, 402 => NotEnough(Balance)))]
    async fn refund(&self, #[body] refund: &Refund) -> Result<Receipt, TransferError>;

    /// Is there anybody?
    #[endpoint(method = GET, path = "/ping", except(401, 4xx, 5xx))]
    async fn ping(&self) -> Result<(), PingError>;

    /// Closes an account; 401 has a body of its own here.
    #[endpoint(method = DELETE, path = "/accounts/{id}", errors(401 => NotOwner(Vec<Owner>), 503 => Closed))]
    async fn close(&self, id: u64) -> Result<(), CloseError>;
}
