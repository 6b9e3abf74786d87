//! Path templates.

/// The template with its placeholders unnamed: `/a/{id}/b` is `/a/{}/b`. Two templates are one path if these are equal.
#[must_use]
pub fn normalised(template: &str) -> String {
    let mut path = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, behind)| behind);
    }
    path + rest
}

/// The segments without placeholders that all of `paths` begin with: `/admin/v1`. Never the whole of a path.
pub(crate) fn shared_prefix<'a>(mut paths: impl Iterator<Item = &'a str>) -> String {
    let Some(first) = paths.next() else { return String::new() };
    let mut shared: Vec<&str> = fixed_segments(first);
    for path in paths {
        let segments = fixed_segments(path);
        let equal = shared.iter().zip(&segments).take_while(|(one, other)| one == other).count();
        shared.truncate(equal);
    }
    shared.iter().flat_map(|segment| ["/", segment]).collect()
}

/// The segments before the first placeholder, without the last of the path.
fn fixed_segments(path: &str) -> Vec<&str> {
    let mut segments: Vec<&str> = path.split('/').skip(1).collect();
    segments.pop();
    segments.into_iter().take_while(|segment| !segment.is_empty() && !segment.contains('{')).collect()
}

/// Every beginning of `prefix` that ends with a segment, the shortest first, nothing included.
pub(crate) fn beginnings(prefix: &str) -> impl Iterator<Item = &str> {
    let ends = prefix.match_indices('/').map(|(at, _)| at).chain([prefix.len()]);
    let mut last = None;
    ends.filter_map(move |end| if last.replace(end) == Some(end) { None } else { prefix.get(..end) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_lose_their_names() {
        assert_eq!(normalised("/a/{id}/b/{other}.json"), "/a/{}/b/{}.json");
        assert_eq!(normalised("/a"), "/a");
        assert_eq!(normalised("/a/{open"), "/a/{}");
    }

    #[test]
    fn what_all_paths_begin_with() {
        let shared = |paths: &[&str]| shared_prefix(paths.iter().copied());
        assert_eq!(shared(&["/v1/a", "/v1/b/{id}"]), "/v1");
        assert_eq!(shared(&["/v1/{id}/a", "/v1/{id}/b"]), "/v1");
        assert_eq!(shared(&["/v1/a", "/v2/a"]), "");
        assert_eq!(shared(&["/a"]), "");
        assert_eq!(shared(&["/v1/a", "/v1"]), "");
        assert_eq!(shared(&[]), "");
    }

    #[test]
    fn beginnings_end_with_a_segment() {
        assert_eq!(beginnings("/admin/v1").collect::<Vec<_>>(), ["", "/admin", "/admin/v1"]);
        assert_eq!(beginnings("").collect::<Vec<_>>(), [""]);
    }
}
