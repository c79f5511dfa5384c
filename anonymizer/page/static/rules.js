/** What the project has learned, each rule with a button that forgets it. */

import { button, element, find, say } from "./dom.js";
import { overlay } from "./dialog.js";
import { Refused } from "./server.js";
import { refusalText, word } from "./words.js";

export async function showRules(story) {
  const list = element("div", { class: "rules" });
  const trouble = element("p", { class: "trouble", role: "alert" });
  const draw = (rules) =>
    list.replaceChildren(
      rules.length
        ? element("ul", { class: "rows" }, ...rules.map((rule) => row(rule, forget)))
        : element("p", { class: "empty", text: word("rules.none") }),
    );
  const forget = (rule) =>
    story.inTurn(async () => {
      try {
        story.take(await story.ask("unlearn", { rule: rule.id }));
        draw((await story.ask("rules")).rules);
        say(word("rules.forgotten"));
        find("button", dialog).focus();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        trouble.textContent = refusalText(error);
      }
    });
  const { rules } = await story.ask("rules");
  draw(rules);
  const dialog = overlay("rules", word("rules.title"), [
    element("p", { class: "small", text: word("rules.lead") }),
    list,
    trouble,
  ]);
}

function row(rule, forget) {
  const { kind, shown, words } = rule;
  const [one, two] = shown;
  const quoted = words.map((each) => word("rules.quoted", { words: each })).join(", ");
  const told = quoted
    ? word(`rules.${kind}_here`, { words: quoted })
    : word(`rules.${kind}`, { one: one ?? "?", two: two ?? "?" });
  return element(
    "li",
    { class: "rule" },
    element("span", { text: told }),
    button(word("rules.forget"), () => forget(rule), {
      "data-key": `forget-${rule.id}`,
      "aria-label": `${word("rules.forget")}: ${told}`,
    }),
  );
}
