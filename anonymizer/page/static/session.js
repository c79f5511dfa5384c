/** Keeps the session as long as somebody is there, and clears the page when it has ended. */

import { element, find } from "./dom.js";
import { presence, settings, write } from "./server.js";
import { word } from "./words.js";

const WARNING = 60;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "scroll"];
let last = Date.now();
let told = Date.now();
let leaving = false;

export function keepSession() {
  for (const sign of SIGNS) addEventListener(sign, stay, { passive: true, capture: true });
  addEventListener("pagehide", () => (leaving = true));
  setInterval(tick, 1000);
  follow();
  for (const chosen of document.querySelectorAll("[data-language]")) {
    chosen.addEventListener("click", () => choose({ language: chosen.dataset.language }));
  }
  find("#leave")?.addEventListener("click", () => write("/api/leave").then(end, end));
}

async function choose(setting) {
  await write("/api/settings", setting);
  location.reload();
}

function stay() {
  last = Date.now();
  const warning = find("#idle");
  if (warning?.open && Date.now() - warning.since > 500) warning.close();
  if (last - told > 30_000) {
    told = last;
    write("/api/here").catch(() => {});
  }
}

function tick() {
  const warning = find("#idle");
  const left = Math.ceil(settings.idle - (Date.now() - last) / 1000);
  if (left > WARNING || !warning) return;
  if (!warning.open) {
    warning.since = Date.now();
    warning.showModal();
  }
  find("output", warning).textContent = word("session.left", { count: Math.max(left, 0) });
}

async function follow() {
  for (let tries = 0; tries < 2; tries += 1) {
    await presence().catch(() => {});
    if (leaving) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  end();
}

/** Nothing of a story stays on the screen. */
function end() {
  const message = element(
    "main",
    { class: "ended" },
    element("h1", { text: word("session.ended") }),
  );
  message.append(element("p", { text: word("session.ended_more") }));
  document.body.replaceChildren(message);
  document.body.removeAttribute("class");
}
