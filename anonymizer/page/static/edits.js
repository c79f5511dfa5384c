/** What is done with a mention, in dialogs: change, keep, comment. */

import { ask, choice, line, select } from "./dialog.js";
import { element, find } from "./dom.js";
import { Refused } from "./server.js";
import { refusalText, word } from "./words.js";

const TYPES = [
  "PERSON",
  "LOCATION",
  "ORGANIZATION",
  "DATE_TIME",
  "AGE",
  "ROLE",
  "NRP",
  "ADDRESS",
  "PHONE_NUMBER",
  "EMAIL_ADDRESS",
  "SOCIAL_HANDLE",
  "URL",
  "LICENSE_PLATE",
  "COORDINATES",
  "IDENTIFIER",
  "MONEY",
  "PRISON_CELL",
];
// keeping wants a reason, and so a dialog of its own
const ACTIONS = ["pseudonym", "generalise", "redact"];
const REASONS = [
  "public_figure",
  "public_place",
  "organisation",
  "public_date",
  "agreed",
  "no_identifier",
];
/** How much of the text a dialog shows on each side. */
export const AROUND = 70;

/** The types to choose from, and the one that a mention has. */
export function typeOptions(own) {
  const names = own && !TYPES.includes(own) ? [own, ...TYPES] : TYPES;
  return names.map((type) => [type, word(`types.${type}`)]);
}

/** Another action, rung or type, for one mention or all of its subject, with a live preview. */
export function change(story, subject = null) {
  const mention = subject ? story.view.mention.get(subject.mentions[0]) : story.current;
  if (!mention) return;
  const owner = story.view.subject.get(mention.subject);
  const shown = element("div", { class: "preview", "aria-live": "polite" });
  const several = owner && owner.mentions.length > 1;
  const acts = ACTIONS.filter(
    (act) =>
      (act !== "pseudonym" || mention.type === "PERSON") &&
      (act !== "generalise" || mention.rungs.length),
  );
  const rungs = mention.rungs.map((rung) => [rung, word(`rungs.${mention.type}_${rung}`)]);
  const fields = [
    several
      ? choice(
          word("change.scope"),
          "scope",
          [
            ["mention", word("change.only_this")],
            ["subject", word("change.all", { count: owner.mentions.length })],
          ],
          subject ? "subject" : "mention",
        )
      : null,
    choice(
      word("change.action"),
      "action",
      acts.map((act) => [
        act,
        element("span", { class: "mark", "data-action": act, text: word(`actions.${act}`) }),
      ]),
      mention.action,
    ),
    rungs.length ? select(word("change.rung"), "rung", rungs, mention.rung) : null,
    select(word("change.type"), "type", typeOptions(mention.type), mention.type),
    element("h3", { text: word("change.preview") }),
    shown,
  ].filter(Boolean);

  const commands = (data) => {
    const target =
      data.get("scope") === "subject" || (subject && !several)
        ? { subject: owner.id }
        : { mention: mention.id };
    const made = [];
    const act = data.get("action");
    const rung = act === "generalise" ? (data.get("rung") ?? "") : "";
    if (data.get("type") !== mention.type)
      made.push({ do: "retype", entity_type: data.get("type"), ...target });
    else if (act && (act !== mention.action || rung !== mention.rung || target.subject))
      made.push({ do: "act", action: act, rung, ...target });
    return made;
  };
  let asked = 0;
  ask({
    title: word("change.title"),
    fields,
    action: word("change.save"),
    changed: async (data, form) => {
      const field = find("[name=rung]", form);
      if (field) field.disabled = data.get("action") !== "generalise";
      asked += 1;
      const mine = asked;
      const [command] = commands(data);
      const text = command ? await preview(story, command, mention) : excerpt(story.view, mention);
      if (mine === asked) shown.replaceChildren(...text);
    },
    submit: async (data) => {
      for (const command of commands(data)) await story.do(command, { strict: true });
    },
  });
}

async function preview(story, command, mention) {
  try {
    const view = await story.ask("preview", command);
    return excerpt(view, view.mentions.find((each) => each.id === mention.id) ?? mention, true);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [element("p", { class: "trouble", text: refusalText(error) })];
  }
}

/** The draft around a mention. `points`: the offsets are code points, as the server sends them. */
function excerpt(view, mention, points = false) {
  const text = points ? [...view.draft.text] : view.draft.text;
  const cut = (from, to) => (points ? text.slice(from, to).join("") : text.slice(from, to));
  const { output_start: start, output_end: end } = mention;
  return [
    element(
      "p",
      {},
      `… ${cut(Math.max(0, start - AROUND), start)}`,
      element("span", { class: "mark", "data-action": mention.action, text: cut(start, end) }),
      `${cut(end, end + AROUND)} …`,
    ),
  ];
}

/** A mention, or all of a subject, stays as it is, for a reason. */
export function keep(story, subject = null) {
  const mention = story.current;
  if (!mention && !subject) return;
  const reasons = REASONS.map((reason) => [reason, word(`keep.${reason}`)]);
  ask({
    title: subject
      ? word("keep.title_all", { count: subject.mentions.length })
      : word("keep.title"),
    fields: [
      choice(word("keep.reason"), "reason", reasons, REASONS[0]),
      line(word("keep.other"), "other", { maxlength: 200 }),
    ],
    action: word("keep.save"),
    submit: async (data, confirmed) => {
      const reason = data.get("other").trim() || word(`keep.${data.get("reason")}`);
      const target = subject ? { subject: subject.id } : { mentions: [mention.id] };
      await story.do({ do: "keep", reason, confirmed, ...target }, { strict: true, ahead: true });
    },
  });
}

/** A remark for the other person, on the current mention or on the whole story. */
export function comment(story, { whole = false } = {}) {
  const mention = whole ? null : (story.current?.id ?? null);
  ask({
    title: word(mention ? "comment.title" : "comment.title_story"),
    fields: [
      element(
        "label",
        { class: "field" },
        element("span", { text: word("comment.text") }),
        element("textarea", { name: "text", rows: 4, required: true, maxlength: 2000 }),
      ),
    ],
    action: word("comment.save"),
    submit: async (data) => {
      await story.do({ do: "comment", mention, text: data.get("text") }, { strict: true });
    },
  });
}
