/** The end of a review: what is still open, the full checks, the file, and the sign-off. */

import { element, find } from "./dom.js";
import { Refused, settings } from "./server.js";
import { findingText, refusalText, verdictText, word } from "./words.js";

export function showFinish(story) {
  const dialog = element("dialog", {
    class: "wide",
    "aria-labelledby": "finish-title",
    id: "finish-dialog",
  });
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.({ preventScroll: true });
  });
  document.body.append(dialog);
  const finish = new Finish(story, dialog);
  finish.draw();
  dialog.showModal();
  finish.check();
}

class Finish {
  constructor(story, dialog) {
    Object.assign(this, {
      story,
      dialog,
      written: null,
      manifest: null,
      over: false,
      trouble: null,
      turn: Promise.resolve(),
    });
    this.ticked = new Set();
  }

  draw() {
    const { view } = this.story;
    this.dialog.replaceChildren(
      element("h2", { id: "finish-title", text: word("finish.title") }),
      element("ol", { class: "steps" }, this.#checks(view), this.#file(view), this.#sign(view)),
      element("p", { class: "trouble", role: "alert", text: this.trouble }),
      element(
        "form",
        { method: "dialog", class: "buttons end" },
        element("button", { text: word("finish.close"), "data-key": "close" }),
      ),
    );
  }

  #checks(view) {
    const { verdict, todo } = view;
    const rows = verdict.findings
      .slice(0, 8)
      .map((finding) => element("li", { text: findingText(finding) }));
    return element(
      "li",
      {},
      element("h3", { text: word("finish.checks") }),
      element("p", {
        class: "verdict",
        "data-state": verdict.state,
        role: "status",
        text: verdict.verified ? verdictText(view) : word("finish.checking"),
      }),
      todo.length ? element("p", { text: word("finish.open", { count: todo.length }) }) : null,
      rows.length ? element("ul", {}, ...rows) : null,
    );
  }

  #file(view) {
    return element(
      "li",
      {},
      element("h3", { text: word("finish.file") }),
      element("p", { class: "small", text: word("finish.file_more") }),
      element("button", {
        type: "button",
        id: "write",
        "data-key": "write",
        text: word(this.over ? "finish.write_over" : "finish.write"),
        on: { click: () => this.write() },
      }),
      element("p", {
        role: "status",
        class: "path",
        text: this.written ? word("finish.written", { path: this.written }) : "",
      }),
    );
  }

  #sign(view) {
    const title = element("h3", { text: word("finish.sign") });
    if (view.signed?.valid) {
      const told = this.manifest
        ? element("p", {
            class: "path small",
            text: word("finish.manifest", { path: this.manifest }),
          })
        : null;
      return element(
        "li",
        {},
        title,
        told,
        element("p", {
          class: "signed",
          text: word("finish.signed", {
            by: view.signed.by,
            at: view.signed.at.slice(0, 16).replace("T", " "),
          }),
        }),
      );
    }
    if (view.editors.includes(view.editor)) {
      return element("li", {}, title, element("p", { text: word("finish.other_person") }));
    }
    const rows = view.checklist.map((check) => {
      const input = element("input", { type: "checkbox", checked: this.ticked.has(check.id) });
      input.addEventListener("change", () =>
        this.ticked[input.checked ? "add" : "delete"](check.id),
      );
      return element(
        "label",
        { class: "tick" },
        input,
        element("span", {
          text: check.text[settings.language] ?? check.text.en ?? Object.values(check.text)[0],
        }),
      );
    });
    return element(
      "li",
      {},
      title,
      element("p", { class: "small", text: word("finish.sign_more") }),
      element("fieldset", {}, element("legend", { text: word("finish.checklist") }), ...rows),
      element("button", {
        type: "button",
        id: "sign",
        "data-key": "sign",
        class: "main",
        text: word("finish.sign_now"),
        on: { click: () => this.sign() },
      }),
    );
  }

  check() {
    if (this.story.view.verdict.verified) return;
    this.#run(async () => this.story.take(await this.story.ask("verify")));
  }

  write() {
    this.#run(async () => {
      try {
        const { path, view } = await this.story.ask("write", {
          force: this.over || this.written !== null,
        });
        this.written = path;
        this.over = false;
        this.story.take(view);
      } catch (error) {
        this.over = error.code === "UsageError"; // it exists already
        throw error;
      }
    });
  }

  sign() {
    this.#run(async () => {
      const checklist = Object.fromEntries([...this.ticked].map((id) => [id, true]));
      const { view, manifest } = await this.story.ask("sign", { checklist });
      this.manifest = manifest;
      this.story.take(view);
    });
  }

  /** One after the other: a click while the checks read is done when they have. */
  #run(work) {
    this.turn = this.turn.then(() => this.#one(work));
  }

  async #one(work) {
    const key = document.activeElement?.dataset?.key;
    try {
      this.trouble = null;
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.trouble = refusalText(error);
    }
    this.draw();
    if (key) find(`[data-key="${key}"]`, this.dialog)?.focus();
  }
}
