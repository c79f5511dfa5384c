/** The other stories in which somebody appears, with a way to each. */

import { nameInDraft } from "./current.js";
import { overlay } from "./dialog.js";
import { element, say } from "./dom.js";
import { word } from "./words.js";

export async function showElsewhere(story, subject) {
  if (!subject) return;
  const { stories } = await story.ask("elsewhere", { subject: subject.id });
  if (stories.length === 0) {
    say(word("elsewhere.none"));
    return;
  }
  const rows = stories.map(({ number, name, mention, count }) =>
    element(
      "li",
      {},
      element("a", { href: `/stories/${number}#${mention}`, text: name }),
      ` ${word("subjects.mentions", { count })}`,
    ),
  );
  overlay("elsewhere", word("elsewhere.title", { name: nameInDraft(story.view, subject) }), [
    element("ul", { class: "rows" }, ...rows),
  ]);
}
