
"use strict";

const VIEWS = ["page", "jsonld", "text", "findings"];
const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const PATIENCE = 1000;

const find = (id) => document.getElementById(id);
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

let documents = [];
let selected = { number: -1, view: "page" };
let wantsFormer = false;

// The list of documents and the tabs

const current = () => documents.find((each) => each.number === selected.number);

const countOf = (shown) => shown.errors + shown.warnings;

const inWords = (shown) => {
  const parts = [[shown.errors, "error"], [shown.warnings, "warning"]];
  const words = parts.filter(([count]) => count).map(([count, name]) => `${count} ${name}${count > 1 ? "s" : ""}`);
  return words.join(", ") || "nothing found";
};

const showCount = (badge, shown) => {
  if (!shown.checked) return; // what was found before stays until then
  badge.hidden = countOf(shown) === 0;
  badge.className = shown.errors ? "count error" : "count";
  badge.replaceChildren(String(countOf(shown)), make("span", { className: "aside" }, ` (${inWords(shown)})`));
};

const badges = new Map();

function showDocuments() {
  const list = find("documents").querySelector("ul");
  find("documents").hidden = documents.length < 2;
  const focused = list.contains(document.activeElement) ? document.activeElement.hash : "";
  list.replaceChildren(...documents.map((shown) => {
    const at = shown.name.lastIndexOf("/") + 1;
    const folder = make("span", { className: "folder" }, shown.name.slice(0, at));
    const badge = badges.get(shown.number) ?? make("span", { hidden: true });
    badges.set(shown.number, badge);
    showCount(badge, shown);
    const link = make("a", { href: `#${shown.number}/${selected.view}` });
    link.append(make("bdi", {}, folder, shown.name.slice(at)), badge);
    if (shown.number === selected.number) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  }));
  if (focused) [...list.querySelectorAll("a")].find((link) => link.hash === focused)?.focus();
}

function showTabs(shown) {
  for (const view of VIEWS) {
    const isSelected = view === selected.view;
    find(`tab-${view}`).setAttribute("aria-selected", String(isSelected));
    find(`tab-${view}`).tabIndex = isSelected ? 0 : -1;
    find(`panel-${view}`).hidden = !isSelected;
  }
  showCount(find("count"), shown);
}

find("tab-page").parentElement.addEventListener("keydown", (event) => {
  const at = VIEWS.indexOf(selected.view);
  const back = getComputedStyle(event.currentTarget).direction === "rtl" ? 1 : -1;
  const moves = { ArrowLeft: at + back, ArrowRight: at - back, Home: 0, End: VIEWS.length - 1 };
  if (!(event.key in moves)) return;
  event.preventDefault();
  const view = VIEWS[(moves[event.key] + VIEWS.length) % VIEWS.length];
  select({ ...selected, view });
  find(`tab-${view}`).focus();
});
for (const view of VIEWS) find(`tab-${view}`).addEventListener("click", () => select({ ...selected, view }));

function select(choice) {
  if (choice.number !== selected.number) wantsFormer = false;
  keepPlace();
  selected = choice;
  history.replaceState(null, "", `#${choice.number}/${choice.view}`);
  show();
  if (frame && isSeen(frame)) restorePlace(frame);
}

function choiceOfAddress() {
  const [number, view] = location.hash.slice(1).split("/");
  const known = documents.some((each) => String(each.number) === number);
  return {
    number: known ? Number(number) : documents[0]?.number ?? -1,
    view: VIEWS.includes(view) ? view : "page",
  };
}
addEventListener("hashchange", () => select(choiceOfAddress()));

function show() {
  const shown = current();
  showDocuments();
  find("name").textContent = shown?.name ?? "No document";
  document.title = shown ? `${shown.name} – preview` : "Preview";
  if (!shown) {
    for (const view of VIEWS) find(`panel-${view}`).hidden = true;
    return;
  }
  showTabs(shown);
  if (selected.view === "page") showPage(shown);
  else showText(shown, selected.view);
}

// Problems

function excerptOf({ line, before, at, after, has_place: hasPlace }) {
  const words = make("pre", { dir: "auto", tabIndex: 0 }, before);
  words.setAttribute("role", "group");
  words.setAttribute("aria-label", `Line ${line}`);
  if (hasPlace) words.append(at ? make("mark", {}, at) : "", after);
  // Below words that run from right to left a sign of its own would not stand where it should.
  if (hasPlace && !RIGHT_TO_LEFT.test(before + at + after)) {
    const caret = make("span", { className: "caret" }, "^".repeat(Math.max(1, [...at].length)));
    caret.ariaHidden = "true";
    const room = make("span", { className: "before" }, before);
    room.ariaHidden = "true";
    words.append("\n", room, caret);
  }
  return make("div", { className: "excerpt" }, make("span", { className: "line" }, String(line)), words);
}

function listOf(problems) {
  return make("ol", { className: "problems" }, ...problems.map((problem) => {
    const place = make("p", { className: "place" });
    place.append(
      make("span", { className: "severity" }, problem.severity === "error" ? "Error" : "Warning"),
      make("bdi", {}, problem.location),
      make("code", {}, problem.code),
    );
    const item = make("li", { className: problem.severity }, place);
    item.append(make("p", { className: "message", dir: "auto" }, problem.message));
    if (problem.excerpt) item.append(excerptOf(problem.excerpt));
    if (problem.hint) item.append(make("p", { className: "hint" }, problem.hint));
    return item;
  }));
}

/** Show the problems in a place, each long line where it is marked. */
function showProblems(place, problems) {
  place.replaceChildren(listOf(problems));
  for (const mark of place.querySelectorAll("mark")) {
    const line = mark.parentElement;
    if (mark.offsetLeft + mark.offsetWidth > line.clientWidth) line.scrollLeft = mark.offsetLeft - line.clientWidth / 3;
  }
}

// JSON-LD, text, findings: fetched when they are looked at

let asked = 0;
let foundIn = -1;

async function fetched(address) {
  asked += 1;
  const number = asked;
  try {
    const answer = await (await fetch(address)).json();
    return number === asked ? answer : null; // something else has been asked for since
  } catch {
    return null; // the server has gone, which the status says, or the document has
  }
}

async function showText(shown, view) {
  // What was found before stays until the document has been checked again.
  if (view === "findings" && !shown.checked && foundIn === shown.number) return;
  const answer = await fetched(`documents/${shown.number}/${view}`);
  if (!answer) return;
  if (view === "findings") foundIn = shown.number;
  const place = find(`panel-${view}`).querySelector(".scroll");
  const copy = find(`panel-${view}`).querySelector(".copy");
  const { scrollTop, scrollLeft } = place;
  if (copy) copy.hidden = !("text" in answer);
  if ("text" in answer) {
    const words = make("pre", { tabIndex: 0, dir: view === "text" ? shown.direction : "ltr" }, answer.text);
    words.setAttribute("role", "group");
    words.setAttribute("aria-labelledby", `tab-${view}`);
    place.replaceChildren(words);
  } else if (answer.problems.length) {
    showProblems(place, answer.problems);
  } else {
    place.replaceChildren(make("p", shown.checked ? { className: "fine" } : {}, shown.checked ? "Nothing is wrong with this document." : "Checking"));
  }
  place.scrollTo(scrollLeft, scrollTop);
}

for (const button of document.querySelectorAll(".copy")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.closest("[role='tabpanel']").querySelector("pre").textContent);
    say("Copied");
  });
}
