/** Keys: single letters while nobody is typing, and undo and redo everywhere. */

import { learn } from "./current.js";
import { find, isTyping } from "./dom.js";
import { hide, see } from "./names.js";
import { answerFirst, nextQuestion } from "./questions.js";
import { settings } from "./server.js";

const ACTIONS = {
  n: (story) => story.step(1, { open: true }),
  p: (story) => story.step(-1, { open: true }),
  ArrowRight: (story) => story.step(1),
  ArrowLeft: (story) => story.step(-1),
  "]": (story) => story.along(1),
  "[": (story) => story.along(-1),
  a: (story) => story.accept(),
  A: (story) => story.acceptSubject(),
  g: (story) => story.acceptSpelling(),
  x: (story) => story.reject(),
  u: (story) => story.move("undo"),
  t: (story) => story.another(),
  k: (story) => void story.keep(),
  e: (story) => void story.change(),
  b: (story) => void story.bounds(),
  c: (story) => void story.comment(),
  m: (story) => void story.merge(),
  s: (story) => void story.split(),
  r: (story) => void story.rename(),
  i: (story) => void story.add(),
  q: (story) => nextQuestion(story),
  y: (story) => answerFirst(story, "same"),
  d: (story) => answerFirst(story, "different"),
  ",": () => find("#before")?.click(),
  ".": () => find("#after")?.click(),
  o: (story) => story.elsewhere(),
  l: (story) => story.rules(),
  L: (story) => learn(story),
  f: (story) => void story.finish(),
  "/": () => find("#query").focus(),
  "?": (story) => story.help(),
  1: (story) => story.lists.open("todo"),
  2: (story) => story.lists.open("subjects"),
  3: (story) => story.lists.open("findings"),
  4: (story) => story.lists.open("comments"),
};

const free = (event) => !isTyping(event.target) && !find("dialog[open]");

export function startKeys(story) {
  document.body.classList.toggle("no-keys", !settings.keys);
  addEventListener("keydown", (event) => {
    if (!story.view || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const verb = undoOrRedo(event);
      if (!verb || !free(event)) return;
      event.preventDefault();
      story.inTurn(() => story.move(verb));
      return;
    }
    if (event.altKey || event.metaKey || !settings.keys || !free(event)) return;
    if (event.key.startsWith("Arrow") && event.target.closest("[role=tablist], [role=toolbar]"))
      return;
    if (event.key === "v" || event.key === "V") {
      const held = find("#hold .held");
      if (!event.repeat && held && story.subject) see(story, story.subject, held);
      return;
    }
    const action = ACTIONS[event.key];
    if (!action) return;
    event.preventDefault();
    story.inTurn(() => action(story));
  });
  addEventListener("keyup", hide);
}

function undoOrRedo(event) {
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" ? "redo" : null;
}
