//! The ten traits whose expansions are pinned.

/// Each with its name.
pub(crate) const ALL: [(&str, &str); 12] = [
    ("members", include_str!("members.rs")),
    ("arguments", include_str!("arguments.rs")),
    ("bodies", include_str!("bodies.rs")),
    ("generics", include_str!("generics.rs")),
    ("errors", include_str!("errors.rs")),
    ("settings", include_str!("settings.rs")),
    ("split", include_str!("split.rs")),
    ("pages", include_str!("pages.rs")),
    ("conditional", include_str!("conditional.rs")),
    ("parameters", include_str!("parameters.rs")),
    ("outcomes", include_str!("outcomes.rs")),
    ("sites", include_str!("sites.rs")),
];
