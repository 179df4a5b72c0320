// Times several ways to do one thing, in turn, so that a slower moment of the machine meets all of them.

const QUICK = process.env.DAGSTACK_BENCH_QUICK === "1";
const ROUNDS = QUICK ? 5 : 101;
const LEAST = QUICK ? 200_000n : 2_000_000n;

/** One way to do it: its name, and what runs it so many times and gives the nanoseconds. */
export function batch(name, once) {
  // A loop of its own for each: V8 optimises a function for all that ever went through it.
  const loop = new Function("once", "times", "let kept; for (let i = 0; i < times; i += 1) { kept = once(); } return kept;");
  const run = (times) => {
    const start = process.hrtime.bigint();
    kept = loop(once, times);
    return process.hrtime.bigint() - start;
  };
  return { name, run };
}

/** What was computed last: nothing of it can be left out. */
export let kept;

/** Compares the first contender with each of the others, and prints the medians, in nanoseconds, as a line of JSON. */
export function compare(task, payload, contenders) {
  const times = contenders.map(timesOf);
  const seen = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let step = 0; step < contenders.length; step += 1) {
      const at = (round + step) % contenders.length;
      seen[at].push(Number(contenders[at].run(times[at])) / times[at]);
    }
  }
  const medians = Object.fromEntries(contenders.map(({ name }, at) => [name, median(seen[at])]));
  const ratios = Object.fromEntries(
    contenders.slice(1).map(({ name }, at) => [name, median(seen[0].map((ours, round) => ours / seen[at + 1][round]))]),
  );
  console.log(JSON.stringify({ task, payload, medians, ratios }));
}

/** How many times make a batch that is long enough to be timed. Finding out warms up: V8 needs a while. */
function timesOf({ run }) {
  let times = 1;
  while (run(times) < LEAST * (QUICK ? 1n : 25n)) {
    times *= 2;
  }
  return QUICK ? times : Math.max(1, Math.round(times / 25));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
