// Draws what Python shows, sends what the coder presses, and waits for the answer. All text is set as text, never as HTML.

const VOICES = [["outlet", "The outlet itself", "O"], ["other", "Somebody else", "S"], ["none", "Nobody", "N"]];
const STANCES = [["-1", "Critical", "1"], ["0", "Neutral", "2"], ["1", "Supportive", "3"]];
const MOVES = [
  ["back", "Back", "ArrowLeft"], ["next", "Skip", "ArrowRight"], ["open", "Next not coded", "U"],
  ["correct", "Correct", "C"], ["suggestion", "Show suggestion", "G"],
];
const SIGNS = { ArrowLeft: "←", ArrowRight: "→" };
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
  let waiting = 0, pause = 0, at = null;
  let typed = false, noted = false; // the note has words that are not sent; words that are sent and not answered

  function button(does, value, words, sign) {
    const node = make("button", "choice", words);
    const press = () => send(does, value, node);
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
  moves.append(...Object.values(tools));
  const noting = make("div", "choices");
  noting.append(noteName, note);
  foot.append(message, hint);
  root.append(count, bar, place, quoted, voice.set, stance.set, noting, moves, foot, heard);

  // A choice that is not open stays a button that can be reached, so that the focus is never lost.
  function off(node, yes) {
    node.setAttribute("aria-disabled", String(yes));
  }
  function say(words, wrong) {
    message.textContent = words;
    message.classList.toggle("wrong", wrong);
  }
  function send(does, value, node) {
    if (waiting || node?.getAttribute("aria-disabled") === "true") return;
    clearTimeout(pause);
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
    typed ||= noted && shown.wrong; // refused, so not saved: the words stay where they are
    noted = false;
    root.setAttribute("aria-label", `Coding by ${shown.coder}. Press Tab for the choices.`);
    say(shown.message, shown.wrong);
    for (const part of [quoted, voice.set, stance.set, noting, moves, place]) part.hidden = none;
    count.textContent = none ? "" : `Row ${shown.at + 1} of ${shown.total} · ${shown.coded} coded`;
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
    off(tools.back, shown.at === 0);
    off(tools.next, shown.at === shown.total - 1);
    off(tools.open, shown.coded === shown.total);
    off(tools.correct, !(shown.voice || shown.label));
    off(tools.suggestion, !shown.suggested);
    tools.correct.setAttribute("aria-pressed", String(shown.correcting));
    if (shown.suggestion) say(`Suggestion: ${shown.suggestion}. ${shown.message}`, false);
    if (shown.at !== at) {
      note.value = shown.note;
      typed = false;
      at = shown.at;
      heard.textContent = `Row ${at + 1} of ${shown.total}. ${shown.actor}: ${shown.pieces.map(([text]) => text).join("")}`;
    } else if (!typed && document.activeElement !== note) note.value = shown.note;
  }

  root.addEventListener("keydown", (event) => {
    if (event.target === note) {
      if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
        event.preventDefault();
        root.focus();
      }
      return;
    }
    const press = keys.get(event.key.toLowerCase());
    if (!press || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    press();
  });
  root.addEventListener("click", (event) => {
    if (!event.target.closest("button, textarea") && !String(getSelection())) root.focus();
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
    clearTimeout(waiting);
    clearTimeout(pause);
  };
}

export default { render };
