//! What reactions, comments and reports are about.

use sdk_support::open_enum;

open_enum! {
    /// The kind of object that something is about.
    pub enum TargetType {
        /// A post.
        Post = "Post",
        /// A comment.
        Comment = "Comment",
        /// A space.
        Space = "Space",
        /// A chat.
        Chat = "Chat",
    }
}
