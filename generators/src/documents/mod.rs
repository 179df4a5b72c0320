//! Documents: targets other than code, for readers and machines.

pub mod ir;

use crate::target::HEADER;

/// The key of a JSON document that says who wrote it, which is its first one.
const HEADER_KEY: &str = "$comment";

/// Whether a file starts as a JSON document of ours does. JSON has no comments, so the header is the value of its first key.
fn is_json_header(lines: &mut dyn Iterator<Item = &str>) -> bool {
    lines.next() == Some("{")
        && lines.next().and_then(|line| line.strip_suffix(',')) == Some(&format!("  \"{HEADER_KEY}\": \"{HEADER}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_ours_by_its_first_key_alone() {
        let ours = format!("{{\n  \"$comment\": \"{HEADER}\",\n  \"format\": 0\n}}\n");
        let of_a_user = [
            format!("{{\n  \"title\": \"mine\",\n  \"$comment\": \"{HEADER}\",\n}}\n"),
            format!("{{\n  \"$comment\": \"{HEADER} So says its header.\",\n}}\n"),
            format!("[\n  \"$comment\": \"{HEADER}\",\n]\n"),
            format!("// {HEADER}\n{{}}\n"),
            "{}\n".to_owned(),
        ];
        assert!(is_json_header(&mut ours.lines()) && is_json_header(&mut ours.replace('\n', "\r\n").lines()));
        for text in of_a_user {
            assert!(!is_json_header(&mut text.lines()), "{text}");
        }
    }
}
