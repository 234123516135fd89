// Asks before the page is left while something is not saved, and notices when another session
// answers than the one that this page began with: the server was restarted, or forgot the page.

let held = null; // what was heard last
let root = null;

// One listener for all calls. Streamlit may end a call that was overtaken after the newer one has
// begun, so its word is not asked: the listener ends when the component has left the page.
function ask(event) {
  if (!root?.isConnected) window.removeEventListener("beforeunload", ask);
  else event.preventDefault();
}

export default function ({ data, parentElement, setStateValue }) {
  // On a busy machine an earlier answer of the server may come after a later one.
  if (data.turn < held?.turn) return;
  const before = held;
  held = data;
  root = parentElement;
  if (data.unsaved) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
  if (before && before.session !== data.session) {
    const { unsaved, added } = before;
    setStateValue("lost", { session: data.session, unsaved, added });
  }
}
