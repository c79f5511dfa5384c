/** The lists beside the texts: what remains, subjects, findings, comments, and found words. */

import { badge, nameInDraft } from "./current.js";
import { all, arrange, button, element, find, say } from "./dom.js";
import { nextQuestion, questionCount } from "./questions.js";
import { subjectCard } from "./subjects.js";
import { findingText, riskWord, word } from "./words.js";

const TABS = ["todo", "subjects", "findings", "comments"];
const MOST = 150;

export class Lists {
  constructor(story) {
    this.story = story;
    this.tab = "todo";
    this.tabs = new Map(TABS.map((name) => [name, this.#tab(name)]));
    this.panel = element("div", { role: "tabpanel", id: "panel", tabindex: "-1" });
    find("#tabs").append(...this.tabs.values());
    find("#panels").append(this.panel);
  }

  #tab(name) {
    return element("button", {
      type: "button",
      role: "tab",
      id: `tab-${name}`,
      "aria-controls": "panel",
      on: { click: () => this.open(name), keydown: (event) => this.#along(event) },
    });
  }

  #along(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.open(TABS[(TABS.indexOf(this.tab) + by + TABS.length) % TABS.length]);
    this.tabs.get(this.tab).focus();
  }

  open(name) {
    this.tab = name;
    this.show();
    this.panel.scrollTop = 0;
  }

  show() {
    const { view } = this.story;
    const counts = {
      todo: view.todo.length,
      subjects: view.subjects.length,
      findings: view.verdict.findings.length,
      comments: view.comments.filter((comment) => !comment.resolved).length,
    };
    for (const [name, tab] of this.tabs) {
      const chosen = name === this.tab;
      tab.replaceChildren(
        word(`tabs.${name}`),
        element("span", { class: "count", text: counts[name] }),
      );
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.panel.setAttribute("aria-labelledby", `tab-${this.tab}`);
    const top = this.panel.scrollTop;
    this.#fill(this[`_${this.tab}`](view));
    this.panel.scrollTop = top;
    this.mark();
  }

  /** Draw the panel; a list that is in it already stays where it is. */
  #fill(children) {
    const wanted = children.filter((child) => child !== "");
    const stays = wanted.filter((child) => child.parentNode === this.panel);
    for (const child of [...this.panel.childNodes]) if (!stays.includes(child)) child.remove();
    let next = this.panel.firstChild;
    for (const child of wanted) {
      if (child === next) next = next.nextSibling;
      else this.panel.insertBefore(child, next);
    }
  }

  /** Show which row is the current mention's. */
  mark() {
    for (const row of all("[data-row]", this.panel)) {
      const here =
        row.dataset.row === this.story.currentId || row.dataset.row === this.story.subject?.id;
      row.toggleAttribute("data-here", here);
      if (here && row.dataset.row === this.story.currentId) this.#toSight(row);
    }
  }

  /** Scroll the list, never the page. */
  #toSight(row) {
    const [box, at] = [this.panel.getBoundingClientRect(), row.getBoundingClientRect()];
    if (at.top < box.top) this.panel.scrollTop += at.top - box.top;
    if (at.bottom > box.bottom) this.panel.scrollTop += at.bottom - box.bottom;
  }

  /** A list that outlives its drawings, by name. */
  #list(name, kind, rows) {
    this.kept ??= new Map();
    if (!this.kept.has(name)) this.kept.set(name, element("ul", { class: kind }));
    const list = this.kept.get(name);
    arrange(list, rows);
    return list;
  }

  _todo(view) {
    const { story } = this;
    const questions = questionCount(view);
    const asked = questions
      ? button(word("todo.questions", { count: questions }), () => nextQuestion(story), {
          class: "quiet wide",
          "data-key": "questions",
        })
      : "";
    if (view.todo.length === 0) return [asked, empty(word("todo.none"), word("todo.none_more"))];
    const rows = view.todo.slice(0, MOST).map((id) => {
      const mention = view.mention.get(id);
      const subject = view.subject.get(mention.subject);
      const excerpt = view.original.text.slice(mention.start, mention.end);
      const { action, risk } = mention;
      return [
        id,
        [excerpt, action, risk, subject?.label].join(),
        () => openRow(story, id, excerpt, mention, subject),
      ];
    });
    const rest = view.todo.length - MOST;
    return [
      asked,
      button(word("do.accept_safe"), () => story.inTurn(() => story.acceptSafe()), {
        class: "quiet wide",
        "data-key": "safe",
      }),
      this.#list("todo", "rows", rows),
      rest > 0 ? element("p", { class: "small", text: word("todo.more", { count: rest }) }) : "",
    ];
  }

  _subjects(view) {
    const { story } = this;
    const cards = (name, subjects) =>
      this.#list(
        name,
        "cards",
        subjects.map((subject) => [
          subject.id,
          JSON.stringify([subject, nameInDraft(view, subject)]),
          () => subjectCard(story, subject),
        ]),
      );
    const [people, rest] = [true, false].map((person) =>
      view.subjects.filter(({ type }) => (type === "PERSON") === person),
    );
    return [
      element("p", { class: "small", text: word("subjects.lead") }),
      newSubject(story),
      element("h3", { class: "group", text: word("subjects.people") }),
      cards("people", people),
      element("h3", { class: "group", text: word("subjects.rest") }),
      cards("rest", rest),
      button(word("rules.open"), () => story.inTurn(() => story.rules()), {
        class: "quiet wide",
        "data-key": "rules",
      }),
    ];
  }

  _findings(view) {
    const { findings, verified } = view.verdict;
    const lead = element("p", {
      class: "small",
      text: word(verified ? "findings.verified" : "findings.not_yet"),
    });
    if (findings.length === 0) return [empty(word("findings.none")), lead];
    const rows = findings.map((finding, at) =>
      element(
        "li",
        {},
        element(
          "button",
          {
            type: "button",
            class: "entry tall",
            "data-key": `finding-${at}`,
            on: { click: () => this.#showFinding(finding) },
          },
          element("span", { text: findingText(finding) }),
          finding.start === null
            ? null
            : element("span", {
                class: "words",
                text: view.draft.text.slice(finding.start, finding.end),
              }),
        ),
      ),
    );
    return [element("ul", { class: "rows" }, ...rows), lead];
  }

  #showFinding({ start, end }) {
    if (start === null) return;
    const mention = this.story.view.mentions.find(
      (each) => each.output_start < end && start < each.output_end,
    );
    if (mention) this.story.select(mention.id);
    this.story.texts.selectSpan("draft", start, end);
  }

  _comments(view) {
    const { story } = this;
    const rows = view.comments.map((comment) => {
      const mention = view.mention.get(comment.mention);
      const resolve = () =>
        story.inTurn(() => story.do({ do: "resolve_comment", comment: comment.id }));
      return element(
        "li",
        { class: "card", "data-resolved": comment.resolved },
        element("p", { class: "comment", text: comment.text }),
        element("p", {
          class: "small",
          text: `${comment.by} · ${comment.at.slice(0, 16).replace("T", " ")}`,
        }),
        element(
          "div",
          { class: "buttons small" },
          mention
            ? button(word("comments.show"), () => story.select(mention.id), {
                "data-key": `show-${comment.id}`,
              })
            : null,
          comment.resolved
            ? element("span", { class: "chip", text: word("comments.resolved") })
            : button(word("comments.resolve"), resolve, { "data-key": `resolve-${comment.id}` }),
        ),
      );
    });
    const about = button(word("comments.story"), () => story.comment({ whole: true }), {
      class: "quiet wide",
      "data-key": "comment-story",
    });
    return rows.length
      ? [element("ul", { class: "cards" }, ...rows), about]
      : [empty(word("comments.none")), about];
  }
}

function openRow(story, id, excerpt, { action, risk }, subject) {
  const shown = element(
    "button",
    {
      type: "button",
      class: "entry",
      "data-row": id,
      "data-key": `todo-${id}`,
      on: { click: () => story.select(id) },
    },
    badge(subject),
    element("span", { class: "words", text: excerpt }),
    element("span", { class: "mark", "data-action": action, text: word(`actions.${action}`) }),
    element("span", { class: "risk", "data-risk": riskWord.level(risk), text: riskWord(risk) }),
  );
  return element("li", {}, shown);
}

const empty = (text, more) =>
  element(
    "div",
    { class: "empty" },
    element("p", { text }),
    more ? element("p", { class: "small", text: more }) : null,
  );

/** Where mentions are dropped that mean somebody else. */
function newSubject(story) {
  const zone = element("p", { class: "drop", text: word("subjects.drop") });
  zone.addEventListener("dragover", (event) => {
    if (!story.dragged?.mention) return;
    event.preventDefault();
    zone.dataset.over = "true";
  });
  zone.addEventListener("dragleave", () => delete zone.dataset.over);
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    delete zone.dataset.over;
    const mention = story.view.mention.get(story.dragged?.mention);
    if (mention) story.inTurn(() => story.do({ do: "split", mentions: [mention.id] }));
    else say(word("subjects.drop"));
  });
  return zone;
}
