
// The page in its frame, made like the one after a save: only what has changed is laid out again

function renew(shown, address, words) {
  const key = frameKey;
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document"; // which neither runs nor fetches anything
  request.addEventListener("loadend", () => {
    if (key !== frameKey) return; // something else has been asked for since
    if (request.status !== 200) frameKey = ""; // the server has gone, or the page has: what comes next is told
    else if (!renewed(request.response)) loadFrame(shown, address, words);
  });
  request.send();
}

/** Make the page like another; that fails where the language of the whole has changed, say. */
function renewed(fresh) {
  const inside = frame.contentDocument;
  if (!areAlike(inside.documentElement, fresh.documentElement)) return false;
  keepPlace();
  const place = places.get(Number(frame.dataset.number));
  pointToFolder(fresh, frame.dataset.address);
  if (place) restoreOpen(fresh, place);
  liken(inside.documentElement, fresh.documentElement);
  restorePlace(frame);
  return true;
}

const areAlike = (one, other) => one.cloneNode(false).isEqualNode(other.cloneNode(false));

/** Give an element the content of another that is like it; what is the same in both stays as it is. */
function liken(element, fresh) {
  const [before, after] = [[...element.childNodes], [...fresh.childNodes]];
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first].isEqualNode(after[first])) first += 1;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last).isEqualNode(after.at(-1 - last))) last += 1;
  const gone = before.slice(first, before.length - last);
  const come = after.slice(first, after.length - last);
  if (gone.length === come.length) gone.forEach((each, at) => likenOne(each, come[at]));
  else {
    const next = before[before.length - last] ?? null;
    for (const each of gone) each.remove();
    for (const each of come) element.insertBefore(each, next);
  }
}

function likenOne(node, fresh) {
  if (node.isEqualNode(fresh)) return;
  if (node.nodeType === Node.ELEMENT_NODE && areAlike(node, fresh)) liken(node, fresh);
  else node.replaceWith(fresh);
}
