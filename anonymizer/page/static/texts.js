/** The original and the draft side by side, paragraph by paragraph, with their mentions marked. */

import { pairs } from "./blocks.js";
import { all, element, find } from "./dom.js";
import { word } from "./words.js";

/** Shows a view, and touches only the paragraphs in which something changed. */
export class Texts {
  constructor(root, { select }) {
    this.root = root;
    this.rows = [];
    root.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-m]");
      if (mark && getSelection().isCollapsed) select(mark.dataset.m, { from: mark });
    });
    root.addEventListener("keydown", (event) => {
      const mark = event.target.closest("[data-m]");
      if (mark && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        select(mark.dataset.m, { from: mark });
      }
    });
    // a selection stays in the column in which it began
    root.addEventListener("pointerdown", (event) => {
      const side = event.target.closest("[data-side]")?.dataset.side ?? "";
      root.dataset.selecting = side;
    });
  }

  /** Show a view. */
  show(view) {
    const original = marks(view, "start", "end");
    const draft = marks(view, "output_start", "output_end");
    const rows = pairs(view);
    rows.forEach(([left, right], index) => {
      const row = (this.rows[index] ??= this.#row());
      this.#fill(row, "original", left, view.original.text, original, view.language);
      this.#fill(row, "draft", right, view.draft.text, draft, view.language);
    });
    for (const row of this.rows.splice(rows.length)) row.element.remove();
  }

  #row() {
    const cell = (side) => element("div", { class: "cell", role: "cell", "data-side": side });
    const row = { original: cell("original"), draft: cell("draft"), seen: {} };
    row.element = element("div", { class: "pair", role: "row" }, row.original, row.draft);
    this.root.append(row.element);
    return row;
  }

  #fill(row, side, block, text, marked, language) {
    const inside = block ? block.parts.map((part) => within(marked, part)) : [];
    const seen = block ? signature(text, block, inside) : "";
    if (row.seen[side] === seen) return;
    row.seen[side] = seen;
    const parts = block ? block.parts.map((part, at) => run(text, part, inside[at])) : [];
    row[side].replaceChildren(...(block ? [dressed(block, parts)] : []));
    row[side].lang = language;
  }

  /** Mark one mention as the current one and bring it into sight. */
  current(id, { scroll = true, focus = false } = {}) {
    for (const mark of all("[aria-current]", this.root)) {
      mark.removeAttribute("aria-current");
      mark.removeAttribute("draggable");
      mark.tabIndex = -1;
    }
    const found = id ? all(`[data-m="${CSS.escape(id)}"]`, this.root) : [];
    for (const mark of found) {
      mark.setAttribute("aria-current", "true");
      mark.draggable = true; // only this one: text can be selected from every other
      mark.tabIndex = 0;
    }
    const [mark] = found;
    if (!mark) return;
    if (scroll) reveal(mark);
    if (focus) mark.focus({ preventScroll: true });
  }

  /** The element that holds an offset of one side, with the offset in it. */
  part(side, offset) {
    return all(`[data-side=${side}] [data-start]`, this.root).find(
      (each) => Number(each.dataset.start) <= offset && offset <= Number(each.dataset.end),
    );
  }

  /** Select a span as a mouse would, and bring it into sight. */
  selectSpan(side, start, end) {
    const part = this.part(side, start);
    if (!part) return;
    const base = Number(part.dataset.start);
    const range = document.createRange();
    range.setStart(...place(part, start - base));
    range.setEnd(...place(part, Math.min(end, Number(part.dataset.end)) - base));
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    reveal(part);
  }

  /** The span of the original that is selected, without spaces around it; or null. */
  selected(text) {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const words = text.slice(start, end);
    if (!words.trim()) return null;
    return { start: start + words.search(/\S/), end: start + words.trimEnd().length };
  }
}

function reveal(mark) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  mark.scrollIntoView({ block: "center", behavior: calm ? "instant" : "auto" });
}

/** Where a point of the page lies in the original, or null. */
function offsetOf(node, offset) {
  const holder = node instanceof Element ? node : node.parentElement;
  const part =
    holder?.closest("[data-side=original] [data-start]") ??
    find("[data-start]", holder ?? undefined);
  if (!part?.closest("[data-side=original]")) return null;
  const range = document.createRange();
  range.setStart(part, 0);
  if (part.contains(node)) range.setEnd(node, offset);
  return Number(part.dataset.start) + range.toString().length;
}

/** The text node at an offset of a part, with the offset in it. */
function place(part, offset) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let left = offset;
  let node = walker.nextNode();
  while (node && left > node.length) {
    left -= node.length;
    node = walker.nextNode();
  }
  return node ? [node, left] : [part, 0];
}

/** The marks of one side in text order. */
function marks(view, start, end) {
  return view.mentions
    .filter((mention) => mention[start] !== null && mention[start] !== undefined)
    .map((mention) => ({
      id: mention.id,
      start: mention[start],
      end: mention[end],
      action: mention.action,
      state: mention.state,
      type: mention.type,
      label: view.subject.get(mention.subject)?.label ?? "",
      comments: mention.comment_count,
    }))
    .sort((one, other) => one.start - other.start);
}

function within(marked, { start, end }) {
  let low = 0;
  let high = marked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marked[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < marked.length && marked[at].start < end; at += 1) found.push(marked[at]);
  return found;
}

/** Changes exactly when the block must be drawn anew. */
function signature(text, block, inside) {
  const pieces = block.parts.map(({ start, end }, at) =>
    [start, text.slice(start, end), ...inside[at].map((m) => Object.values(m).join())].join(
      "\u0000",
    ),
  );
  return [block.kind, block.level, ...pieces].join("\u0001");
}

/** Signs of Markdown that its readers do not see: they are there, but not shown. */
const SIGNS = /^\s{0,3}#{1,6}\s+|\\(?=[*†_#])/g;

function plain(holder, text) {
  let at = 0;
  for (const sign of text.matchAll(SIGNS)) {
    holder.append(text.slice(at, sign.index), element("span", { class: "sign", text: sign[0] }));
    at = sign.index + sign[0].length;
  }
  holder.append(text.slice(at));
}

/** One run of text with its marks. Its characters are those of the text, no more and no fewer. */
function run(text, { start, end }, inside) {
  const holder = element("span", { "data-start": start, "data-end": end });
  let at = start;
  for (const mark of inside) {
    const from = Math.max(mark.start, at);
    const to = Math.min(mark.end, end);
    if (from >= to) continue;
    if (from > at) plain(holder, text.slice(at, from));
    holder.append(marked(text.slice(from, to), mark));
    at = to;
  }
  if (at < end) plain(holder, text.slice(at, end));
  return holder;
}

function marked(text, mark) {
  const told = [word(`types.${mark.type}`), mark.label, word(`actions.${mark.action}`)];
  return element("span", {
    text,
    class: "mark",
    role: "button",
    tabindex: "-1",
    "data-m": mark.id,
    "data-action": mark.action,
    "data-state": mark.state,
    "data-label": mark.label,
    "data-comments": mark.comments || null,
    "aria-label": `${text}: ${told.join(" ")}, ${word(`states.${mark.state}`)}`,
  });
}

function dressed({ kind, level, wrapped }, parts) {
  if (kind === "heading")
    return element(`h${Math.min(level + 2, 6)}`, { class: "block" }, ...parts);
  if (kind === "row") {
    return element("div", { class: "block row" }, ...parts.map((part) => element("div", {}, part)));
  }
  return element("p", { class: `block ${kind}${wrapped ? " wrapped" : ""}` }, ...parts);
}
