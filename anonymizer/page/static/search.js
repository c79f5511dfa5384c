/** Search in both texts; what is found is selected, so that it can become a mention. */

import { find, say } from "./dom.js";
import { word } from "./words.js";

/** Without case and accents, character by character, so that positions stay. */
export function folded(text) {
  return [...text].map((sign) => fold(sign)).join("");
}

const fold = (sign) => {
  const plain = sign.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.length === sign.length ? plain : sign;
};

/** Every place of `words` in `text`. */
export function places(text, words) {
  const sought = folded(words);
  const found = [];
  if (!sought) return found;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
    found.push(at);
  }
  return found;
}

export function startSearch(story) {
  const field = find("#query");
  let at = -1;
  let last = "";
  find("#search").addEventListener("submit", (event) => {
    event.preventDefault();
    go(event.submitter ? 1 : 1);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      go(-1);
    }
    if (event.key === "Escape") find("#aside").focus();
  });

  function go(by) {
    const { original, draft } = story.view;
    const hits = [
      ...places(folded(original.text), field.value).map((start) => ["original", start]),
      ...places(folded(draft.text), field.value).map((start) => ["draft", start]),
    ];
    if (field.value !== last) at = -1;
    last = field.value;
    if (hits.length === 0) {
      say(word("search.nothing"));
      return;
    }
    at = (at + by + hits.length) % hits.length;
    const [side, start] = hits[at];
    story.texts.selectSpan(side, start, start + field.value.length);
    say(word("search.hit", { at: at + 1, total: hits.length, side: word(`page.${side}`) }));
  }
}
