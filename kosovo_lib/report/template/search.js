// A word in all articles, with the words around it, and who says it.
const search = document.getElementById("word"), found = document.getElementById("found");
const manner = { own: "own words", direct: "quoted", mixed: "partly quoted", indirect: "paraphrased", block: "reprinted", comment: "comment", aside: "not the article" };
const entry = (href, outlet, words) => {
  const item = document.createElement("li"), link = document.createElement("a");
  link.href = href;
  link.textContent = outlet;
  item.append(link, ": ", ...words);
  return item;
};
const list = (title, items) => {
  const heading = document.createElement("p"), rows = document.createElement("ul");
  heading.textContent = title;
  rows.append(...items);
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
  close.addEventListener("click", () => { found.hidden = true; });
  found.replaceChildren(heading, rows, close);
  found.hidden = false;
};
const decoded = words => { try { return decodeURIComponent(words); } catch { return words; } }; // "%" typed by hand
// Where words stand in a text: as letters anywhere, or with wildcards as whole words (* any letters, ? one letter).
const place = (word, text) => {
  const signs = { "*": "[\\p{L}\\p{N}]*", "?": "[\\p{L}\\p{N}]" }, whole = /[*?]/.test(word);
  const letters = word.replace(/[^\p{L}\p{N}\s]/gu, sign => signs[sign] ?? `\\u{${sign.codePointAt(0).toString(16)}}`);
  const hit = text.match(new RegExp(whole ? `(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])` : letters, "iu"));
  return hit && [hit.index, hit.index + hit[0].length];
};
const searching = sentences => {
  const look = () => {
    const asked = search.value.trim(), word = asked.toLowerCase();
    if (word.length < 2 || !/[\p{L}\p{N}]/u.test(word)) { found.hidden = true; return; }
    const hits = sentences.map(one => [...one, place(word, one[3])]).filter(one => one[4]);
    list(hits.length ? `${hits.length} ${hits.length === 1 ? "sentence has" : "sentences have"} “${asked}”` : `No sentence has “${asked}”`,
      hits.slice(0, 100).map(([href, outlet, kind, text, [at, end]]) => {
        const mark = document.createElement("mark"), voice = document.createElement("small");
        mark.textContent = text.slice(at, end);
        voice.textContent = " " + manner[kind];
        return entry(href, outlet, [text.slice(Math.max(0, at - 60), at), mark, text.slice(end, end + 60), voice]);
      }));
  };
  search.addEventListener("input", look);
  search.form.addEventListener("submit", event => { event.preventDefault(); look(); });
  document.querySelector(".tools").hidden = false;
  const given = () => { // other pages ask with #word=…
    const [name, word = ""] = location.hash.split("=");
    if (name === "#word") { search.value = decoded(word); search.focus(); look(); }
  };
  addEventListener("hashchange", given);
  given();
};
if (document.getElementById("sentences")) unpacked("sentences").then(text => searching(JSON.parse(text)));
