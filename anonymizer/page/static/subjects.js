/** The card of one subject; dropped on another card the two become one. */

import { badge, nameInDraft } from "./current.js";
import { button, element } from "./dom.js";
import { holdToSee } from "./names.js";
import { question } from "./questions.js";
import { settings } from "./server.js";
import { exposureText, word } from "./words.js";

export function subjectCard(story, subject) {
  const card = element(
    "li",
    { class: "card", "data-row": subject.id, draggable: "true" },
    head(story, subject),
    told(subject),
    ...subject.suggestions.map((asked) => question(story, subject, asked)),
    tools(story, subject),
  );
  dragging(story, subject, card);
  return card;
}

function head(story, subject) {
  const jump = () => {
    const at = subject.mentions.indexOf(story.currentId);
    story.select(subject.mentions[(at + 1) % subject.mentions.length]);
  };
  return element(
    "div",
    { class: "head" },
    badge(subject),
    element("b", { class: "name", text: nameInDraft(story.view, subject) }),
    subject.type === "PERSON"
      ? null
      : element("span", { class: "small", text: word(`types.${subject.type}`) }),
    exposure(subject),
    button(word("subjects.mentions", { count: subject.mentions.length }), jump, {
      class: "chip",
      "data-key": `jump-${subject.id}`,
      "aria-label": word("subjects.jump", { count: subject.mentions.length, label: subject.label }),
    }),
  );
}

function exposure({ type, exposure: { level } }) {
  if (type !== "PERSON") return null;
  return element("span", { class: "chip", "data-level": level, text: word(`exposure.${level}`) });
}

function told({ type, exposure: found }) {
  if (type !== "PERSON" || found.remaining.length === 0) return null;
  return element("p", { class: "small", text: exposureText(found) });
}

function tools(story, subject) {
  const turn = (run) => () => story.inTurn(run);
  const key = (name) => ({ "data-key": `${name}-${subject.id}` });
  const person = subject.type === "PERSON";
  const more = element(
    "details",
    {},
    element("summary", { text: word("subjects.more"), ...key("more") }),
    element(
      "div",
      { class: "buttons small" },
      subject.pseudonym && person
        ? button(word("do.rename"), () => story.rename(subject), key("rename"))
        : null,
      subject.pseudonym && person
        ? button(
            word("do.another"),
            turn(() => story.another(subject)),
            key("another"),
          )
        : null,
      button(word("do.merge"), () => story.merge(subject), key("merge")),
      subject.mentions.length > 1
        ? button(word("do.split"), () => story.split(subject), key("split"))
        : null,
      person && settings.stories > 1
        ? button(
            word("elsewhere.open"),
            turn(() => story.elsewhere(subject)),
            key("elsewhere"),
          )
        : null,
      button(word("do.change"), () => story.change(subject), key("change")),
      button(word("do.keep"), () => story.keep(subject), key("keep")),
    ),
  );
  more.open = story.opened?.has(subject.id) ?? false;
  more.addEventListener("toggle", () => {
    story.opened ??= new Set();
    story.opened[more.open ? "add" : "delete"](subject.id);
  });
  return element(
    "div",
    { class: "buttons small" },
    button(
      word("do.accept_all"),
      turn(() => story.acceptSubject(subject)),
      key("accept"),
    ),
    person ? holdToSee(story, subject) : null,
    more,
  );
}

function dragging(story, subject, card) {
  const other = () => story.dragged && story.dragged.subject !== subject.id;
  card.addEventListener("dragstart", (event) => {
    story.dragged = { subject: subject.id };
    event.dataTransfer.setData("text/plain", ""); // no name leaves the page
    event.dataTransfer.effectAllowed = "link";
  });
  card.addEventListener("dragend", () => (story.dragged = null));
  card.addEventListener("dragover", (event) => {
    if (!other()) return;
    event.preventDefault();
    card.dataset.over = "true";
  });
  card.addEventListener("dragleave", () => delete card.dataset.over);
  card.addEventListener("drop", (event) => {
    event.preventDefault();
    delete card.dataset.over;
    if (!other()) return;
    const { subject: from, mention } = story.dragged;
    if (mention) story.inTurn(() => moveTo(story, mention, subject));
    else story.merge(subject, story.view.subject.get(from));
  });
}

/** A mention that means another subject of the story: split off, then joined. */
async function moveTo(story, mention, subject) {
  const alone =
    story.view.subject.get(story.view.mention.get(mention).subject).mentions.length === 1;
  if (!alone && !(await story.do({ do: "split", mentions: [mention] }))) return;
  const from = story.view.mention.get(mention).subject;
  await story.do({ do: "merge", subjects: [subject.id, from] });
}
