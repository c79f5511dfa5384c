/** Are these two one? What the review asks, with its reason, answered by button or key. */

import { button, element, say } from "./dom.js";
import { word } from "./words.js";

/** Subjects about which something is asked, in the order of the story. */
const asked = (view) => view.subjects.filter(({ suggestions }) => suggestions.length > 0);

/** How many questions are open. */
export const questionCount = (view) =>
  asked(view).reduce((count, { suggestions }) => count + suggestions.length, 0);

/** One question about a subject. The one that keys answer shows them. */
export function question(story, subject, { other, reason, pseudonym }, { keys = false } = {}) {
  const second = story.view.subject.get(other);
  const text = second
    ? word("subjects.maybe", { label: second.label, name: pseudonym ?? "?" })
    : word("subjects.maybe_known", { name: pseudonym ?? "?" });
  const choose = (verb) => () => story.inTurn(() => answer(story, verb, subject, other));
  const named = (verb) => ({
    key: keys ? { same: "Y", different: "D" }[verb] : undefined,
    "data-key": `${verb}-${subject.id}-${other}${keys ? "-current" : ""}`,
    "aria-label": `${word(`subjects.${verb}`)}: ${text}`,
  });
  return element(
    "div",
    { class: "suggestion small" },
    element("p", { text }),
    element("p", { text: word(`suggestions.${reason}`) }),
    element(
      "div",
      { class: "buttons small" },
      button(word("subjects.same"), choose("same"), named("same")),
      button(word("subjects.different"), choose("different"), named("different")),
    ),
  );
}

/** The same, with the other one first: the pseudonym of the fuller name stays. */
async function answer(story, verb, subject, other) {
  const inStory = story.view.subject.has(other);
  const subjects = verb === "same" && inStory ? [other, subject.id] : [subject.id, other];
  return story.do({ do: verb, subjects });
}

/** The key's answer to the first question about the current subject. */
export function answerFirst(story, verb) {
  const { subject } = story;
  const [first] = subject?.suggestions ?? [];
  if (!first) return say(word("subjects.nothing_asked"), { wrong: true });
  return answer(story, verb, subject, first.other);
}

/** On to the next subject about which something is asked. */
export function nextQuestion(story) {
  const several = asked(story.view);
  if (several.length === 0) return say(word("subjects.nothing_asked"));
  const at = several.findIndex(({ id }) => id === story.subject?.id);
  story.select(several[(at + 1) % several.length].mentions[0]);
}
