/** Small helpers for elements. Text is only ever set as text: nothing here reads HTML. */

export const find = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/**
 * A new element. Properties are attributes; `on` holds listeners, `text` its text, and an attribute
 * that is false, null or undefined is left out.
 */
export function element(tag, { on = {}, text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value);
  }
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
  if (text !== undefined) made.textContent = text;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * Rows of a list that are made again only when something in them changed. `rows` holds `[key,
 * signature, make]`; what stays in its place is not touched.
 */
export function arrange(list, rows) {
  const old = list.rows ?? new Map();
  list.rows = new Map();
  let next = list.firstChild;
  for (const [key, signature, make] of rows) {
    const known = old.get(key);
    const row = known?.signature === signature ? known.row : make();
    list.rows.set(key, { signature, row });
    if (row === next) next = next.nextSibling;
    else list.insertBefore(row, next);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

/** A button that says what it does and, if single keys are on, which key does the same. */
export function button(text, run, { key, ...attributes } = {}) {
  const shown = key ? element("kbd", { "aria-hidden": "true", text: key }) : null;
  return element(
    "button",
    {
      type: "button",
      on: { click: run },
      "aria-keyshortcuts": key?.replace("⇧", "Shift+"),
      ...attributes,
    },
    text,
    shown,
  );
}

/** Say a result to everybody: shown for a while, and read by screen readers. */
export function say(text, { wrong = false } = {}) {
  const region = find(wrong ? "#alarm" : "#status");
  region.textContent = text;
  clearTimeout(say.timers?.[region.id]);
  say.timers = { ...say.timers, [region.id]: setTimeout(() => (region.textContent = ""), 8000) };
}

/** Whether somebody is typing there, so that single keys are letters. */
export const isTyping = (target) =>
  target instanceof Element &&
  target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;
