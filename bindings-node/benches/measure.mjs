/** Measuring beside a peer, in turns, so that a slow moment of the machine hits both. */

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** Median nanoseconds of one run of each, over rounds of `batch` runs. */
export function beside(own, peer, { rounds = 60, batch = 200 } = {}) {
  const times = [[], []];
  for (let round = 0; round < rounds + 10; round += 1) {
    for (const [at, work] of [own, peer].entries()) {
      const began = process.hrtime.bigint();
      for (let run = 0; run < batch; run += 1) {
        work();
      }
      // The first rounds are those in which the engine learns what the code does.
      if (round >= 10) {
        times[at].push(Number(process.hrtime.bigint() - began) / batch);
      }
    }
  }
  return times.map(median);
}

/** The same for what is waited for. */
export async function besideAsync(own, peer, { rounds = 400 } = {}) {
  const times = [[], []];
  for (let round = 0; round < rounds + 50; round += 1) {
    for (const [at, work] of [own, peer].entries()) {
      const began = process.hrtime.bigint();
      await work();
      if (round >= 50) {
        times[at].push(Number(process.hrtime.bigint() - began));
      }
    }
  }
  return times.map(median);
}

export function shown(nanoseconds) {
  if (nanoseconds < 1e4) {
    return `${(nanoseconds / 1e3).toFixed(2)} µs`;
  }
  return nanoseconds < 1e6
    ? `${(nanoseconds / 1e3).toFixed(0)} µs`
    : `${(nanoseconds / 1e6).toFixed(1)} ms`;
}

/** A line of the table in docs/benchmarks.md. */
export function line(what, own, peer, of, aim = "") {
  const ratio = (own / peer).toFixed(2);
  console.log(
    `| ${what} | ${shown(own)} | ${peer === 0 ? "" : of} | ${shown(peer)} | ${ratio} | ${aim} |`,
  );
}
