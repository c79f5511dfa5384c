/** The interface's words in the language that the person chose. */

import { settings } from "./server.js";

/**
 * The text of `table.key`, with `{names}` filled in. A key with two forms `one | many` takes the one
 * for `count`. What has no text is shown as it is.
 */
export function word(path, values = {}) {
  const dot = path.indexOf(".");
  const key = path.slice(dot + 1);
  const found = settings.words[path.slice(0, dot)]?.[key];
  if (found === undefined) return key.replaceAll(/[_-]/g, " ");
  const forms = found.split(" | ");
  const text = values.count === 1 ? forms[0] : forms.at(-1);
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Whether there is a text. */
export const hasWord = (table, key) => settings.words[table]?.[key] !== undefined;

/** Why something was refused. */
export function refusalText({ status, code, reason, message }) {
  if (code === "confirm") return word(`warnings.${reason}`);
  if (hasWord("errors", code)) return word(`errors.${code}`);
  if (status === 401) return word("session.ended");
  return message || word("errors.internal");
}

/** The verdict in one line. */
export function verdictText({ verdict }) {
  const count = verdict.findings.length;
  return count ? word("verdict.findings", { count }) : word(`verdict.${verdict.state}`);
}

/** What a check found. */
export const findingText = ({ code, message }) =>
  hasWord("findings", code) ? word(`findings.${code}`) : message;

/** How much is at stake, in a word. */
export const riskWord = (risk) => word(`risk.${riskWord.level(risk)}`);
riskWord.level = (risk) => (risk >= 0.6 ? "high" : risk >= 0.3 ? "medium" : "low");

/** What a text still tells about somebody; a group is known to a power of ten and no better. */
export function exposureText({ level, remaining, group_size: size }) {
  const kinds = [...new Set(remaining.map(({ type }) => word(`types.${type}`)))].join(", ");
  const told = kinds ? word("exposure.remaining", { kinds }) : "";
  if (size === null || level === "low") return told;
  const rough = new Intl.NumberFormat(settings.language, { maximumSignificantDigits: 1 }).format(
    size,
  );
  return `${told} ${word("exposure.group", { count: size, rough })}`;
}
