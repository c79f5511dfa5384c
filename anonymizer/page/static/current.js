/** The panel of the current mention, and what could be remembered for the next story. */

import { button, element, find, say } from "./dom.js";
import { holdToSee } from "./names.js";
import { question } from "./questions.js";
import { hasWord, riskWord, word } from "./words.js";

/** What a subject is called in the draft; nothing that the draft does not show. */
export function nameInDraft(view, subject) {
  if (subject.pseudonym) return subject.pseudonym;
  const { output_start: start, output_end: end } = view.mention.get(subject.mentions[0]);
  return view.draft.text.slice(start, end);
}

export const badge = (subject) =>
  element("span", {
    class: "badge",
    text: subject?.label ?? "?",
    "data-type": subject?.type ?? "",
  });

export function showCurrent(story) {
  const root = find("#current");
  const { current: mention, subject } = story;
  const title = element("h2", { id: "current-title" });
  if (!mention) {
    title.textContent = word("current.none");
    root.replaceChildren(title, element("p", { class: "small", text: word("current.none_more") }));
    return;
  }
  title.append(badge(subject), ` ${word(`types.${mention.type}`)} `);
  title.append(
    element("span", {
      class: "chip",
      "data-state": mention.state,
      text: word(`states.${mention.state}`),
    }),
  );
  const [first] = subject?.suggestions ?? [];
  root.replaceChildren(
    title,
    facts(story),
    ...(first ? [question(story, subject, first, { keys: true })] : []),
    mainButtons(story),
    moreButtons(story),
  );
}

function facts(story) {
  const { current: mention, subject } = story;
  const rows = [
    [
      word("current.action"),
      element("span", {
        class: "mark",
        "data-action": mention.action,
        text: word(`actions.${mention.action}`),
      }),
    ],
  ];
  if (mention.surrogate)
    rows.push([word("current.draft"), element("b", { text: mention.surrogate })]);
  const why = mention.kept_because || word(`reasons.${mention.reason}`);
  if (why) rows.push([word("current.why"), why]);
  if (mention.state === "open") rows.push([word("current.risk"), riskWord(mention.risk)]);
  for (const flag of mention.flags) {
    if (hasWord("flags", flag)) rows.push([word("current.note"), word(`flags.${flag}`)]);
  }
  if (subject && subject.mentions.length > 1) {
    const at = subject.mentions.indexOf(mention.id) + 1;
    rows.push([
      word("current.mentions"),
      word("current.of", { at, total: subject.mentions.length }),
    ]);
  }
  return element(
    "dl",
    {},
    ...rows.flatMap(([term, value]) => [element("dt", { text: term }), element("dd", {}, value)]),
  );
}

function mainButtons(story) {
  const turn = (run) => () => story.inTurn(run);
  return element(
    "div",
    { class: "buttons pairs" },
    button(
      word("do.accept"),
      turn(() => story.accept()),
      { key: "A", class: "main", "data-key": "accept" },
    ),
    button(
      word("do.reject"),
      turn(() => story.reject()),
      { key: "X", "data-key": "reject" },
    ),
    button(word("do.keep"), () => story.keep(), { key: "K", "data-key": "keep" }),
    button(word("do.change"), () => story.change(), { key: "E", "data-key": "change" }),
  );
}

function moreButtons(story) {
  const { current: mention, subject } = story;
  const turn = (run) => () => story.inTurn(run);
  const several = (subject?.mentions.length ?? 0) > 1;
  const more = [
    several &&
      button(
        word("do.accept_subject"),
        turn(() => story.acceptSubject()),
        { key: "⇧A", "data-key": "all" },
      ),
    button(
      word("do.accept_spelling"),
      turn(() => story.acceptSpelling()),
      { key: "G", "data-key": "spelling" },
    ),
    button(word("do.bounds"), () => story.bounds(), { key: "B", "data-key": "bounds" }),
    button(word("do.comment"), () => story.comment(), { key: "C", "data-key": "comment" }),
    subject && mention.type === "PERSON" && holdToSee(story, subject, { key: "V" }),
  ];
  return element("div", { class: "buttons small" }, ...more.filter(Boolean));
}

/** Offers that were not put aside: decisions that could be rules of the project. */
export const openOffers = (story) =>
  story.view.offers.filter(({ id }) => !story.putAside?.has(id));

/** Make the newest offer a rule. */
export async function learn(story) {
  const offer = openOffers(story).at(-1);
  if (!offer) return say(word("offers.none"), { wrong: true });
  story.take(await story.ask("learn", { rule: offer.id }));
  say(word("offers.learned"));
}

/** What was decided here and could be a rule of the project. */
export function showOffers(story) {
  const root = find("#offers");
  const open = openOffers(story);
  root.hidden = open.length === 0;
  root.replaceChildren(...open.slice(-1).map((offer) => offered(story, offer)));
}

function offered(story, offer) {
  const { view } = story;
  const label = view.subject.get(offer.subject)?.label ?? "";
  const other = view.subject.get(offer.other)?.label ?? word("offers.known");
  const meant = view.mention.get(offer.mention);
  const words = meant ? view.original.text.slice(meant.start, meant.end) : "";
  const later = () => {
    story.putAside = (story.putAside ?? new Set()).add(offer.id);
    showOffers(story);
  };
  return element(
    "div",
    { class: "offer" },
    element("p", { text: word(`offers.${offer.message_code}`, { label, other, words }) }),
    element(
      "div",
      { class: "buttons small" },
      button(word("offers.yes"), () => story.inTurn(() => learn(story)), {
        key: "⇧L",
        "data-key": "learn",
      }),
      button(word("offers.no"), later, { class: "quiet", "data-key": "later" }),
    ),
  );
}
