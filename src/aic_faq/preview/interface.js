
"use strict";
{
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
    const answer = await fetched(`documents/${shown.number}/${view}`);
    if (!answer) return;
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

  // The page, in a frame of its own in which no script runs

  let frame = null;
  let waiting = null;
  let frameKey = "";
  const places = new Map();

  async function showPage(shown) {
    if (shown.good) wantsFormer = false;
    const isFormer = !shown.good && shown.former && wantsFormer;
    const hasPage = shown.good || isFormer;
    find("frame").hidden = !hasPage;
    find("page-problems").hidden = hasPage;
    find("phone").hidden = find("alone").hidden = !hasPage;
    find("former").hidden = shown.good || !shown.former;
    find("former").textContent = isFormer ? "Show the errors" : "Show the last good page";
    find("notice").className = shown.good ? "" : "broken";
    find("notice").textContent = shown.good ? "" : isFormer
      ? "This is the last good page: the document has errors now."
      : "There is no page until the errors are mended.";
    const address = `documents/${shown.number}/${isFormer ? "former" : "page"}/`;
    if (hasPage) {
      find("alone").href = address;
      load(shown, address, isFormer ? "the last good page" : "page");
      return;
    }
    const answer = await fetched(`documents/${shown.number}/problems`);
    if (answer) showProblems(find("page-problems"), answer.problems);
  }

  function load(shown, address, words) {
    const key = `${address} ${shown.revision}`;
    if (key === frameKey) return;
    frameKey = key;
    waiting?.remove();
    const next = make("iframe", { className: "waiting", title: `${shown.name}, ${words}` });
    next.sandbox = SANDBOX;
    next.src = address;
    next.dataset.number = shown.number;
    next.dataset.address = shown.address;
    next.addEventListener("load", () => swap(next), { once: true });
    waiting = next;
    find("frame").append(next);
  }

  function swap(next) {
    if (next !== waiting) return;
    keepPlace();
    const hadFocus = frame !== null && document.activeElement === frame;
    next.classList.remove("waiting");
    prepare(next);
    if (hadFocus) next.focus();
    restorePlace(next);
    frame?.remove();
    [frame, waiting] = [next, null];
  }

  function prepare(next) {
    const inside = next.contentDocument;
    // With a base URL, addresses of images lead to the site; here they lead to the document's folder.
    const { address } = next.dataset;
    for (const image of address ? inside.images : []) {
      const written = image.getAttribute("src");
      if (written.startsWith(address)) image.src = written.slice(address.length);
    }
    inside.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      if (link.origin === location.origin) say(`${link.getAttribute("href")} is not part of the preview`);
      else if (["http:", "https:"].includes(link.protocol)) open(link.href, "_blank", "noopener");
    });
  }

  const isSeen = (element) => element.getClientRects().length > 0;
  const keyOf = (details) => details.querySelector("[id]")?.id ?? details.querySelector("summary")?.textContent;
  // What is folded away is left alone: to ask for its place would have it laid out.
  const isFolded = (element) => element.tagName !== "SUMMARY" && element.closest("details:not([open])") !== null;
  const marksOf = (inside) => [...inside.querySelectorAll("summary, h1, h2, h3, h4, h5, h6, [id]")].filter(
    (element) => !isFolded(element) && isSeen(element),
  );
  const nameOf = (mark) => mark.id || `${mark.tagName} ${mark.textContent}`;

  /** Remember what is open in the page, and what stands at its top. */
  function keepPlace() {
    const inside = frame?.contentDocument;
    if (!inside?.body || !isSeen(frame)) return;
    const open = new Map([...inside.querySelectorAll("details")].map((each) => [keyOf(each), each.open]));
    const scrolled = inside.scrollingElement.scrollTop;
    const top = (mark) => mark.getBoundingClientRect().top;
    const marks = scrolled > 0 ? marksOf(inside) : [];
    const nearest = marks.reduce((a, b) => (a && Math.abs(top(a)) <= Math.abs(top(b)) ? a : b), null);
    places.set(Number(frame.dataset.number), {
      open,
      scrolled,
      mark: nearest && nameOf(nearest),
      markTop: nearest ? top(nearest) : 0,
      focus: nameOf(inside.activeElement ?? inside.body),
    });
  }

  function restorePlace(next) {
    const inside = next.contentDocument;
    const place = places.get(Number(next.dataset.number));
    if (!place || !inside?.body) return;
    for (const details of inside.querySelectorAll("details")) {
      const isOpen = place.open.get(keyOf(details)) ?? details.open;
      if (isOpen !== details.open) details.open = isOpen;
    }
    const scroller = inside.scrollingElement;
    const mark = place.scrolled > 0 && marksOf(inside).find((each) => nameOf(each) === place.mark);
    const scrolled = mark ? scroller.scrollTop + mark.getBoundingClientRect().top - place.markTop : place.scrolled;
    scroller.scrollTo({ top: scrolled, behavior: "instant" });
    const focusable = [...inside.querySelectorAll("summary, a[href], button, [tabindex]")];
    focusable.find((each) => nameOf(each) === place.focus)?.focus({ preventScroll: true });
  }

  find("former").addEventListener("click", () => {
    wantsFormer = !wantsFormer;
    show();
  });
  find("phone").addEventListener("click", () => {
    const isNarrow = find("frame").classList.toggle("phone");
    find("phone").setAttribute("aria-pressed", String(isNarrow));
  });

  // What the server tells

  let source = null;
  let revisions = "";

  function say(words) {
    find("status").textContent = words;
  }

  function receive(state) {
    const told = state.documents.map((each) => each.revision).join();
    find("problem").hidden = !state.problem;
    find("problem").textContent = state.problem && `The former settings are used: ${state.problem}`;
    find("status").classList.add("on");
    if (told !== revisions) say(revisions ? `Updated ${new Date().toLocaleTimeString()}` : "Watching for changes");
    revisions = told;
    documents = state.documents;
    if (!current()) selected = choiceOfAddress();
    show();
  }

  function connect() {
    if (source || document.hidden) return;
    source = new EventSource("changes");
    source.addEventListener("message", (event) => receive(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      find("status").classList.remove("on");
      say("The preview has ended, or cannot be reached");
      if (source?.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, PATIENCE);
      }
    });
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  // Browsers have few connections to one server: tabs that nobody looks at need none.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
}
