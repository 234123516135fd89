// Keeps what is typed into the table of figures. A key typed over a figure opens a field, whose
// parts the browser may first have to fetch; until the field stands, Enter would throw the figure
// away. When a figure is finished the table takes the focus back, and what is typed before it has
// it would be lost. Such keys wait, and are typed once field or table has the focus.

const GRID = '[class*="st-key-figures_"]', FIELD = "#portal input, #portal textarea";
const PATIENCE = { [FIELD]: 20_000, [GRID]: 3_000 }; // milliseconds
const SETTLING = 50; // milliseconds after which a part that has the focus hears keys
const waiting = [];
let isBusy = false; // keys that come now wait
let awaited = "", until = 0; // the part that must have the focus next, and until when

export default function () {
  // The same function is added once, however often this runs.
  window.addEventListener("keydown", hear, true);
  return () => window.removeEventListener("keydown", hear, true);
}

function hear(event) {
  if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isBusy) {
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.push({ key: event.key, code: event.code, shiftKey: event.shiftKey });
  } else if (expect(after(event.key, event.target))) {
    isBusy = true;
    requestAnimationFrame(typeOn);
  }
}

// What has the focus after a key: a sign over a figure opens a field, Enter and Tab finish it.
function after(key, at) {
  if (at.closest?.(FIELD)) return key === "Enter" || key === "Tab" ? GRID : "";
  const figure = at.closest?.(`${GRID} :is([role="gridcell"], canvas)`);
  return isSign(key) && figure && figure.getAttribute("aria-readonly") !== "true" ? FIELD : "";
}

function expect(part) {
  awaited = part;
  until = performance.now() + PATIENCE[part];
  return part;
}

// One key a frame: the table answers each before the next.
function typeOn() {
  const at = document.activeElement;
  if (awaited && !at.closest(awaited) && performance.now() < until) {
    return void requestAnimationFrame(typeOn);
  }
  if (awaited) {
    awaited = "";
    return void setTimeout(typeOn, SETTLING);
  }
  const next = waiting.shift();
  if (!next) return void (isBusy = false);
  if (at.closest(FIELD) && isSign(next.key)) {
    document.execCommand("insertText", false, next.key);
  } else if (at.closest(FIELD) && next.key === "Backspace") {
    document.execCommand("delete");
  } else {
    expect(after(next.key, at));
    at.dispatchEvent(new KeyboardEvent("keydown", { ...next, bubbles: true, cancelable: true }));
  }
  requestAnimationFrame(typeOn);
}

function isSign(key) {
  return key.length === 1 && key !== " ";
}
