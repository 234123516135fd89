// The ranking that follows the finger. A slider tells the server its value only when it is
// released; this list listens to the sliders themselves, recomputes closeness from the squared
// gaps A and B at every step, and shows the server's figures again as soon as they arrive.
// Shares of draws are the server's alone: they pale while the list is ahead of it.

const ROW = 28, HEADER = 26, GAP = 22, MOST_ROWS = 60, BELOW_SHORTLIST = 10, TIE = 1e-12, ROUNDING = 1e-6;
const lists = new WeakMap();

export default function ({ data, parentElement }) {
  let list = lists.get(parentElement);
  if (!list) {
    list = new RankingList(parentElement);
    lists.set(parentElement, list);
  }
  list.show(data);
}

class RankingList {
  constructor(parent) {
    this.root = parent.querySelector(".ranking");
    this.rows = new Map();
    this.redraws = 0;
    try {
      // One observer on the body survives that sliders are drawn anew, and hears of it.
      this.observer = new MutationObserver(() => this.follow());
      this.observer.observe(document.body, {
        subtree: true, childList: true, attributes: true, attributeFilter: ["aria-valuetext", "value"],
      });
    } catch (error) {
      console.warn("The ranking is updated only when a slider is released.", error);
    }
  }

  // Server's figures: drawn as they are, unless a slider has moved on meanwhile. On a busy machine
  // an earlier answer may come after a later one.
  show(data) {
    if (data.turn < this.data?.turn) return;
    this.data = data;
    // All rows alike, as wide as the longest score.
    const longest = data.told.reduce((most, text) => Math.max(most, text.length), 0);
    this.root.style.setProperty("--told", `${(0.62 * longest).toFixed(1)}em`);
    const points = this.points();
    this.shown = points.join();
    if (data.follows && this.shown !== data.points.join()) this.compute(points);
    else this.draw(data.score, data.rank, false);
  }

  // Streamlit may end a call that was overtaken after the newer one has drawn, so that its word
  // is not asked: the list ends when it has left the page.
  follow() {
    if (!this.root.isConnected) {
      this.observer.disconnect();
      return;
    }
    if (!this.data?.follows) return;
    const points = this.points();
    const now = points.join();
    if (now === this.shown) return;
    this.shown = now;
    this.compute(points);
    // Sliders that the server moved may arrive after its figures.
    if (now === this.data.points.join()) this.draw(this.data.score, this.data.rank, false);
  }

  // A slider shows whole points; a helper's finer value holds until the slider is moved.
  points() {
    return this.data.points.map((given, j) => {
      const input = document.querySelector(`.st-key-${this.data.keys[j]} input[type="range"]`);
      if (!input) return given;
      const value = Number(input.value);
      return Math.round(given) === value ? given : value;
    });
  }

  compute(points) {
    const { to_ideal: A, to_anti_ideal: B, words } = this.data;
    const total = points.reduce((sum, value) => sum + value, 0);
    if (!(total > 0)) return this.wait(words.nothing);
    this.weigh(points, total);
    // Figures that are missing or beyond a limit count only where their criterion has points:
    // with other regions compared, norms, bounds and ideals are others too.
    if (this.uncompared(points) !== this.uncompared(this.data.points)) return this.wait(words.waits);
    const squares = points.map((value) => (value / total) ** 2);
    const dot = (row) => row.reduce((sum, value, j) => sum + value * squares[j], 0);
    const score = A.map((row, i) => {
      const plus = Math.sqrt(dot(row)), minus = Math.sqrt(dot(B[i]));
      return plus + minus === 0 ? 0.5 : minus / (plus + minus);
    });
    this.draw(score, competitionRanks(score), true);
  }

  uncompared(points) {
    const rows = this.data.excluded.filter((_, j) => points[j] > 0).flat();
    return [...new Set(rows)].sort((a, b) => a - b).join();
  }

  // The server's last figures, pale, and why they do not follow.
  wait(reason) {
    this.draw(this.data.score, this.data.rank, true, reason);
  }

  draw(score, rank, ahead, waits = "") {
    const { names, size, follows, told, lengths, shares, words } = this.data;
    const order = rank.map((_, i) => i).sort((a, b) => rank[a] - rank[b] || a - b);
    const listed = rank.filter((r) => r <= size).length;
    const count = order.length <= MOST_ROWS
      ? order.length : Math.min(order.length, MOST_ROWS, listed + BELOW_SHORTLIST);
    const ties = new Map();
    for (const r of rank) ties.set(r, (ties.get(r) ?? 0) + 1);
    const decimals = follows ? decimalsFor(score, listed) : 2;
    const drawn = new Set();
    const inOrder = [];
    order.slice(0, count).forEach((i, place) => {
      const top = HEADER + place * ROW + (place < listed ? 0 : GAP);
      const row = this.row(i);
      row.style.transform = `translateY(${top}px)`;
      row.classList.toggle("listed", place < listed);
      row.dataset.score = String(score[i]);
      row.dataset.place = String(place);
      const shown = rank[i] + (ties.get(rank[i]) > 1 ? "=" : "");
      const figure = follows ? fixed(score[i], decimals) : told[i];
      const share = shares[i] ?? "";
      const spoken = [shown, names[i], `${words.closeness} ${figure}`];
      if (share) spoken.push(`${words.likely} ${share}`);
      row.setAttribute("aria-label", spoken.join(", "));
      const [position, name, track, value, likely] = row.children;
      position.textContent = shown;
      name.textContent = names[i];
      name.title = names[i];
      track.firstChild.style.width = `${100 * (follows ? score[i] : lengths[i])}%`;
      value.textContent = figure;
      likely.textContent = share;
      drawn.add(i);
      inOrder.push(row);
    });
    for (const [i, row] of this.rows) {
      if (!drawn.has(i)) { row.remove(); this.rows.delete(i); }
    }
    this.frame(listed, count, waits);
    inOrder.splice(listed, 0, this.root.querySelector(".edge"));
    this.arrange(inOrder);
    this.root.classList.toggle("ahead", ahead);
    this.root.classList.toggle("waits", waits !== "");
    this.root.classList.toggle("wide", !follows);
    this.root.classList.toggle("sure", shares.length > 0);
    this.root.dataset.ahead = String(ahead);
    this.root.dataset.redraws = String(++this.redraws);
    // Safe ranges are the server's: until it answers they are those of before.
    for (const mark of document.querySelectorAll(".mcda-range")) {
      mark.classList.toggle("before", ahead);
    }
  }

  // Who hears the list hears it from the first rank on. What stands right already is not moved:
  // a part that is taken out and put back jumps instead of gliding, unless the browser can move it.
  arrange(parts) {
    const last = this.root.lastElementChild;
    let before = null;
    for (const part of [...parts].reverse()) {
      if (before ? part.nextElementSibling !== before : part !== last) {
        if (this.root.moveBefore) this.root.moveBefore(part, before);
        else this.root.insertBefore(part, before);
      }
      before = part;
    }
  }

  row(i) {
    let row = this.rows.get(i);
    if (row) return row;
    row = document.createElement("div");
    row.className = "row";
    row.setAttribute("role", "listitem");
    for (const part of ["position", "name", "track", "value", "likely"]) {
      const cell = document.createElement("span");
      cell.className = part;
      if (part === "track") cell.append(document.createElement("span"));
      row.append(cell);
    }
    this.rows.set(i, row);
    this.root.append(row);
    return row;
  }

  frame(listed, count, waits) {
    const { region, closeness, likely, edge } = this.data.words;
    this.root.style.height = `${HEADER + count * ROW + GAP}px`;
    this.root.querySelector(".heading-region").textContent = waits || region;
    this.root.querySelector(".heading-closeness").textContent = closeness;
    this.root.querySelector(".heading-likely").textContent = likely;
    const line = this.root.querySelector(".edge");
    line.querySelector("span").textContent = edge.replace("{size}", String(listed));
    line.style.transform = `translateY(${HEADER + listed * ROW}px)`;
  }

  // The percents beside the sliders are ours too; the server writes the same ones on release.
  weigh(points, total) {
    const groups = new Map();
    points.forEach((value, j) => {
      const key = this.data.keys[j];
      write(`[data-weight="${key}"]`, value / total);
      const group = document.querySelector(`[data-weight="${key}"]`)?.dataset.group;
      if (group) groups.set(group, (groups.get(group) ?? 0) + value / total);
    });
    for (const [group, share] of groups) write(`[data-weight="${group}"]`, share);
  }
}

function write(selector, share) {
  const element = document.querySelector(selector);
  if (element) element.textContent = percent(share);
}

// Decimals are written as the server writes them, or figures would change on release: of two
// neighbours that are equally near, which only halves in binary are, the even digit.
function fixed(value, decimals) {
  const halves = value * 2 ** (decimals + 1);
  const text = value.toFixed(decimals);
  const isHalf = Number.isInteger(halves) && halves % 2 !== 0;
  return isHalf && Number(text.at(-1)) % 2
    ? (Math.floor(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals) : text;
}

// As in mcda/ranking/wording.py: what is not all does not read 100 %, nor something 0 %.
function percent(share) {
  const rounded = Number(fixed(100 * share, 0));
  const isPart = share > ROUNDING && share < 1 - ROUNDING;
  if (isPart && rounded >= 100) return ">99 %";
  return isPart && rounded <= 0 ? "<1 %" : `${rounded} %`;
}

// As in mcda/ranking/wording.py: who leads and where the shortlist ends must not read alike.
function decimalsFor(score, listed) {
  const ordered = [...score].sort((a, b) => b - a);
  const leading = ordered.filter((value) => value >= ordered[0] - TIE).length;
  const edges = [leading, listed].filter((n) => n > 0 && n < ordered.length);
  const apart = (d) => edges.every((n) => fixed(ordered[n - 1], d) !== fixed(ordered[n], d));
  return [2, 3].find(apart) ?? 4;
}

// Ties share a rank: a score within 1e-12 of the next better one.
function competitionRanks(score) {
  const order = score.map((_, i) => i).sort((a, b) => score[b] - score[a] || a - b);
  const rank = new Array(score.length);
  order.forEach((i, place) => {
    const better = order[place - 1];
    rank[i] = place > 0 && score[better] - score[i] <= TIE ? rank[better] : place + 1;
  });
  return rank;
}
