// Draws what Python shows and sends what the coder presses, one press after the other's answer. What is pressed meanwhile
// waits its turn and is never dropped; after a refusal it is, for it was meant for another state. A label pressed right
// after the voice of a row without an actor is not used, so that none slips onto the next row. All text is set as text.

const VOICES = [["outlet", "The outlet itself", "O"], ["other", "Somebody else", "S"], ["none", "Nobody", "N"]];
const STANCES = [["-1", "Critical", "-"], ["0", "Neutral", "0"], ["1", "Supportive", "1"]]; // the sheet's own scale
const MOVES = [
  ["back", "Back", "ArrowLeft"], ["next", "Skip", "ArrowRight"], ["open", "Next not coded", "U"],
  ["correct", "Correct", "C"], ["undo", "Undo", "Z"], ["flag", "Flag for later", "F"],
  ["suggestion", "Show suggestion", "G"],
];
const SIGNS = { ArrowLeft: "←", ArrowRight: "→" };
const CLEARS = [["label", "Clear label", "X"], ["voice", "Clear voice", "V"]];
const FILTERS = [["all", "all rows"], ["actors", "rows with an actor"], ["nobody", "rows without an actor"],
  ["flagged", "flagged"], ["skipped", "skipped in this sitting"]];
const ORDERS = [["reading", "in reading order"], ["doubt", "likely judgements first"], ["random", "in random order"]];
const GUARD = 400; // milliseconds for which a row has to be on the screen before a label counts after a row without an actor
const UNUSED = "The label was not used: the row before had no actor.";
const PATIENCE = 5000; // milliseconds until the coder is told that Python does not answer

function make(tag, className, text = "") {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function render({ model, el }) {
  const root = make("div", "kosovo-coding");
  root.tabIndex = 0;
  root.lang = "en";
  root.setAttribute("role", "group");
  root.dataset.lmSuppressShortcuts = "true"; // 1, 2, 3, C ... are also keys of JupyterLab
  const keys = new Map();
  const queue = [];
  let waiting = 0, pause = 0, at = null, guarded = 0;
  let typed = false, noted = false; // the note has words that are not sent; words that are sent and not answered

  function button(does, value, words, sign) {
    const node = make("button", "choice", words);
    const press = () => {
      if (does === "label" && !waiting && guarded > performance.now()) say(UNUSED, false);
      else send(does, value, node); // what waits its turn is judged when that comes: a voice may wait before it
    };
    node.type = "button";
    node.append(make("kbd", "", SIGNS[sign] ?? sign));
    node.setAttribute("aria-keyshortcuts", sign);
    node.addEventListener("click", press);
    keys.set(sign.toLowerCase(), press);
    return node;
  }
  function group(name, choices, does) {
    const set = make("div", "choices"), heading = make("span", "heading", name);
    const nodes = choices.map(([value, words, sign]) => [value, button(does, value, words, sign)]);
    heading.id = `kosovo-${does}-${Math.random().toString(36).slice(2)}`;
    set.setAttribute("role", "group");
    set.setAttribute("aria-labelledby", heading.id);
    set.append(heading, ...nodes.map(([, node]) => node));
    return { set, heading, nodes };
  }

  const count = make("p", "count"), bar = make("progress", "bar"), place = make("p", "place");
  const before = make("p", "context"), sentence = make("p", "sentence"), after = make("p", "context");
  const quoted = make("div", "quoted"), moves = make("div", "moves"), foot = make("div", "foot");
  const voice = group("Who speaks?", VOICES, "voice"), stance = group("", STANCES, "label");
  const note = make("textarea", "note"), noteName = make("label", "heading", "Note");
  const message = make("p", "message"), heard = make("p", "heard"), hint = make("p", "hint", "Click here to code by keys.");
  const tools = Object.fromEntries(MOVES.map(([does, words, sign]) => [does, button(does, null, words, sign)]));
  const clears = CLEARS.map(([what, words, sign]) => button("clear", what, words, sign));
  keys.set("+", keys.get("1"));
  function choice(does, name) {
    const node = make("select", "choice");
    node.setAttribute("aria-label", name);
    node.addEventListener("change", () => { send(does, node.value, null); root.focus(); });
    return node;
  }
  const filter = choice("filter", "Which rows"), order = choice("order", "In which order");
  order.append(...ORDERS.map(([value, words]) => new Option(words, value)));
  function fold(name) {
    const node = make("details", "fold"), inner = make("div", "inner");
    node.append(make("summary", "", name), inner);
    inner.tabIndex = 0;
    inner.dir = "auto";
    return { node, inner };
  }
  const whole = fold("The whole article"), book = fold("The codebook"), mend = fold("Correct the reading");
  // What the rules read in this sentence, what is right instead, and why.
  function field(tag, name) {
    const node = make(tag, tag === "select" ? "choice" : "note");
    node.setAttribute("aria-label", name);
    node.placeholder = name;
    return node;
  }
  const wrong = field("select", "What is wrong"), why = field("input", "Why it is wrong"), save = make("button", "choice", "Save the correction");
  const chosen = field("select", "What is right"), written = field("input", "What is right"), signed = make("ul", "signed");
  const marked = make("p", "context"), mending = make("div", "choices");
  let selected = null, kept = "";
  save.type = "button";
  mending.append(wrong, chosen, written, why, save);
  mend.inner.append(make("p", "context", "What the rules read stands here: open it after you have coded the sentence."), mending, marked, signed);
  mend.inner.removeAttribute("tabindex");
  function right() {
    const shown = model.get("shown"), [what] = (wrong.value || "voice").split("@");
    const choices = shown.choices?.[what];
    chosen.hidden = !choices;
    written.hidden = Boolean(choices);
    chosen.replaceChildren(...(choices ?? []).map(value => new Option(value.replaceAll("_", " "), value)));
    written.placeholder = what === "date" ? "2022-07-31, 2022-07, 2022-07-30..2022-08-01 or none" : "Name of the speaker, or none";
    const own = wrong.value.endsWith("@");
    marked.textContent = own ? (selected ? `Selected: “${selected.words}”` : "Select the words in the sentence above.") : "";
    off(save, own && !selected);
  }
  wrong.addEventListener("change", right);
  function select() {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed || !sentence.contains(range.startContainer) || !sentence.contains(range.endContainer)) return;
    const before = range.cloneRange(), raw = range.toString(), words = raw.trim();
    before.selectNodeContents(sentence);
    before.setEnd(range.startContainer, range.startOffset);
    const at = [...before.toString()].length + [...raw].length - [...raw.trimStart()].length; // in characters, as Python counts
    if (words) selected = { words, start: model.get("shown").begins + at };
    if (words && wrong.value.endsWith("@")) right();
  }
  document.addEventListener("selectionchange", select);
  save.addEventListener("click", () => {
    if (save.getAttribute("aria-disabled") === "true") return say("Select the words in the sentence first.", true);
    const [what, number] = wrong.value.split("@"), read = model.get("shown").reads[Number(number)];
    const place = number === "" ? selected : { words: read[1], start: read[2] };
    send("correction", { what, value: (chosen.hidden ? written : chosen).value, why: why.value, words: place.words, start: place.start }, save);
  });
  bar.setAttribute("aria-label", "coded");
  for (const words of [before, sentence, after, note]) words.dir = "auto";
  noteName.append(make("kbd", "", "T"));
  note.rows = 1;
  note.setAttribute("aria-keyshortcuts", "T");
  note.id = `${voice.heading.id}-note`;
  noteName.htmlFor = note.id;
  keys.set("t", () => note.focus());
  for (const live of [message, heard]) live.setAttribute("aria-live", "polite");
  quoted.append(before, sentence, after);
  moves.append(...Object.values(tools), ...clears, filter, order);
  const noting = make("div", "choices");
  noting.append(noteName, note);
  foot.append(message, hint);
  root.append(count, bar, place, quoted, voice.set, stance.set, noting, moves, foot, whole.node, mend.node, book.node, heard);

  // A choice that is not open stays a button that can be reached, so that the focus is never lost.
  function off(node, yes) {
    node.setAttribute("aria-disabled", String(yes));
  }
  function say(words, wrong) {
    message.textContent = words;
    message.classList.toggle("wrong", wrong);
  }
  function send(does, value, node) {
    if (waiting) return void queue.push([does, value, node]);
    if (node?.getAttribute("aria-disabled") === "true") return;
    clearTimeout(pause);
    const shown = model.get("shown");
    guarded = does === "voice" && !shown.actor && !shown.voice ? Infinity : does === "label" ? guarded : 0;
    const silent = () => say("Python does not answer: its kernel is busy or gone. What was pressed last may not be saved; "
      + "if nothing happens, run the cell again. All before it is in the sheet.", true);
    const number = does === "label" ? Number(value) : value;
    waiting = setTimeout(silent, PATIENCE);
    try {
      model.send({ do: does, value: number, at: model.get("shown").at, note: typed ? note.value : null });
      [typed, noted] = [false, typed];
    } catch { // the kernel was started again and knows nothing of this view
      silent();
    }
  }
  function saveNote() {
    if (typed && waiting) pause = setTimeout(saveNote, 100);
    else if (typed) send("note", null);
  }

  function draw() {
    const shown = model.get("shown"), none = shown.at < 0;
    clearTimeout(waiting);
    waiting = 0;
    if (guarded === Infinity) guarded = performance.now() + GUARD;
    typed ||= noted && shown.wrong; // refused, so not saved: the words stay where they are
    noted = false;
    root.setAttribute("aria-label", `Coding by ${shown.coder}. Press Tab for the choices.`);
    say(shown.message, shown.wrong);
    for (const part of [quoted, voice.set, stance.set, noting, moves, place, mend.node]) part.hidden = none;
    count.textContent = none ? "" : `Row ${shown.row} of the sheet · ${shown.coded} of ${shown.total} coded`;
    count.append(make("span", "file", `${shown.coder} · ${shown.file}`));
    bar.max = shown.total || 1;
    bar.value = shown.coded;
    if (none) return;
    place.textContent = [shown.outlet, shown.title && `“${shown.title}”`, `${shown.section.replaceAll("_", " ")}, `
      + `sentence ${shown.sentence}`].filter(Boolean).join(" · ");
    before.textContent = shown.before;
    after.textContent = shown.after;
    sentence.replaceChildren(...shown.pieces.map(([text, named]) => make(named ? "mark" : "span", "", text)));
    stance.heading.textContent = shown.actor ? `How is ${shown.actor} treated?` : "No actor is named: no stance.";
    for (const [value, node] of voice.nodes) node.setAttribute("aria-pressed", String(value === shown.voice));
    for (const [value, node] of stance.nodes) {
      node.setAttribute("aria-pressed", String(value === shown.label));
      off(node, !shown.actor);
    }
    tools.flag.setAttribute("aria-pressed", String(shown.flagged));
    off(clears[0], !shown.label);
    off(clears[1], !shown.voice);
    filter.replaceChildren(...FILTERS.map(([value, words]) => new Option(words, value)),
      ...shown.actors.map(name => new Option(name, name)));
    filter.value = shown.filter;
    order.value = shown.order;
    whole.node.hidden = !shown.whole.length;
    whole.inner.replaceChildren(...shown.whole.flatMap(([text, here]) => [make(here ? "mark" : "span", "", text), " "]));
    if (kept !== JSON.stringify([shown.at, shown.reads, shown.corrected])) {
      kept = JSON.stringify([shown.at, shown.reads, shown.corrected]);
      selected = null;
      why.value = written.value = "";
      wrong.replaceChildren(...shown.reads.map(([what, words, , value], n) =>
        new Option(`${what}: ${words && `“${words}” is `}${String(value).replaceAll("_", " ")}`, `${what}@${n}`)),
      new Option("actor: the selected words mean one", "actor@"), new Option("date: the selected words are one", "date@"));
      signed.replaceChildren(...shown.corrected.map(words => make("li", "", words)));
      right();
    }
    book.node.hidden = !shown.codebook;
    if (book.inner.textContent !== shown.codebook) book.inner.textContent = shown.codebook;
    off(tools.open, shown.coded === shown.total);
    off(tools.correct, !(shown.voice || shown.label));
    off(tools.suggestion, !shown.suggested);
    tools.correct.setAttribute("aria-pressed", String(shown.correcting));
    if (shown.suggestion) say(`Suggestion: ${shown.suggestion}. ${shown.message}`, false);
    if (shown.at !== at) {
      note.value = shown.note;
      typed = false;
      at = shown.at;
      heard.textContent = `Row ${shown.row} of the sheet. ${shown.actor}: ${shown.pieces.map(([text]) => text).join("")}`;
    } else if (!typed && document.activeElement !== note) note.value = shown.note;
    following(shown);
  }
  // The next of the presses that wait; a label that was meant for a row without an actor is left out.
  function following(shown) {
    if (shown.wrong) queue.length = 0;
    while (queue.length && !waiting) {
      const [does, value, node] = queue.shift();
      if (does === "label" && guarded > performance.now()) say(`${shown.message} ${UNUSED}`, false);
      else send(does, value, node);
    }
  }

  root.addEventListener("keydown", (event) => {
    if (event.target === note) {
      if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
        event.preventDefault();
        root.focus();
      }
      return;
    }
    if (event.target.closest("select, input")) return;
    const press = keys.get(event.key.toLowerCase());
    if (!press || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    press();
  });
  root.addEventListener("click", (event) => {
    if (!event.target.closest("button, textarea, select, input, details") && !String(getSelection())) root.focus();
  });
  note.addEventListener("input", () => {
    typed = true;
    clearTimeout(pause);
    pause = setTimeout(saveNote, 600);
  });
  note.addEventListener("blur", saveNote);
  model.on("change:shown", draw);
  draw();
  el.append(root);
  return () => {
    model.off("change:shown", draw);
    document.removeEventListener("selectionchange", select);
    clearTimeout(waiting);
    clearTimeout(pause);
  };
}

export default { render };
