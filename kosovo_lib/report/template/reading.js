// Two articles side by side, or one on a small screen; a word found in all; the same fact in the other articles.
const articles = [...document.querySelectorAll(".articles > article")];
const chosen = { left: 0, right: Math.min(1, articles.length - 1) };
const pickers = { left: document.getElementById("left"), right: document.getElementById("right") };
const holder = document.querySelector(".articles");
const arrange = () => {
  articles.forEach((article, at) => {
    article.hidden = at !== chosen.left && at !== chosen.right;
    article.classList.toggle("first", at === chosen.left);
    article.classList.toggle("other", at === chosen.right && at !== chosen.left);
  });
  holder.classList.add("picked");
  for (const [side, picker] of Object.entries(pickers)) picker.value = chosen[side];
};
for (const [side, picker] of Object.entries(pickers)) {
  articles.forEach((article, at) => picker.append(new Option(`${article.dataset.outlet}: ${article.dataset.title}`, at)));
  picker.addEventListener("change", () => { chosen[side] = +picker.value; arrange(); });
}
const show = (element, side = "left") => {
  const at = articles.indexOf(element.closest("article"));
  if (at < 0) return;
  if (chosen.left !== at && (chosen.right !== at || innerWidth < 900)) chosen[side] = at;
  if (chosen.left === at && chosen.right === at) chosen.right = articles.findIndex((_, other) => other !== at);
  arrange();
  const fold = element.closest("details");
  if (fold) fold.open = true;
  element.scrollIntoView({ block: "center", behavior: "instant" });
};
const goTo = () => {
  const target = location.hash && document.getElementById(decoded(location.hash.slice(1)));
  if (target && holder.contains(target)) show(target);
};
addEventListener("hashchange", goTo);

// The same fact elsewhere.
const pairs = new Map(), printed = id => document.querySelector(`.s[id="${CSS.escape(id)}"]`); // in excerpts, some are a gap
for (const [a, b, differs] of JSON.parse(document.getElementById("pairs").textContent))
  for (const [from, to] of [[a, b], [b, a]]) pairs.set(from, [...pairs.get(from) ?? [], [to, differs]]);
for (const id of pairs.keys()) {
  const sentence = printed(id);
  if (!sentence) continue;
  sentence.classList.add("shared");
  sentence.tabIndex = 0;
  sentence.setAttribute("role", "button");
  const choose = () => {
    for (const one of document.querySelectorAll(".s.same")) one.classList.remove("same");
    sentence.classList.add("same");
    const others = pairs.get(id).map(([to, differs]) => [printed(to), differs]).filter(([one]) => one);
    list("The same fact in other articles", others.map(([one, differs]) => {
      one.classList.add("same");
      const says = document.createElement("small");
      says.textContent = differs.length ? ` Compare ${differs.join("; ")}.` : "";
      const item = entry("#" + one.id, one.closest("article").dataset.outlet, [one.textContent, says]);
      item.firstChild.addEventListener("click", () => show(one, "right"));
      return item;
    }));
  };
  sentence.addEventListener("click", choose);
  sentence.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); }
  });
}

searching([...document.querySelectorAll(".articles .s[id]")].map(one =>
  [`#${one.id}`, one.closest("article").dataset.outlet, one.classList[1], one.textContent]));
if (articles.length) { arrange(); goTo(); }
