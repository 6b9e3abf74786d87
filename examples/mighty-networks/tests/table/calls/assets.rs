//! The calls of `Assets`.

use mighty_networks::assets::{AssetMetadata, AssetStyle, AssetsEndpoints};
use mighty_networks::prelude::*;
use mighty_runtime::Part;
use serde_json::{Map, Value};

use crate::call::{Calls, calls};

pub(crate) fn all() -> Calls {
    calls!(AssetsEndpoints {
        upload_asset(AssetStyle::Avatar, Some(photo()), Some("https://a.example/a.jpg"), Some("some original_aspect_ratio"), Some(metadata()));
    })
}

fn photo() -> Part {
    Part::bytes(&b"\xFF\xD8"[..]).file_name("me.jpg").content_type("image/jpeg")
}

fn metadata() -> AssetMetadata {
    Map::from_iter([("by".to_owned(), Value::from("Ada"))]).into()
}
