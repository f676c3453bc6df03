// Two articles, side by side where there is room; a word found in all; counterparts in the other articles.
const articles = [...document.querySelectorAll(".articles > article")];
const chosen = { left: 0, right: Math.min(1, articles.length - 1) };
const pickers = { left: document.getElementById("left"), right: document.getElementById("right") };
const holder = document.querySelector(".articles");
const arrange = () => {
  articles.forEach((article, at) => {
    article.hidden = at !== chosen.left && at !== chosen.right;
    article.classList.toggle("first", at === chosen.left);
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
  if (chosen.left !== at && chosen.right !== at) chosen[side] = at;
  if (chosen.left === at && chosen.right === at) chosen.right = articles.findIndex((_, other) => other !== at);
  arrange();
  const fold = element.closest("details:not(.same)");
  if (fold) fold.open = true;
  element.scrollIntoView({ block: "center", behavior: "instant" });
};
const goTo = () => {
  const target = location.hash && document.getElementById(decoded(location.hash.slice(1)));
  if (target && holder.contains(target)) show(target);
};
addEventListener("hashchange", goTo);

// A counterpart opens beside the article that leads to it.
for (const link of holder.querySelectorAll(".same a"))
  link.addEventListener("click", () => show(document.getElementById(decoded(link.hash.slice(1))), "right"));

searching([...document.querySelectorAll(".articles .s[id]")].map(one =>
  [`#${one.id}`, one.closest("article").dataset.outlet, one.classList[1], one.textContent]));
if (articles.length) { arrange(); goTo(); }
