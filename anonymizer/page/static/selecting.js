/** Text selected in the original offers to become a mention; marks can be dragged. */

import { button, find } from "./dom.js";
import { word } from "./words.js";

export function startSelecting(story) {
  const offer = button(word("do.add"), () => story.add(), {
    key: "I",
    class: "main float",
    id: "add",
  });
  offer.hidden = true;
  offer.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  document.body.append(offer);

  const place = () => {
    const span =
      story.view && !find("dialog[open]") ? story.texts.selected(story.view.original.text) : null;
    offer.hidden = span === null;
    if (!span) return;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    offer.style.top = `${Math.min(box.bottom + 6, innerHeight - 44)}px`;
    offer.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 200))}px`;
  };
  document.addEventListener("selectionchange", place);
  find(".texts").addEventListener("scroll", place, { passive: true });

  find("#texts").addEventListener("dragstart", (event) => {
    const mark = event.target instanceof Element && event.target.closest("[data-m]");
    if (!mark) return;
    const mention = story.view.mention.get(mark.dataset.m);
    story.dragged = { mention: mention.id, subject: mention.subject };
    event.dataTransfer.setData("text/plain", "");
    if (story.lists.tab !== "subjects") story.lists.open("subjects");
  });
  find("#texts").addEventListener("dragend", () => (story.dragged = null));
}
