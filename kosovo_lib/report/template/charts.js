// Charts become interactive when asked: the code is in the page, packed, and is unpacked once for all of them.
const text = async id => {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), c => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
};
let charts, runtime;
const chartsOf = () => charts ??= text("charts").then(JSON.parse);
const start = () => runtime ??= text("vega").then(code => {
  const script = document.createElement("script");
  script.textContent = code; // the security policy knows its hash
  document.head.append(script);
});

// What a mark says when pointed at: text only, beside the pointer.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
document.body.append(tip);
const tooltip = (_, event, item, value) => {
  tip.hidden = value == null || value === "";
  if (tip.hidden) return;
  const lines = typeof value === "object" ? Object.entries(value).map(([name, text]) => `${name}: ${text}`) : [value];
  tip.replaceChildren(...lines.map(line => Object.assign(document.createElement("div"), { textContent: line })));
  const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
  const top = event.clientY + 18 + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 10 : event.clientY + 18;
  tip.style.left = Math.max(8, left) + "px";
  tip.style.top = top + "px";
};

// Nothing is ever fetched, and no mark leads anywhere.
const loader = { load: () => Promise.reject(new Error("charts load nothing")),
  sanitize: () => Promise.reject(new Error("marks lead nowhere")) };

const activate = async (figure, button) => {
  const plot = figure.querySelector(".plot"), still = plot.firstElementChild;
  button.disabled = true;
  button.textContent = "Starting …";
  await start();
  const { vega: spec } = (await chartsOf())[figure.id];
  const stage = document.createElement("div");
  stage.className = "stage";
  const view = new vega.View(vega.parse(spec, null, { ast: true }),
    { expr: expressions, loader, renderer: "svg", container: stage, hover: true, tooltip, logLevel: 1 });
  await view.runAsync();
  const drawn = stage.querySelector("svg");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", still.getAttribute("aria-label"));
  // One picture with one description, not a tree of marks.
  for (const part of [stage, ...drawn.querySelectorAll("*")])
    for (const name of ["role", "aria-label", "aria-roledescription", "aria-hidden"]) part.removeAttribute(name);
  plot.classList.add("live");
  plot.replaceChildren(stage);
  button.disabled = false;
  button.textContent = "Back to the picture";
  button.onclick = () => {
    view.finalize();
    tip.hidden = true;
    plot.classList.remove("live");
    plot.replaceChildren(still);
    offer(figure, button);
  };
};
const offer = (figure, button) => {
  button.textContent = "Make interactive";
  button.onclick = () => activate(figure, button).catch(error => {
    button.textContent = "This browser cannot draw it";
    console.warn(error);
  });
};
if ("DecompressionStream" in window) {
  for (const button of document.querySelectorAll("button.activate")) {
    button.hidden = false;
    offer(button.closest("figure"), button);
  }
  for (const button of document.querySelectorAll("button.full-spec")) {
    const { id } = button.closest("figure");
    button.hidden = false;
    button.addEventListener("click", async () =>
      download(id + ".vl.json", JSON.stringify((await chartsOf())[id].spec, null, 1)));
  }
}
