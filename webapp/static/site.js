// What makes the pages quicker. Everything here also works without it: links, forms and details do the work.
"use strict";

const root = document.documentElement;
root.classList.add("scripted");
const words = document.body.dataset;

// --- Saying things to those who listen -------------------------------------------------------------------------
const voice = document.createElement("p");
voice.className = "unseen";
voice.setAttribute("role", "status");
document.body.append(voice);
function say(text) {
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 50);
}

// --- Results that change in place: filters, sorting, chips -------------------------------------------------------
let asking = null;

async function show(url, push = true) {
  if (asking) asking.abort();
  asking = new AbortController();
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: asking.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("results");
    if (!fresh) { location.assign(url); return; }
    const open = [...results.querySelectorAll("details[open]")].map(pathOf);
    const focused = pathOf(document.activeElement);
    const at = document.querySelector(".filters") ? document.querySelector(".filters").scrollTop : 0;
    results.replaceWith(fresh);
    open.forEach((path) => { const found = path && fresh.querySelector(path); if (found) found.open = true; });
    if (push) history.pushState({ swapped: true }, "", url);
    document.title = page.title;
    for (const link of document.querySelectorAll(".languages a, .choices a")) {
      const same = page.querySelector(`.languages a[hreflang="${link.hreflang}"]`);
      if (link.hreflang && same) link.href = same.getAttribute("href");
    }
    const next = focused && fresh.querySelector(focused);
    if (next) next.focus({ preventScroll: true });
    const filters = document.querySelector(".filters");
    if (filters) filters.scrollTop = at;
    say(document.getElementById("count").textContent.trim().replace(/\s+/g, " "));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

function pathOf(element) {
  if (!element || !element.closest || !element.closest("#results")) return "";
  if (element.name && element.value && element.type === "checkbox")
    return `input[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  if (element.name) return `[name="${CSS.escape(element.name)}"]`;
  if (element.matches("details[data-key]")) return `details[data-key="${CSS.escape(element.dataset.key)}"]`;
  return "";
}

function addressOf(form) {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value && !(name === "sort" && value === "relevance")) asked.append(name, value);
  return `${form.getAttribute("action")}?${asked}`;
}

document.addEventListener("change", (event) => {
  const form = document.getElementById("search");
  if (form && event.target.matches("[data-apply]")) show(addressOf(form));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (new URL(link.href).searchParams.get("q") !== new URL(location.href).searchParams.get("q")) return;
  event.preventDefault();
  show(link.href).then(() => document.getElementById("count").focus({ preventScroll: true }));
});

addEventListener("popstate", () => { if (document.getElementById("results") && !location.hash) show(location.href, false); });

// --- Keys: Ctrl+K to the search box; in the list of results j and k (or the arrows with Alt) from hit to hit ------
document.addEventListener("keydown", (event) => {
  const box = document.querySelector(".search-input");
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && box) {
    event.preventDefault();
    box.focus();
    box.select();
    return;
  }
  const hits = [...document.querySelectorAll(".hit-title a")];
  const inside = document.activeElement.closest && document.activeElement.closest(".hits");
  if (!hits.length || event.ctrlKey || event.metaKey || event.target.matches("input[type=search], input[type=text], select")) return;
  const step = { j: 1, k: -1 }[event.key] && inside ? { j: 1, k: -1 }[event.key]
    : event.altKey && { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const hit = document.activeElement.closest && document.activeElement.closest(".hit");
  const now = hit ? hits.findIndex((each) => hit.contains(each)) : (step > 0 ? -1 : hits.length);
  const next = hits[Math.min(hits.length - 1, Math.max(0, now + step))];
  next.focus();
});

// --- Suggestions while typing: a combobox with a list ---------------------------------------------------------------
function suggest(box) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${box.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.suggestions);
  list.hidden = true;
  box.closest(".search-row").append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]])
    box.setAttribute(name, value);
  let timer, at = -1, last = "", waiting = null;

  const options = () => [...list.children];
  function close() { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); }
  function mark(next) {
    at = next;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) box.setAttribute("aria-activedescendant", options()[at].id);
    else box.removeAttribute("aria-activedescendant");
  }
  function take(option) {
    close();
    if (option.dataset.url) { location.assign(option.dataset.url); return; }
    box.value = option.dataset.text;
    box.form.requestSubmit();
  }
  function fill(found) {
    list.replaceChildren(...found.slice(0, 8).map((each, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.text = each.text;
      const text = document.createElement("span");
      text.textContent = each.text;
      if (each.language) text.lang = each.language;
      option.append(text);
      if (each.note) { const note = document.createElement("small"); note.textContent = each.note; option.append(note); }
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(option); });
      return option;
    }));
    at = -1;
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  }
  async function ask() {
    const typed = box.value.trim();
    if (typed === last) return;
    last = typed;
    if (waiting) waiting.abort();
    if (typed.length < 2) { close(); return; }
    waiting = new AbortController();
    try {
      const url = `${box.dataset.suggest}?${new URLSearchParams({ q: typed, lang: root.lang })}`;
      const answer = await fetch(url, { signal: waiting.signal });
      if (answer.ok && document.activeElement === box) fill(read(await answer.json()));
    } catch (error) { if (error.name !== "AbortError") close(); }
  }
  function read(answer) {
    return (answer.suggestions || []).map((each) => typeof each === "string" ? { text: each }
      : { text: each.text || each.value || "", language: each.language || each.lang, note: each.label || "" }).filter((each) => each.text);
  }
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const count = options().length;
    if (event.key === "ArrowDown") { event.preventDefault(); mark((at + 1) % count); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark((at <= 0 ? count : at) - 1); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(options()[at]); }
  });
}
document.querySelectorAll("[data-suggest]").forEach(suggest);

// --- Copying: a link to a section, the text of a citation ------------------------------------------------------------
function offer(within) { for (const each of within.querySelectorAll(".needs-script")) each.hidden = false; }
offer(document);
document.addEventListener("click", async (event) => {
  const taker = event.target.closest("[data-copy], [data-copy-from]");
  if (!taker || !navigator.clipboard) return;
  const from = taker.dataset.copyFrom && document.getElementById(taker.dataset.copyFrom);
  try {
    await navigator.clipboard.writeText(from ? from.textContent.trim().replace(/\s+/g, " ") : taker.dataset.copy);
    say(words.copied);
    if (from) { const was = taker.textContent; taker.textContent = words.copied; setTimeout(() => { taker.textContent = was; }, 2000); }
  } catch { /* the address bar and the text are still there to copy by hand */ }
});

// --- How to cite an article: in place, below its heading; the link leads to a page of its own without this -----------
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-panel]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const heading = link.closest("h2");
  const next = heading.nextElementSibling;
  if (next && next.matches(".panel")) { next.remove(); link.setAttribute("aria-expanded", "false"); return; }
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    const panel = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("how-to-cite");
    panel.removeAttribute("id");
    panel.lang = root.lang;
    panel.tabIndex = -1;
    offer(panel);
    heading.after(panel);
    link.setAttribute("aria-expanded", "true");
    panel.focus({ preventScroll: true });
  } catch { location.assign(link.href); }
});

// --- The contents of a document beside it: open where there is room, and at the article that is being read ------------
const toc = document.querySelector(".toc");
if (toc && matchMedia("(min-width: 68.01rem)").matches) {
  const lines = new Map([...toc.querySelectorAll("a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  let now = null;
  toc.querySelector("details").open = true;
  const reading = new IntersectionObserver((changes) => {
    for (const each of changes) each.isIntersecting ? seen.add(each.target) : seen.delete(each.target);
    const parts = [...seen].sort((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    const line = parts.map((part) => lines.get(part.id)).find(Boolean);
    if (!line || line === now) return;
    if (now) now.removeAttribute("aria-current");
    now = line;
    now.setAttribute("aria-current", "true");
    for (let part = now.closest("li details"); part; part = part.parentElement.closest("li details")) part.open = true;
    // Not scrollIntoView: that would scroll the page too, and take the reader away from the text.
    const down = now.getBoundingClientRect().top - toc.getBoundingClientRect().top;
    if (down < 0 || down > toc.clientHeight - 60) toc.scrollTop += down - toc.clientHeight / 3;
  }, { rootMargin: "-64px 0px -70% 0px" });
  document.querySelectorAll(".passage-text").forEach((part) => reading.observe(part));
}
