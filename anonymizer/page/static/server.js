/** Talks with the server; the token lives in this module and nowhere else. */

const holder = document.getElementById("settings");

/** What the server said when it made the page. */
export const settings = JSON.parse(holder.textContent);

const { token } = settings;
delete settings.token;
holder.remove();

/** A refusal, with the code that the page has words for. */
export class Refused extends Error {
  constructor(status, { code = "internal", message = "", reason = "", needed = 0 } = {}) {
    super(message);
    Object.assign(this, { status, code, reason, needed });
  }
}

async function ask(path, options) {
  const headers = { "x-review-token": token, "content-type": "application/json" };
  const answer = await fetch(path, { ...options, headers, cache: "no-store" }).catch(() => {
    throw new Refused(0, { code: "gone" });
  });
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, body.error);
}

export const read = async (path) => (await ask(path, { method: "GET" })).json();

export const write = async (path, body = {}) =>
  (await ask(path, { method: "POST", body: JSON.stringify(body) })).json();

/** An answer that stays open as long as the session and this tab live. */
export async function presence() {
  const reader = (await ask("/api/presence", { method: "GET" })).body.getReader();
  while (!(await reader.read()).done);
}
