// What the worker begins with. It is asked one thing after the other, and answers in that order;
// what is asked before the solver is there waits for it.
import init, { ask, begin, read } from "./solver.js";

const calls = { ask, begin, read };
let last = init({ module_or_path: new URL("__WASM__", location.href) });

addEventListener("message", ({ data: [what, text] }) => {
  last = last.then(() => {
    const answer = calls[what](text);
    if (answer !== undefined) postMessage(answer);
  });
  // Whoever asked hears of it, as of any other error of a worker.
  last.catch((error) =>
    setTimeout(() => {
      throw error;
    }),
  );
});
