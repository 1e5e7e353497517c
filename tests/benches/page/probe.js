// Runs in each measured page before the page's own scripts, the same in all.
//
// It looks for the first text field at every frame, types a character into it as an editing command
// does (the events are the browser's own, and no round trip to the driver disturbs the clock), and
// notes when the frame with that character was painted. That counts only if the character is still
// in the page two frames later: a script that takes over may throw away what it did not expect.
(() => {
  const FIELD = "input[type=text]:not([tabindex='-1']), input:not([type])";
  const LAST_OF_200 = "[name=q200]";
  const probe = { echoed: null, rendered: null, blocking: 0, keys: [] };
  let lastTaskEnded = 0;

  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      probe.blocking += Math.max(0, task.duration - 50);
      lastTaskEnded = Math.max(lastTaskEnded, task.startTime + task.duration);
    }
  }).observe({ type: "longtask", buffered: true });

  // On HOST's page the field is in the page first, and in the element when the widget has it.
  const find = (selector) => {
    const shadow = document.querySelector("mentoring-form, lit-form")?.shadowRoot;
    const found = [document, shadow].map((root) => root?.querySelector(selector));
    return found.find((field) => field?.checkVisibility());
  };
  const field = () => find(FIELD);

  // A message that is posted in a frame's callback arrives when that frame has been painted.
  const whenPainted = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  };

  const type = () => {
    const found = field();
    if (!found) return requestAnimationFrame(type);
    const before = found.value;
    found.focus();
    document.execCommand("insertText", false, "a");
    whenPainted((at) => {
      requestAnimationFrame(() => requestAnimationFrame(() => {
        if (found.isConnected && found.value === before + "a") probe.echoed = at;
        else type();
      }));
    });
  };
  requestAnimationFrame(type);

  const wait = () => {
    if (find(LAST_OF_200)) whenPainted((at) => (probe.rendered = at));
    else requestAnimationFrame(wait);
  };
  requestAnimationFrame(wait);

  // From a real key to the frame that shows what it did.
  const noted = (key) => whenPainted((at) => probe.keys.push(at - key.timeStamp));
  addEventListener("keydown", (key) => requestAnimationFrame(() => noted(key)), true);

  const came = () =>
    performance.getEntriesByType("resource").map((file) => ({
      file: new URL(file.name).pathname.split("/").pop(),
      asked_ms: Math.round(file.startTime),
      came_ms: Math.round(file.responseEnd),
    }));

  // The driver asks, and is answered when the page has come to rest.
  window.measured = (done) => {
    const look = () => {
      const rested = Math.max(probe.echoed ?? Infinity, lastTaskEnded) + 500 < performance.now();
      if (rested && document.readyState === "complete") done({ ...probe, came: came() });
      else setTimeout(look, 50);
    };
    look();
  };
  // And again, when it has pressed "b" so many times and the field shows it.
  window.pressed = (keys, done) => {
    const look = () => {
      const shown = field()?.value.endsWith("b".repeat(keys));
      if (shown && probe.keys.length >= keys) done(probe.keys);
      else setTimeout(look, 20);
    };
    look();
  };
})();
