// What was packed into the page, unpacked.
const unpacked = async id => {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), c => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
};
// Tables as CSV files, made here: no server is asked. Text that a spreadsheet would run as a formula gets an
// apostrophe in front, as spreadsheets themselves write it; numbers stay numbers.
const cellText = cell => {
  if (cell.className === "n") return (cell.querySelector("data")?.value ?? cell.textContent).replace("–", "");
  return /^[=+\-@\t\r\n]/.test(cell.textContent) ? "'" + cell.textContent : cell.textContent;
};
const csv = table => [...table.rows].map(row => [...row.cells]
  .map(cell => '"' + cellText(cell).replaceAll('"', '""') + '"').join(",") + "\r\n").join("");
const download = (name, content) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
for (const button of document.querySelectorAll("button[data-csv]")) {
  button.hidden = false;
  button.addEventListener("click", () =>
    download(button.dataset.csv, "\ufeff" + csv(button.closest("[data-table]").querySelector("table"))));
}
// Only what scrolls is a stop of the Tab key.
const scrolls = new ResizeObserver(seen => seen.forEach(({ target: one }) =>
  one.toggleAttribute("tabindex", !one.clientWidth || one.scrollWidth > one.clientWidth) && (one.tabIndex = 0)));
document.querySelectorAll(".scroll, .plot").forEach(one => scrolls.observe(one));
// The link to the search is a box where scripts run.
const link = document.querySelector("a.find");
if (link) {
  const form = document.createElement("form"), box = document.createElement("input");
  form.role = box.type = "search";
  box.placeholder = box.ariaLabel = link.textContent;
  form.append(box);
  form.addEventListener("submit", event => { event.preventDefault(); location = `${link.href}=${encodeURIComponent(box.value)}`; });
  link.replaceWith(form);
}
