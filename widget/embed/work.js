// Works for a form while very many are being sent: looks for the number that, behind a salt, has a
// given SHA-256. Fetched only then.
//
// The browser's own SHA-256 is only there on secure pages, and takes longer for texts as short as
// these than it takes to do it here; and a page's policy may forbid a worker. So it is done in short
// pieces, between which the page stays alive.

const K = new Int32Array(64);
const H = new Int32Array(8);
{
  const fraction = (root) => ((root - Math.floor(root)) * 4294967296) | 0;
  const isPrime = (n) => {
    for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
    return true;
  };
  for (let n = 2, at = 0; at < 64; n++) {
    if (!isPrime(n)) continue;
    if (at < 8) H[at] = fraction(Math.sqrt(n));
    K[at++] = fraction(Math.cbrt(n));
  }
}

const w = new Int32Array(64);
const state = new Int32Array(8);

// One block of sixteen words, which are the first of `w`.
const compress = () => {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  // Not by destructuring, which is ten times slower here.
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
};

// The SHA-256 of an ASCII text, in `state`.
const hash = (text) => {
  state.set(H);
  const length = text.length;
  for (let at = 0, ended = false; !ended; at += 64) {
    for (let i = 0; i < 16; i++) {
      let word = 0;
      for (let j = at + i * 4; j < at + i * 4 + 4; j++) {
        word = (word << 8) | (j < length ? text.charCodeAt(j) : j === length ? 128 : 0);
      }
      w[i] = word;
    }
    ended = length - at < 56;
    if (ended) w[15] = length * 8;
    compress();
  }
};

// Lets the page do what it has to: unlike a timer, this does not wait in a tab that is out of sight.
const pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

// Says what happens, beside the button that was pressed.
const tell = async (root, say, most) => {
  const note = document.createElement("div");
  note.className = "notice work";
  note.style.marginBlockStart = "var(--space)";
  const text = note.appendChild(document.createElement("p"));
  text.role = "status";
  const bar = note.appendChild(document.createElement("progress"));
  bar.ariaHidden = "true";
  bar.style.cssText = "display:block;inline-size:100%;accent-color:var(--accent)";
  bar.max = most;
  bar.value = 0;
  const button = root.querySelector("[data-focus=send]");
  if (button) button.closest(".actions").before(note);
  // A screen reader says what comes into a region that was there before.
  await new Promise((resolve) => setTimeout(resolve, 100));
  text.textContent = say;
  return { note, bar };
};

export const find = async ({ challenge, salt, maxnumber }, progress) => {
  const wanted = new Int32Array(8);
  for (let i = 0; i < 8; i++) wanted[i] = parseInt(challenge.slice(i * 8, i * 8 + 8), 16);
  for (let number = 0; number <= maxnumber; ) {
    const until = performance.now() + 12;
    while (performance.now() < until) {
      for (let end = Math.min(number + 100, maxnumber + 1); number < end; number++) {
        hash(salt + number);
        if (state[0] === wanted[0] && wanted.every((word, at) => word === state[at])) return number;
      }
      if (number > maxnumber) break;
    }
    progress(number);
    await pause();
  }
};

export const solve = async (work, root) => {
  const { note, bar } = await tell(root, work.say, work.maxnumber);
  try {
    const number = await find(work, (number) => (bar.value = number));
    return { salt: work.salt, number, signature: work.signature };
  } finally {
    note.remove();
  }
};
