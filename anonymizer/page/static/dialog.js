/** One dialog at a time: a title, fields, and what its main button does. */

import { element } from "./dom.js";
import { Refused } from "./server.js";
import { refusalText, word } from "./words.js";

let number = 0;

/**
 * Ask for something. `submit` gets the form's data and how often a refusal was confirmed; when it
 * throws a refusal, the dialog says why and stays. `changed` runs with every change of a field;
 * `ready` puts the focus on the main button.
 */
export function ask({ title, fields = [], action, submit, changed, wide = false, ready = false }) {
  number += 1;
  const id = `dialog-${number}`;
  const before = document.activeElement;
  const trouble = element("p", { class: "trouble", role: "alert" });
  const main = element("button", { class: "main", text: action, autofocus: ready });
  const form = element(
    "form",
    { method: "dialog", novalidate: true },
    element("h2", { id, text: title }),
    ...fields,
    trouble,
    element(
      "div",
      { class: "buttons end" },
      element("button", {
        type: "button",
        text: word("dialog.cancel"),
        on: { click: () => dialog.close() },
      }),
      main,
    ),
  );
  const dialog = element("dialog", { "aria-labelledby": id, class: wide ? "wide" : null }, form);
  let confirmed = 0;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (main.getAttribute("aria-disabled") === "true") return;
    main.setAttribute("aria-disabled", "true");
    document.body.dataset.busy = "true";
    try {
      await submit(new FormData(form), confirmed);
      dialog.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble.textContent = refusalText(error);
      if (error.code === "confirm") {
        confirmed += 1;
        main.textContent = word(confirmed > 1 ? "dialog.really" : "dialog.all_the_same");
        main.classList.add("danger");
      }
    } finally {
      main.removeAttribute("aria-disabled");
      delete document.body.dataset.busy;
    }
  });
  form.addEventListener("keydown", (event) => {
    // as in a field for a line of text, which sends the form by itself
    if (event.key !== "Enter" || !event.target.matches("select, [type=radio], [type=checkbox]"))
      return;
    event.preventDefault();
    form.requestSubmit(main);
  });
  if (changed) form.addEventListener("input", () => changed(new FormData(form), form));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  changed?.(new FormData(form), form);
  return dialog;
}

/** A dialog that only shows something, with a button that closes it. */
export function overlay(name, title, content) {
  const before = document.activeElement;
  const dialog = element(
    "dialog",
    { "aria-labelledby": `${name}-title`, class: "wide" },
    element("h2", { id: `${name}-title`, text: title }),
    ...content,
    element(
      "form",
      { method: "dialog", class: "buttons end" },
      element("button", { class: "main", autofocus: true, text: word("dialog.close") }),
    ),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A choice of several, as radio buttons: `[value, text]`. */
export function choice(legend, name, options, chosen) {
  return element(
    "fieldset",
    { class: "choice" },
    element("legend", { text: legend }),
    ...options.map(([value, ...content]) =>
      element(
        "label",
        {},
        element("input", { type: "radio", name, value, checked: value === chosen }),
        ...content,
      ),
    ),
  );
}

/** A choice of many, as a list that opens. */
export function select(label, name, options, chosen) {
  return element(
    "label",
    { class: "field" },
    element("span", { text: label }),
    element(
      "select",
      { name },
      ...options.map(([value, text]) =>
        element("option", { value, text, selected: value === chosen }),
      ),
    ),
  );
}

/** A line of text. */
export function line(label, name, { value = "", ...attributes } = {}) {
  return element(
    "label",
    { class: "field" },
    element("span", { text: label }),
    element("input", { name, value, autocomplete: "off", spellcheck: "false", ...attributes }),
  );
}

/** Something to tick. */
export const tick = (label, name, checked = false) =>
  element(
    "label",
    { class: "tick" },
    element("input", { type: "checkbox", name, checked }),
    element("span", { text: label }),
  );
