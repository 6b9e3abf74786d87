//! Types that are read from a text: by `FromStr`, else by serde, numbers and names included.

use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU16;
use std::str::FromStr;

use mighty_runtime::endpoints;
use proptest::prelude::*;
use serde::Deserialize;

use super::{Seen, came_through, client};
use crate::shop::Shop;

/// It has both, and `FromStr` is the counterpart of `Display`.
#[derive(Clone, Debug, Deserialize)]
struct Price(u32);

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} EUR", self.0)
    }
}

impl FromStr for Price {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.strip_suffix(" EUR").ok_or("no price in EUR")?;
        number.parse().map(Self).map_err(|error| format!("{error}"))
    }
}

macro_rules! shown {
    ($($name:ident),*) => {
        $(impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        })*
    };
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Number(u64);

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
struct Flag(bool);

#[derive(Clone, Debug, Deserialize)]
struct Name(String);

#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "u64")]
struct Small(u64);

impl TryFrom<u64> for Small {
    type Error = &'static str;

    fn try_from(number: u64) -> Result<Self, Self::Error> {
        if number < 10 { Ok(Self(number)) } else { Err("is too large") }
    }
}

shown!(Number, Flag, Name, Small);

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Order {
    Asc,
    Desc,
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
        })
    }
}

#[endpoints(api = Shop, server)]
trait Texts {
    #[endpoint(method = GET, path = "/t/{number}/{price}")]
    async fn texts(
        &self,
        number: Number,
        price: &Price,
        #[query] flag: Option<Flag>,
        #[query] name: &Name,
        #[query] order: &[Order],
        #[header("X-Small")] small: Small,
        #[header("X-Ip")] ip: IpAddr,
        #[cookie("port")] port: Option<NonZeroU16>,
        #[query] letter: char,
        #[query] float: f32,
    ) -> Result<(), TextError>;
}

impl Texts for Seen {
    async fn texts(
        &self,
        number: Number,
        price: &Price,
        flag: Option<Flag>,
        name: &Name,
        order: &[Order],
        small: Small,
        ip: IpAddr,
        port: Option<NonZeroU16>,
        letter: char,
        float: f32,
    ) -> Result<(), TextError> {
        self.note((number, price, flag, name, order, small, ip, port, letter, float))
    }
}

proptest! {
    #[test]
    fn a_text_is_the_value_that_it_was(
        number: u64, price: u32, flag: Option<bool>, name: String, order in prop::collection::vec(any::<bool>(), 0..3), small in 0_u64..10,
        ip: IpAddr, port: Option<NonZeroU16>, letter: char, float: f32,
    ) {
        let seen = Seen::default();
        let shop = client(TextsServer::router(seen.clone()));
        let (number, price, flag, name, small) = (Number(number), Price(price), flag.map(Flag), Name(name), Small(small));
        let order: Vec<Order> = order.into_iter().map(|ascends| if ascends { Order::Asc } else { Order::Desc }).collect();
        let sent = (number, &price, flag, &name, &order, small.clone(), ip, port, letter, float);
        let call = shop.texts(number, &price, flag, &name, &order, small.clone(), ip, port, letter, float);
        prop_assert!(came_through!(TextError, call, seen, sent));
    }
}
