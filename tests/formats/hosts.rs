//! Labels of hosts, encoded as RFC 3492 has it.

use super::rng::Rng;

/// Where code points matter to RFC 5892, and their neighbours.
const CODE_POINTS: &str = "al\u{b7}\u{375}\u{3b1}\u{5d0}\u{5f3}\u{5f4}\u{641}\u{660}\u{669}\u{6f0}\u{6f9}\u{6fd}\u{640}\u{7fa}\
    \u{915}\u{94d}\u{d4d}\u{eba}\u{103a}\u{1039}\u{200c}\u{200d}\u{301}\u{488}\u{f0b}\u{3007}\u{302e}\u{3031}\u{303b}\u{3040}\
    \u{3042}\u{3099}\u{309b}\u{30a0}\u{30a2}\u{30fb}\u{30fc}\u{4e00}\u{9fff}\u{3400}\u{a000}\u{ac00}\u{e000}\u{fffd}\u{10000}\
    \u{11d97}\u{1e900}\u{1f600}\u{20000}\u{323af}\u{323b0}\u{e0100}\u{10ffff}\u{80}\u{ad}\u{df}\u{c4}\u{e4}\u{130}\u{2160}";

/// A label that represents some code points.
pub(crate) fn label(rng: &mut Rng) -> String {
    let signs: Vec<char> = CODE_POINTS.chars().collect();
    let length = 1 + rng.below(5);
    let label: Vec<char> = (0..length).map(|_| if rng.chance(80) { *rng.pick(&signs) } else { any(rng) }).collect();
    format!("xn--{}", encoded(&label))
}

/// Any code point that a text may have.
pub(crate) fn any(rng: &mut Rng) -> char {
    let highest = *rng.pick(&[0x7f, 0x7ff, 0x3fff, 0xffff, 0x1_ffff, 0x10_ffff]);
    u32::try_from(rng.below(highest)).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
}

/// RFC 3492, section 6.3.
fn encoded(label: &[char]) -> String {
    let mut text: String = label.iter().filter(|sign| sign.is_ascii()).collect();
    let basic = text.len();
    if basic > 0 {
        text.push('-');
    }
    let (mut handled, mut code, mut delta, mut bias) = (basic, 128_usize, 0_usize, 72_usize);
    while handled < label.len() {
        let codes = || label.iter().map(|sign| *sign as usize);
        let next = codes().filter(|other| *other >= code).min().expect("one is left");
        delta += (next - code) * (handled + 1);
        code = next;
        for other in codes() {
            delta += usize::from(other < code);
            if other != code {
                continue;
            }
            let mut rest = delta;
            for place in (36..).step_by(36) {
                let threshold = place.max(bias + 1).saturating_sub(bias).clamp(1, 26);
                if rest < threshold {
                    break;
                }
                text.push(digit(threshold + (rest - threshold) % (36 - threshold)));
                rest = (rest - threshold) / (36 - threshold);
            }
            text.push(digit(rest));
            delta = if handled == basic { delta / 700 } else { delta / 2 };
            delta += delta / (handled + 1);
            bias = 0;
            while delta > 455 {
                delta /= 35;
                bias += 36;
            }
            bias += 36 * delta / (delta + 38);
            delta = 0;
            handled += 1;
        }
        delta += 1;
        code += 1;
    }
    text
}

fn digit(value: usize) -> char {
    char::from(b"abcdefghijklmnopqrstuvwxyz0123456789"[value])
}
