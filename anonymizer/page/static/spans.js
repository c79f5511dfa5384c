/** Where mentions begin and end, in dialogs: one that was missed, and one made longer or shorter. */

import { nameInDraft } from "./current.js";
import { ask, select, tick } from "./dialog.js";
import { element, find, say } from "./dom.js";
import { AROUND, typeOptions } from "./edits.js";
import { folded, places } from "./search.js";
import { word } from "./words.js";

/** A missed mention: the span that is selected in the original. */
export function add(story, span) {
  if (!span) {
    say(word("add.select_first"), { wrong: true });
    return;
  }
  const { view } = story;
  const words = view.original.text.slice(span.start, span.end);
  const others = places(folded(view.original.text), words).length - 1;
  const guess = view.subjects.find((subject) => subject.type === "PERSON") ? "PERSON" : "LOCATION";
  const who = select(word("add.subject"), "subject", [], "");
  const refresh = (type) => {
    const list = find("select", who);
    if (list.dataset.type === type) return;
    list.dataset.type = type;
    const known = view.subjects
      .filter((subject) => subject.type === type)
      .map((subject) => [subject.id, `${subject.label} · ${nameInDraft(view, subject)}`]);
    list.replaceChildren(
      ...[["", word("add.new_subject")], ...known].map(([value, text]) =>
        element("option", { value, text }),
      ),
    );
  };
  ask({
    title: word("add.title"),
    fields: [
      element("blockquote", { class: "words", text: words }),
      select(word("change.type"), "type", typeOptions(), guess),
      who,
      others > 0 ? tick(word("add.everywhere", { count: others }), "everywhere", true) : null,
    ].filter(Boolean),
    action: word("add.save"),
    changed: (data) => refresh(data.get("type")),
    submit: async (data) => {
      const command = {
        do: "add",
        start: view.offsets.toPoints(span.start),
        end: view.offsets.toPoints(span.end),
        entity_type: data.get("type"),
        subject: data.get("subject") || null,
        everywhere: data.has("everywhere"),
      };
      await story.do(command, { strict: true });
      getSelection().removeAllRanges();
      const made = story.view.mentions.find(
        (each) => each.start <= span.start && span.start < each.end,
      );
      if (made) story.select(made.id);
    },
  });
}

/** A span made longer or shorter, with buttons or arrow keys. */
export function bounds(story) {
  const { current: mention, view } = story;
  if (!mention) return;
  const text = view.original.text;
  let { start, end } = mention;
  const shown = element("p", { class: "preview bounds", "aria-live": "polite" });
  const show = () => {
    shown.replaceChildren(
      `… ${text.slice(Math.max(0, start - AROUND), start)}`,
      element("span", {
        class: "mark",
        "data-action": mention.action,
        text: text.slice(start, end),
      }),
      `${text.slice(end, end + AROUND)} …`,
    );
  };
  const move = (edge, by) => {
    const from = edge === "start" ? start : end;
    const to = stop(text, from, by);
    if (edge === "start" && to >= 0 && to < end) start = to;
    if (edge === "end" && to <= text.length && to > start) end = to;
    show();
  };
  const pad = (edge) =>
    element(
      "div",
      { class: "pad", role: "group", "aria-label": word(`bounds.${edge}`) },
      element("span", { text: word(`bounds.${edge}`) }),
      ...[-1, 1].map((by) =>
        element("button", {
          type: "button",
          text: by < 0 ? "←" : "→",
          "aria-label": word(`bounds.${edge}_${by < 0 ? "left" : "right"}`),
          on: { click: () => move(edge, by) },
        }),
      ),
    );
  const dialog = ask({
    title: word("bounds.title"),
    fields: [
      shown,
      element("div", { class: "pads" }, pad("start"), pad("end")),
      element("p", { class: "small", text: word("bounds.keys") }),
    ],
    action: word("bounds.save"),
    ready: true,
    submit: () =>
      story.do(
        {
          do: "resize",
          mention: mention.id,
          start: view.offsets.toPoints(start),
          end: view.offsets.toPoints(end),
        },
        { strict: true },
      ),
  });
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(event.shiftKey ? "start" : "end", by);
  });
  show();
}

/** The next edge of a word, one line at most; pairs of units are never cut. */
function stop(text, from, by) {
  const isWord = (at) => /[\p{L}\p{N}]/u.test(text[at] ?? "");
  let at = from + by;
  while (at > 0 && at < text.length && isWord(at - 1) === isWord(at)) at += by;
  return at;
}
