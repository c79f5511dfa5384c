/** The real names of one subject, only while a button or key is held down. */

import { element } from "./dom.js";
import { word } from "./words.js";

let held = null;

/** Show the names of a subject in an element until `hide`. */
export async function see(story, subject, place) {
  hide();
  const mine = { place, text: place.textContent };
  held = mine;
  const { names } = await story.ask("names", { subject: subject.id }).catch(() => ({ names: [] }));
  if (held !== mine) return; // let go before the answer came
  place.textContent = names.join(" · ") || "—";
  place.dataset.seen = "true";
}

/** Names are gone as soon as nothing is held down. */
export function hide() {
  if (!held) return;
  held.place.textContent = held.text;
  delete held.place.dataset.seen;
  held = null;
}

for (const end of [
  "pointerup",
  "pointercancel",
  "blur",
  "keyup",
  "visibilitychange",
  "contextmenu",
]) {
  addEventListener(end, hide, true);
}

/** A button that shows the names of a subject while it is held. */
export function holdToSee(story, subject, { key } = {}) {
  const place = element("span", { text: word("do.names"), class: "held" });
  const start = (event) => {
    if (event.type === "keydown" && (event.repeat || ![" ", "Enter"].includes(event.key))) return;
    event.preventDefault();
    see(story, subject, place);
  };
  return element(
    "button",
    {
      type: "button",
      class: "hold",
      "data-key": `see-${subject.id}-${key ?? ""}`,
      "aria-label": word("do.names_long", { label: subject.label }),
      on: { pointerdown: start, keydown: start, pointerleave: hide },
      id: key ? "hold" : null,
    },
    place,
    key ? element("kbd", { "aria-hidden": "true", text: key }) : null,
  );
}
