// Runs matching as WebAssembly: people of the real forms are made, gathered and matched, and each
// is measured. The medians go out as JSON.

import { readFile } from "node:fs/promises";

const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]), {});
const { make, gather, solve } = instance.exports;

function measured(call, rounds) {
  const times = [];
  let result;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    result = call();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return [times[Math.floor(rounds / 2)], result];
}

const rows = [];
for (const [mentees, mentors] of [[100, 100], [1000, 1000]]) {
  make(mentees, mentors);
  const [gathering] = measured(gather, 5);
  const [solving, matched] = measured(solve, 5);
  rows.push({ mentees, mentors, gathering, solving, matched });
}
process.stdout.write(JSON.stringify(rows));
