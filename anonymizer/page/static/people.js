/** Who is who, in dialogs: merge, split, rename. */

import { badge, nameInDraft } from "./current.js";
import { ask, choice, line } from "./dialog.js";
import { element, say } from "./dom.js";
import { word } from "./words.js";

const AROUND = 40;

const named = (view, subject) => [
  badge(subject),
  ` ${nameInDraft(view, subject)} `,
  element("span", {
    class: "small",
    text: word("subjects.mentions", { count: subject.mentions.length }),
  }),
];

/** Two subjects are one; the first keeps its pseudonym. */
export function merge(story, subject, other = null) {
  if (!subject) return;
  const others = story.view.subjects.filter(
    (each) => each.type === subject.type && each.id !== subject.id,
  );
  if (others.length === 0) {
    say(word("merge.nobody"), { wrong: true });
    return;
  }
  ask({
    title: word("merge.title"),
    fields: [
      element("p", {}, ...named(story.view, subject)),
      choice(
        word("merge.with"),
        "other",
        others.map((each) => [each.id, ...named(story.view, each)]),
        (other ?? others[0]).id,
      ),
      element("p", {
        class: "small",
        text: word("merge.keeps", { name: subject.pseudonym ?? subject.label }),
      }),
    ],
    action: word("merge.save"),
    submit: (data) =>
      story.do(
        { do: "merge", subjects: [subject.id, data.get("other")] },
        { strict: true, values: { label: subject.label } },
      ),
  });
}

/** Some mentions of a subject mean somebody else. */
export function split(story, subject) {
  if (!subject || subject.mentions.length < 2) {
    say(word("split.only_one"), { wrong: true });
    return;
  }
  const { view } = story;
  const rows = subject.mentions.map((id) => {
    const { start, end } = view.mention.get(id);
    const text = view.original.text;
    return element(
      "label",
      { class: "tick" },
      element("input", {
        type: "checkbox",
        name: "mentions",
        value: id,
        checked: id === story.currentId,
      }),
      element(
        "span",
        {},
        `…${text.slice(Math.max(0, start - AROUND), start)}`,
        element("b", { text: text.slice(start, end) }),
        `${text.slice(end, end + AROUND)}…`,
      ),
    );
  });
  ask({
    title: word("split.title"),
    fields: [
      element("p", { class: "small", text: word("split.lead") }),
      element("div", { class: "ticks" }, ...rows),
    ],
    action: word("split.save"),
    wide: true,
    submit: (data) =>
      story.do({ do: "split", mentions: data.getAll("mentions") }, { strict: true }),
  });
}

/** Another pseudonym, chosen by the person. */
export function rename(story, subject) {
  if (!subject?.pseudonym) {
    say(word("rename.nobody"), { wrong: true });
    return;
  }
  const dialog = ask({
    title: word("rename.title", { label: subject.label }),
    fields: [
      line(word("rename.name"), "name", { value: subject.pseudonym, maxlength: 80 }),
      element("p", { class: "small", text: word("rename.rules") }),
    ],
    action: word("rename.save"),
    submit: (data) =>
      story.do(
        { do: "rename", subject: subject.id, pseudonym: data.get("name").trim() },
        { strict: true, values: { label: subject.label } },
      ),
  });
  dialog.querySelector("[name=name]").select();
}
