// The stage: draws one screen and turns to the next by the keys of a keyboard or a clicker.
// Every text is set as text, never as markup.

const SHORT = 16; // letters of a name or date that stays in one line of a table
const stages = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let stage = stages.get(parentElement);
  if (!stage) {
    stage = new Stage(parentElement.querySelector(".stage"));
    stages.set(parentElement, stage);
  }
  if (data.sheet) stage.sheet(data.sheet);
  else stage.show(data, (place) => setTriggerValue("turn", place));
}

class Stage {
  constructor(root) {
    this.root = root;
    this.press = (event) => this.key(event);
    // In the capturing phase: a slider with the focus would move on PageDown otherwise.
    window.addEventListener("keydown", this.press, true);
  }

  stop() {
    window.removeEventListener("keydown", this.press, true);
  }

  // On a busy machine an earlier answer of the server may come after a later one.
  show(data, turn) {
    if (data.turn < this.data?.turn) return;
    this.data = data;
    this.turn = turn;
    this.place = data.place;
    this.draw();
  }

  // All screens at once, small: nothing to turn, so no key is taken.
  sheet(screens) {
    this.stop();
    this.root.className = "sheet";
    this.root.replaceChildren(...screens.map((data) => {
      const frame = element("div", "frame");
      const small = element("div", "stage");
      frame.append(small);
      fill(small, data);
      return frame;
    }));
    for (const [i, small] of [...this.root.querySelectorAll(".stage")].entries()) {
      settle(small, screens[i]);
    }
  }

  // Streamlit may end a call that was overtaken after the newer one has drawn, so that its word
  // is not asked: the stage ends when it has left the page.
  key(event) {
    if (!this.root.isConnected) {
      this.stop();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector('[role="dialog"]')) return;
    const to = this.target(event);
    if (to === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.go(to);
  }

  // Arrows, Home and End belong to an input that has the focus; the page keys never do.
  target({ key }) {
    const here = this.place, last = this.data.count;
    if (key === "PageDown") return here + 1;
    if (key === "PageUp") return Math.max(here - 1, 1);
    if (key === "Escape") return 0;
    if (isInput(document.activeElement)) return null;
    if (key === "ArrowRight" || key === "ArrowDown") return here + 1;
    if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(here - 1, 1);
    if (key === "Home") return 1;
    if (key === "End") return last;
    return null;
  }

  go(to) {
    const place = to === 0 ? 0 : Math.min(Math.max(to, 1), this.data.count);
    if (to !== 0 && place === this.place) return;
    this.place = place;
    this.turn(place);
  }

  draw() {
    const { data } = this;
    this.root.replaceChildren();
    this.root.dataset.place = String(data.place);
    fill(this.root, data);
    this.root.append(this.foot());
    settle(this.root, data);
  }

  foot() {
    const { data } = this;
    const foot = element("div", "foot");
    add(foot, "span", "count", `${data.place} / ${data.count}`);
    const buttons = [
      [data.words.before, data.place - 1, data.place > 1],
      [data.words.next, data.place + 1, data.place < data.count],
      [data.words.leave, 0, true],
    ];
    for (const [text, to, enabled] of buttons) {
      const button = add(foot, "button", "", text);
      button.type = "button";
      button.disabled = !enabled;
      button.addEventListener("click", () => this.go(to));
    }
    return foot;
  }
}

function fill(root, data) {
  root.className = data.first ? "stage first" : "stage";
  add(root, "h1", "", data.title);
  if (data.lead) add(root, "p", "lead", data.lead);
  const body = element("div", "body");
  const above = data.bars || data.head ? root : body;
  for (const line of data.lines ?? []) add(above, "p", "line", line);
  if (data.bars) for (const bar of data.bars) body.append(barRow(bar));
  if (data.stacked) stackedRows(body, data.stacked, data.axis);
  if (data.upright) columns(body, data.upright, data.axis);
  if (data.tiles) tiles(body, data);
  if (data.head) table(body, data);
  if (data.note) add(body, "div", "note", data.note);
  root.append(body);
}

// What can only be known once it is on the page: how many rows fit.
function settle(root, data) {
  if (data.head) keepWhatFits(root.querySelector(".body"), data);
}

function isInput(target) {
  return Boolean(target?.closest?.('input, textarea, select, [contenteditable="true"], [role="slider"]'));
}

function element(tag, style) {
  const made = document.createElement(tag);
  if (style) made.className = style;
  return made;
}

function add(parent, tag, style, text) {
  const made = element(tag, style);
  made.textContent = text;
  parent.append(made);
  return made;
}

function barRow({ name, share, text, listed }) {
  const row = element("div", listed ? "bar listed" : "bar");
  add(row, "span", "name", name).title = name;
  const track = element("div", "track");
  const fill = element("div", "fill");
  fill.style.width = `${82 * share}%`;
  track.append(fill);
  add(track, "span", "value", text);
  row.append(track);
  return row;
}

function stackedRows(body, { legend, rows }, axis) {
  for (const { name, text, parts } of rows) {
    const row = element("div", "bar");
    add(row, "span", "name", name).title = name;
    const track = element("div", "track");
    parts.forEach((share, i) => {
      const part = element("div", `part ${legend[i].meaning}`);
      part.style.width = `${82 * share}%`;
      track.append(part);
    });
    add(track, "span", "value", text);
    row.append(track);
    body.append(row);
  }
  body.append(legendLine(legend, axis));
}

function columns(body, { legend, rows }, axis) {
  const all = element("div", "columns");
  for (const { name, text, parts } of rows) {
    const column = element("div", "column");
    const pile = element("div", "pile");
    parts.forEach((share, i) => {
      const part = element("div", legend[i].meaning);
      part.style.height = `${88 * share}%`;
      pile.append(part);
    });
    const total = element("div", "total");
    total.textContent = text;
    total.style.background = "none";
    pile.append(total);
    column.append(pile);
    add(column, "div", "", name);
    all.append(column);
  }
  body.append(all, legendLine(legend, axis));
}

function legendLine(legend, axis) {
  const line = element("div", "legend");
  for (const { name, meaning } of legend) {
    const item = element("span", "");
    item.append(element("span", `swatch ${meaning}`), document.createTextNode(name));
    line.append(item);
  }
  add(line, "span", "", axis);
  return line;
}

function tiles(body, { tiles: given, names }) {
  const beside = element("div", "beside");
  const grid = element("div", "tiles");
  const across = 1 + Math.max(...given.map((tile) => tile.column));
  const down = 1 + Math.max(...given.map((tile) => tile.row));
  const size = `min(calc(var(--across) / ${across}), calc(var(--down) / ${down}), 96px)`;
  grid.style.gridTemplateColumns = `repeat(${across}, ${size})`;
  grid.style.gridAutoRows = size;
  grid.style.fontSize = `max(calc(${size} * .26), 9px)`;
  for (const { row, column, label, code, listed } of given) {
    const tile = element("div", listed ? "tile listed" : "tile");
    tile.style.gridRow = String(row + 1);
    tile.style.gridColumn = String(column + 1);
    add(tile, "span", "rank", label);
    add(tile, "span", "", code);
    grid.append(tile);
  }
  const list = element("div", "names");
  for (const name of names.slice(0, 10)) add(list, "div", "", name).title = name;
  beside.append(grid, list);
  body.append(beside);
}

// Rows that would run over the edge are counted instead, those before them stay readable.
function keepWhatFits(body, { rows, total, more }) {
  const lines = [...body.querySelectorAll("tr")].slice(1);
  const note = add(body, "div", "note", "");
  let shown = rows.length;
  const tell = () => {
    note.textContent = shown < total ? more.replace("{count}", String(total - shown)) : "";
  };
  tell();
  while (shown > 1 && body.scrollHeight > body.clientHeight + 1) {
    lines[--shown].remove();
    tell();
  }
}

function table(body, { head, rows, numbers }) {
  const made = element("table", "");
  const top = element("tr", "");
  head.forEach((text, j) => add(top, "th", numbers[j] ? "number" : "", text));
  made.append(top);
  for (const row of rows) {
    const line = element("tr", "");
    row.forEach((text, j) => {
      const cell = element("td", numbers[j] ? "number" : text.length <= SHORT ? "short" : "");
      add(cell, "div", "", text).title = text;
      line.append(cell);
    });
    made.append(line);
  }
  body.append(made);
}
