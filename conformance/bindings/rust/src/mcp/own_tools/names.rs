//! Names of tools that a kind does not take as names of functions.

/// A name as it is fitted: A–Z in lower case, and `_` for every other character outside `[a-z0-9_]`.
pub(super) fn fitted(name: &str) -> String {
    let fit = |character: char| match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        'a'..='z' | '0'..='9' | '_' => character,
        _ => '_',
    };
    name.chars().map(fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_fitted_by_itself() {
        for (name, expected) in [
            ("get_weather", "get_weather"),
            ("getWeather", "getweather"),
            ("Get-Weather v2.1", "get_weather_v2_1"),
            ("gr\u{fc}\u{df}\u{1f9e9}", "gr___"),
            ("\u{c4}", "_"),
            ("2nd", "2nd"),
            ("", ""),
        ] {
            assert_eq!(fitted(name), expected, "{name}");
        }
    }
}
