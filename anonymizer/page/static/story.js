/** One story under review: what is shown, which mention is the current one, what is done. */

import { button, element, find, say } from "./dom.js";
import { startKeys } from "./keys.js";
import { Lists } from "./lists.js";
import { converted } from "./offsets.js";
import { startSearch } from "./search.js";
import { startSelecting } from "./selecting.js";
import { Refused, write } from "./server.js";
import { showCurrent, showOffers } from "./current.js";
import { Texts } from "./texts.js";
import { refusalText, verdictText, word } from "./words.js";
import * as edits from "./edits.js";
import * as people from "./people.js";
import * as spans from "./spans.js";
import { showElsewhere } from "./elsewhere.js";
import { showHelp } from "./help.js";
import { showRules } from "./rules.js";
import { showFinish } from "./finish.js";

const IDLE_BEFORE_CHECKS = 2500;

export async function showStory(number) {
  const story = new Story(number);
  await story.start();
}

export class Story {
  constructor(number) {
    this.number = number;
    this.view = null;
    this.currentId = null;
    this.turn = Promise.resolve();
    this.texts = new Texts(find("#texts"), { select: (id, from) => this.select(id, from) });
    this.lists = new Lists(this);
  }

  async start() {
    this.#tools();
    startKeys(this);
    startSearch(this);
    startSelecting(this);
    try {
      this.take(await this.ask("view"));
    } catch (error) {
      this.failed(error);
      return;
    }
    const asked = location.hash.slice(1); // from another story
    const first = this.view.mention.has(asked) ? asked : null;
    this.select(first ?? this.view.todo[0] ?? this.view.mentions[0]?.id ?? null, { focus: false });
    document.body.dataset.ready = "true";
    performance.mark("interactive");
  }

  /** The mention that keys and buttons act on. */
  get current() {
    return this.view?.mention.get(this.currentId) ?? null;
  }

  /** The subject of the current mention. */
  get subject() {
    return this.view?.subject.get(this.current?.subject) ?? null;
  }

  ask(verb, body = {}) {
    return write(`/api/stories/${this.number}/${verb}`, body);
  }

  /** Show a view that the server sent. */
  take(view) {
    const place = this.current?.start ?? 0;
    this.view = converted(view);
    this.texts.show(this.view);
    if (this.currentId && !this.view.mention.has(this.currentId)) {
      // what was the current one is undone: on from where it stood
      const { mentions } = this.view;
      this.currentId = (mentions.find(({ start }) => start >= place) ?? mentions.at(-1))?.id ?? null;
    }
    this.#show();
    this.#checkLater();
  }

  #show() {
    const { view } = this;
    find("#name").textContent = view.name.split("/").at(-1);
    const verdict = find("#verdict");
    verdict.dataset.state = view.verdict.state;
    verdict.textContent = verdictText(view);
    const { decided, total } = view.progress;
    find("#progress").max = Math.max(total, 1);
    find("#progress").value = decided;
    find("#progress-text").textContent = word("page.decided", { decided, total });
    find("#undo").disabled = !view.can_undo;
    find("#redo").disabled = !view.can_redo;
    this.texts.current(this.currentId, { scroll: false });
    keepFocus(() => {
      showCurrent(this);
      showOffers(this);
      this.lists.show();
    });
  }

  /** Do things one after the other: each acts on what the one before it left. */
  inTurn(run) {
    document.body.dataset.busy = "true";
    const mine = this.turn.then(run).catch((error) => this.failed(error));
    this.turn = mine;
    mine.finally(() => {
      if (this.turn === mine) delete document.body.dataset.busy;
    });
    return mine;
  }

  /**
   * Send a command and show what it made. Returns whether that worked; a dialog passes `strict` and
   * shows the refusal itself.
   */
  async do(command, { said = command.do, values = {}, strict = false, ahead = false } = {}) {
    const offers = this.view.offers.length;
    try {
      this.take(await this.ask("do", command));
    } catch (error) {
      if (strict) throw error;
      this.failed(error);
      return false;
    }
    const text = word(`said.${said}`, values);
    if (ahead) this.ahead();
    const offer = this.view.offers.length > offers ? word("offers.asked") : "";
    say([text, word("page.left", { count: this.view.todo.length }), offer].join(" ").trim());
    return true;
  }

  async move(verb) {
    try {
      this.take(await this.ask(verb));
      say(word(`said.${verb}`));
    } catch (error) {
      this.failed(error);
    }
  }

  failed(error) {
    if (!(error instanceof Refused)) throw error;
    say(refusalText(error), { wrong: true });
  }

  /** Make a mention the current one. `from` is the element that was clicked. */
  select(id, { focus = null, scroll = true, from = null } = {}) {
    this.currentId = id;
    const inTexts = focus ?? (document.activeElement === document.body || isIn("#texts"));
    this.texts.current(id, { scroll: scroll && !from, focus: inTexts && !from });
    from?.focus({ preventScroll: true });
    keepFocus(() => {
      showCurrent(this);
      this.lists.mark();
    });
  }

  /** The next or the previous mention, of all or of those still open, in text order. */
  step(by, { open = false } = {}) {
    const { mentions } = this.view;
    const count = mentions.length;
    const from = mentions.findIndex((mention) => mention.id === this.currentId);
    let at = from < 0 && by < 0 ? 0 : from;
    for (let tries = 0; tries < count; tries += 1) {
      at = (at + by + count) % count;
      if (!open || mentions[at].state === "open") {
        this.select(mentions[at].id);
        return true;
      }
    }
    say(word("said.nothing_open"));
    return false;
  }

  /** The next mention of the same subject. */
  along(by) {
    const ids = this.subject?.mentions ?? [];
    if (ids.length === 0) return;
    const at = ids.indexOf(this.currentId);
    this.select(ids[(at + by + ids.length) % ids.length]);
  }

  /** On to what is still open, if the current mention is decided. */
  ahead() {
    if (this.view.todo.length === 0) return;
    if (this.current?.state !== "open") this.step(1, { open: true });
  }

  accept() {
    const mention = this.current;
    if (mention?.state !== "open") return this.step(1, { open: true });
    return this.do({ do: "accept", mentions: [mention.id] }, { ahead: true });
  }

  acceptSubject(subject = this.subject) {
    if (!subject) return;
    const values = { label: subject.label };
    return this.do({ do: "accept_subject", subject: subject.id }, { values, ahead: true });
  }

  acceptSpelling() {
    if (this.current)
      return this.do({ do: "accept_spelling", mention: this.currentId }, { ahead: true });
  }

  acceptSafe() {
    return this.do({ do: "accept_all_safe" }, { ahead: true });
  }

  reject() {
    if (this.current) return this.do({ do: "reject", mention: this.currentId }, { ahead: true });
  }

  another(subject = this.subject) {
    if (subject)
      return this.do({ do: "another", subject: subject.id }, { values: { label: subject.label } });
  }

  change = (subject) => edits.change(this, subject);
  keep = (subject) => edits.keep(this, subject);
  bounds = () => spans.bounds(this);
  comment = () => edits.comment(this);
  add = (span) => spans.add(this, span ?? this.texts.selected(this.view.original.text));
  merge = (subject = this.subject, other = null) => people.merge(this, subject, other);
  split = (subject = this.subject, chosen = []) => people.split(this, subject, chosen);
  rename = (subject = this.subject) => people.rename(this, subject);
  elsewhere = (subject = this.subject) => showElsewhere(this, subject);
  rules = () => showRules(this);
  help = () => showHelp();
  finish = () => showFinish(this);

  #tools() {
    const tools = [
      ["undo", "Ctrl+Z", () => this.inTurn(() => this.move("undo"))],
      ["redo", "Ctrl+Shift+Z", () => this.inTurn(() => this.move("redo"))],
    ].map(([name, key, run]) =>
      element("button", {
        type: "button",
        id: name,
        class: `icon ${name}`,
        "aria-label": word(`page.${name}`),
        "aria-keyshortcuts": key.replace("Ctrl", "Control"),
        title: `${word(`page.${name}`)} (${key})`,
        on: { click: run },
      }),
    );
    find("#tools").append(
      ...tools,
      button(word("page.help"), () => this.help(), {
        class: "quiet",
        id: "help",
        "aria-keyshortcuts": "?",
      }),
      button(word("page.finish"), () => this.finish(), { class: "main", id: "finish" }),
    );
  }

  /** The full checks read the draft again; they wait until nothing is being done. */
  #checkLater() {
    clearTimeout(this.timer);
    if (this.view.verdict.verified) return;
    const { version } = this.view;
    this.timer = setTimeout(async () => {
      const checked = await this.ask("verify").catch(() => null);
      if (checked && this.view.version === version && checked.version === version) {
        this.inTurn(() => this.view.version === version && this.take(checked));
      }
    }, IDLE_BEFORE_CHECKS);
  }
}

const isIn = (selector) => document.activeElement?.closest(selector) !== null;

/** Draw something anew without losing the place of who uses the keyboard. */
function keepFocus(draw) {
  const key = document.activeElement?.dataset?.key;
  const inside = isIn("#aside");
  draw();
  if (!inside || document.activeElement !== document.body) return;
  const again = key && find(`[data-key="${CSS.escape(key)}"]`);
  (again || find("#aside")).focus({ preventScroll: true });
}
