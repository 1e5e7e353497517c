export const style = new CSSStyleSheet();
style.replaceSync(`
  .elsewhere-panel { margin-block: .75em; padding: clamp(12px, 3cqi, 20px); border: 1px solid var(--line); border-radius: var(--radius); color: var(--text); font-size: 16px; }
  .draft .elsewhere-panel p { margin-block-end: .75em; }
  .elsewhere-panel h3, .elsewhere-panel h4, .elsewhere-panel h5, .elsewhere-panel h6 { margin-block-end: .4em; }
  .elsewhere-panel [tabindex]:focus { outline: none; }
  .elsewhere-panel label { display: block; font-weight: 600; margin-block-end: .3em; }
  .elsewhere-panel textarea { min-height: 0; overflow-wrap: anywhere; resize: none; }
  .elsewhere-panel .actions { margin-block: .75em; }
  .elsewhere-panel .actions:last-child { margin-block-end: 0; column-gap: 24px; }
  .elsewhere-panel a.plain { display: inline-flex; align-items: center; justify-content: center; color: inherit; text-decoration: none; border-radius: var(--radius); }
  .elsewhere-panel svg { display: block; width: min(240px, 100%); margin-block-end: .75em; border-radius: var(--radius); background: #fff; fill: #000; forced-color-adjust: none; }
`);
