// What the desk's own page begins with. It is asked for anew, and names the files of the current
// build, which are kept for good.
const at = (name) => new URL(`assets/${name}`, import.meta.url);
const root = document.getElementById("desk");

const styled = new Promise((done, failed) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: at("__STYLE__"), onload: done, onerror: failed });
  document.head.append(link);
});

const begin = async () => {
  const wasm = fetch(at("__WASM__"));
  const [desk] = await Promise.all([import(at("__GLUE__")), styled]);
  await desk.default({ module_or_path: wasm });
  root.replaceChildren();
  desk.start(root, document.getElementById("desk-page").textContent);
};

begin().catch((error) => {
  console.error(`desk: ${error}`);
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.textContent = root.dataset.broken;
  root.replaceChildren(said);
});
