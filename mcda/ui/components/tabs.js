// Brings a tab that was opened into view: its bar and the beginning of what it shows. What stands
// above does not move on the page, and nothing is moved where both are in sight already.

const HEAD = 76; // pixels that the navigation covers
const ROOM = 300; // pixels of bar and content that shall be seen
const ACTS = ["wheel", "touchstart", "keydown", "pointerdown"];

const held = new Map(); // key -> what was heard last, and where
let stop = () => {};

function above(node) {
  return node.parentElement ?? node.getRootNode().host ?? null;
}

function scroller(node) {
  for (let part = above(node); part; part = above(part)) {
    const { overflowY } = getComputedStyle(part);
    if (overflowY === "auto" || overflowY === "scroll") return part;
  }
  return document.scrollingElement;
}

function bring(root) {
  stop();
  const frame = scroller(root);
  const aim = () => {
    if (!root.isConnected) return stop();
    const { top, bottom } = frame.getBoundingClientRect();
    const place = root.getBoundingClientRect().top;
    if (place >= top + HEAD && place <= Math.min(bottom, innerHeight) - ROOM) return stop();
    frame.scrollTop += place - top - HEAD;
  };
  // What the tab shows may come later; the page may be too short until then.
  const grown = new ResizeObserver(aim);
  stop = () => {
    grown.disconnect();
    for (const act of ACTS) window.removeEventListener(act, stop, true);
  };
  for (const part of frame.children) grown.observe(part);
  // Whoever scrolls, types or points goes on from where she is.
  for (const act of ACTS) window.addEventListener(act, stop, true);
  aim();
}

export default function ({ data, parentElement }) {
  const before = held.get(data.key);
  // On a busy machine an earlier answer of the server may come after a later one.
  if (before?.root === parentElement && data.turn < before.turn) return;
  held.set(data.key, { turn: data.turn, open: data.open, root: parentElement });
  if (before?.root === parentElement && before.open !== data.open) {
    bring(parentElement.querySelector("span"));
  }
}
