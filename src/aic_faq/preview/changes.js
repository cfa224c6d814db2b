
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
