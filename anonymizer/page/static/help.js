/** The overlay that shows all keys, and turns single keys off. */

import { element } from "./dom.js";
import { settings, write } from "./server.js";
import { word } from "./words.js";

const KEYS = [
  ["n, p", "open"],
  ["→, ←", "any"],
  ["], [", "same"],
  ["A", "accept"],
  ["⇧A", "accept_subject"],
  ["G", "accept_spelling"],
  ["X", "reject"],
  ["K", "keep"],
  ["E", "change"],
  ["B", "bounds"],
  ["I", "add"],
  ["C", "comment"],
  ["R", "rename"],
  ["T", "another"],
  ["M", "merge"],
  ["S", "split"],
  ["V", "see"],
  ["/", "search"],
  ["1 – 4", "tabs"],
  ["Ctrl+Z, U", "undo"],
  ["Ctrl+⇧Z", "redo"],
  ["F", "finish"],
  ["?", "help"],
];

export function showHelp() {
  const rows = KEYS.map(([key, name]) =>
    element(
      "div",
      {},
      element("dt", {}, element("kbd", { text: key })),
      element("dd", { text: word(`keys.${name}`) }),
    ),
  );
  const single = element("input", { type: "checkbox", id: "single", checked: settings.keys });
  single.addEventListener("change", () => {
    settings.keys = single.checked;
    document.body.classList.toggle("no-keys", !single.checked);
    write("/api/settings", { keys: single.checked });
  });
  const dialog = element(
    "dialog",
    { "aria-labelledby": "help-title", class: "wide" },
    element("h2", { id: "help-title", text: word("keys.title") }),
    element("p", { class: "small", text: word("keys.mouse") }),
    element("dl", { class: "keys" }, ...rows),
    element("label", { class: "tick" }, single, element("span", { text: word("keys.single") })),
    element(
      "form",
      { method: "dialog", class: "buttons end" },
      element("button", { class: "main", autofocus: true, text: word("keys.close") }),
    ),
  );
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}
