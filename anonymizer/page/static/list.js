/** The list of stories; it fills as the stories are read. */

import { element, find } from "./dom.js";
import { read } from "./server.js";
import { verdictText, word } from "./words.js";

const AGAIN = 700;

export async function showList() {
  const rows = await read("/api/stories");
  find("#stories tbody").replaceChildren(...rows.map(row));
  document.body.dataset.ready = "true";
  performance.mark("interactive");
  if (rows.some(({ ready, failed }) => !ready && !failed)) setTimeout(showList, AGAIN);
}

function row({ name, ready, failed, progress, verdict, signed }, number) {
  const link = element("a", { href: `/stories/${number}`, text: name });
  const cells = failed
    ? [element("td", { colspan: 3, class: "trouble", text: failed })]
    : ready
      ? [
          element(
            "td",
            {},
            element("progress", {
              max: Math.max(progress.total, 1),
              value: progress.decided,
              "aria-label": name,
            }),
            ` ${word("page.decided", progress)}`,
          ),
          element(
            "td",
            {},
            element("span", {
              class: "verdict",
              "data-state": verdict.state,
              text: verdictText({ verdict }),
            }),
          ),
          element("td", {
            text: signed?.valid
              ? word("list.signed_by", { by: signed.by })
              : word("list.not_signed"),
          }),
        ]
      : [element("td", { colspan: 3, class: "small", text: word("list.reading") })];
  return element("tr", {}, element("th", { scope: "row" }, link), ...cells);
}
