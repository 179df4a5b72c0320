//! Times several ways to do one thing, in turn, so that a slower moment of the machine meets all of them.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// One way to do it: its name, and what runs it so many times.
pub(crate) struct Contender<'a> {
    name: &'static str,
    run: Box<dyn FnMut(u32) -> Duration + 'a>,
}

/// What runs `once` again and again. The time to drop what it gives counts.
pub(crate) fn batch<'a, T>(name: &'static str, mut once: impl FnMut() -> T + 'a) -> Contender<'a> {
    let run = move |times| {
        let start = Instant::now();
        for _ in 0..times {
            black_box(once());
        }
        start.elapsed()
    };
    Contender { name, run: Box::new(run) }
}

/// Compares the first contender with each of the others, and prints the medians, in nanoseconds, as a line of JSON.
pub(crate) fn compare(task: &str, payload: &str, contenders: &mut [Contender<'_>]) {
    let quick = std::env::var_os("DAGSTACK_BENCH_QUICK").is_some_and(|value| value == "1");
    let (rounds, least) = if quick { (5, Duration::from_micros(200)) } else { (101, Duration::from_millis(2)) };
    let times: Vec<u32> = contenders.iter_mut().map(|contender| times(contender, least)).collect();
    let mut seen = vec![Vec::new(); contenders.len()];
    for round in 0..rounds {
        // Another one begins each round: none of them always runs after the same neighbour's garbage.
        for step in 0..contenders.len() {
            let at = (round + step) % contenders.len();
            let spent = (contenders[at].run)(times[at]);
            seen[at].push(spent.as_secs_f64() * 1e9 / f64::from(times[at]));
        }
    }
    let ratios = |at: usize| seen[0].iter().zip(&seen[at]).map(|(ours, theirs)| ours / theirs).collect();
    let names = contenders.iter().map(|contender| contender.name.to_owned());
    let medians: serde_json::Map<_, _> = names.clone().zip(seen.iter().map(|seen| median(seen.clone()).into())).collect();
    let ratios: serde_json::Map<_, _> =
        names.enumerate().skip(1).map(|(at, name)| (name, median(ratios(at)).into())).collect();
    println!("{}", serde_json::json!({"task": task, "payload": payload, "medians": medians, "ratios": ratios}));
}

/// How many times make a batch that is long enough to be timed. Finding out warms up.
fn times(contender: &mut Contender<'_>, least: Duration) -> u32 {
    let mut times = 1;
    while (contender.run)(times) < least {
        times *= 2;
    }
    times
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
