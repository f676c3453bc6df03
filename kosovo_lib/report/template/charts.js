// A chart as a file or as code to put into another page; made here, no server is asked.
// Colours that the page's style gives are written into the copy, which stands alone.
const alone = figure => {
  const from = figure.querySelector(".plot svg"), copy = from.cloneNode(true);
  const parts = copy.querySelectorAll("*");
  [...from.querySelectorAll("*")].forEach((part, at) => {
    for (const name of ["fill", "stroke"])
      if (part.hasAttribute(name)) parts[at].setAttribute(name, getComputedStyle(part)[name]);
  });
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const box = from.viewBox.baseVal;
  for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", width: box.width, height: box.height,
    "font-family": "Liberation Sans, Arial, Helvetica, sans-serif", role: "img",
    "aria-label": figure.querySelector(".unseen").textContent })) copy.setAttribute(name, value);
  copy.removeAttribute("aria-hidden");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ width: box.width, height: box.height,
    fill: getComputedStyle(document.body).backgroundColor })) ground.setAttribute(name, value);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
};
const png = svg => new Promise((done, failed) => {
  const image = new Image(), canvas = document.createElement("canvas");
  image.onload = () => {
    canvas.width = image.width * 3;
    canvas.height = image.height * 3;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done);
  };
  image.onerror = failed;
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
});
const kinds = {
  svg: alone,
  png: figure => png(alone(figure)),
  json: async figure => JSON.stringify(JSON.parse(await unpacked("specs"))[figure.id], null, 1),
  html: figure => {
    const words = document.createElement("figcaption"), made = document.createElement("figure");
    words.textContent = figure.querySelector(".chart-title").textContent;
    made.append(words);
    return made.outerHTML.replace("</figure>", alone(figure) + "</figure>\n");
  },
};
for (const menu of document.querySelectorAll("details.save")) {
  menu.hidden = false;
  const figure = menu.closest("figure");
  for (const button of menu.querySelectorAll("button"))
    button.addEventListener("click", async () =>
      download(`${figure.id}.${button.dataset.save === "json" ? "vl.json" : button.dataset.save}`,
        await kinds[button.dataset.save](figure)));
}
