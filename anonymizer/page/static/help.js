/** The overlay that shows all keys, and turns single keys off. */

import { overlay } from "./dialog.js";
import { element } from "./dom.js";
import { settings, write } from "./server.js";
import { word } from "./words.js";

const KEYS = [
  ["N, P", "open"],
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
  ["Q", "question"],
  ["Y, D", "answer"],
  ["V", "see"],
  ["/", "search"],
  ["1 – 4", "tabs"],
  ["Ctrl+Z, U", "undo"],
  ["Ctrl+⇧Z", "redo"],
  [", .", "stories"],
  ["O", "elsewhere"],
  ["L", "rules"],
  ["⇧L", "learn"],
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
  overlay("help", word("keys.title"), [
    element("p", { class: "small", text: word("keys.mouse") }),
    element("dl", { class: "keys" }, ...rows),
    element("label", { class: "tick" }, single, element("span", { text: word("keys.single") })),
  ]);
}
