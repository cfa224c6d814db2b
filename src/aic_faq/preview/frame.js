
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
    load(shown, `${address}?framed`, isFormer ? "the last good page" : "page");
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
  waiting = null;
  const isThere = frame?.dataset.page === address && frame.dataset.images === shown.images
    && frame.dataset.address === shown.address;
  // Nobody knows what is in a page that a template of the user's own makes.
  if (isThere && !shown.template) renew(shown, address, words);
  else loadFrame(shown, address, words);
}

function loadFrame(shown, address, words) {
  const next = make("iframe", { className: "waiting", title: `${shown.name}, ${words}` });
  next.sandbox = SANDBOX;
  next.src = address;
  Object.assign(next.dataset, { number: shown.number, page: address, address: shown.address, images: shown.images });
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
  pointToFolder(inside, next.dataset.address);
  inside.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    if (link.origin === location.origin) say(`${link.getAttribute("href")} is not part of the preview`);
    else if (["http:", "https:"].includes(link.protocol)) open(link.href, "_blank", "noopener");
  });
}

/** With a base URL, addresses of images lead to the site; here they lead to the document's folder. */
function pointToFolder(inside, address) {
  for (const image of address ? inside.images : []) {
    const written = image.getAttribute("src");
    if (written.startsWith(address)) image.src = written.slice(address.length);
  }
}

const isSeen = (element) => element.getClientRects().length > 0;
const keyOf = (details) => details.querySelector("[id]")?.id ?? details.querySelector("summary")?.textContent;
// What is folded away is left alone: to ask for its place would have it laid out.
const isFolded = (element) => element.tagName !== "SUMMARY" && element.closest("details:not([open])") !== null;
const isMark = (element) => !isFolded(element) && isSeen(element);
const marksOf = (inside) => [...inside.querySelectorAll("summary, h1, h2, h3, h4, h5, h6, [id]")];
const nameOf = (mark) => mark.id || `${mark.tagName} ${mark.textContent}`;
const topOf = (mark) => mark.getBoundingClientRect().top;

/** Remember what is open in the page, and what stands at its top. */
function keepPlace() {
  const inside = frame?.contentDocument;
  if (!inside?.body || !isSeen(frame)) return;
  const open = new Map([...inside.querySelectorAll("details")].map((each) => [keyOf(each), each.open]));
  const scrolled = inside.scrollingElement.scrollTop;
  const tops = scrolled > 0 ? marksOf(inside).filter(isMark).map((mark) => [mark, topOf(mark)]) : [];
  const nearest = tops.reduce((a, b) => (a && Math.abs(a[1]) <= Math.abs(b[1]) ? a : b), null);
  places.set(Number(frame.dataset.number), {
    open,
    scrolled,
    mark: nearest && nameOf(nearest[0]),
    markTop: nearest && nearest[1],
    focus: focusOf(inside),
  });
}

function focusOf(inside) {
  const { activeElement } = inside;
  return activeElement && activeElement !== inside.body ? nameOf(activeElement) : null;
}

function restorePlace(next) {
  const inside = next.contentDocument;
  const place = places.get(Number(next.dataset.number));
  if (!place || !inside?.body) return;
  restoreOpen(inside, place);
  const scroller = inside.scrollingElement;
  const mark = place.scrolled > 0 && marksOf(inside).find((each) => nameOf(each) === place.mark && isMark(each));
  const scrolled = mark ? scroller.scrollTop + topOf(mark) - place.markTop : place.scrolled;
  scroller.scrollTo({ top: scrolled, behavior: "instant" });
  if (document.activeElement !== next || focusOf(inside) === place.focus) return;
  const focusable = [...inside.querySelectorAll("summary, a[href], button, [tabindex]")];
  focusable.find((each) => nameOf(each) === place.focus)?.focus({ preventScroll: true });
}

function restoreOpen(inside, place) {
  for (const details of inside.querySelectorAll("details")) {
    const isOpen = place.open.get(keyOf(details)) ?? details.open;
    if (isOpen !== details.open) details.open = isOpen;
  }
}

find("former").addEventListener("click", () => {
  wantsFormer = !wantsFormer;
  show();
});
find("phone").addEventListener("click", () => {
  const isNarrow = find("frame").classList.toggle("phone");
  find("phone").setAttribute("aria-pressed", String(isNarrow));
});
