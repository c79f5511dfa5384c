/** Pairs the blocks of the original with those of the draft, so that they stand side by side. */

/**
 * The smallest blocks in text order, as `{kind, level, parts: [{start, end}]}`; the cells of a table's
 * row stay together. Text that belongs to no block is a paragraph: nothing is ever left out.
 */
export function units(text, blocks) {
  const ordered = [...blocks].sort((one, other) => one.start - other.start || other.end - one.end);
  const made = [];
  let at = 0;
  const fill = (until) => {
    if (text.slice(at, until).trim())
      made.push(unit({ kind: "paragraph" }, trimmed(text, at, until)));
  };
  for (let index = 0; index < ordered.length; index += 1) {
    const block = ordered[index];
    if (block.start < at || block.start === block.end) continue;
    const inside = [];
    while (index + 1 + inside.length < ordered.length) {
      const next = ordered[index + 1 + inside.length];
      if (next.start >= block.end) break;
      inside.push(next);
    }
    if (inside.length && block.kind !== "row") continue; // what is inside it comes next
    fill(block.start);
    made.push(inside.length ? unit(block, ...inside) : unit(block, block));
    index += inside.length;
    at = block.end;
  }
  fill(text.length);
  return made;
}

const unit = ({ kind, level = 1 }, ...parts) => ({
  kind,
  level,
  parts: parts.map(({ start, end }) => ({ start, end })),
});

function trimmed(text, start, end) {
  const slice = text.slice(start, end);
  return { start: start + slice.search(/\S/), end: start + slice.trimEnd().length };
}

/** Whether the lines of a block were only broken to fit somebody's window. */
function isWrapped(text, { parts }) {
  const lines = parts.flatMap(({ start, end }) => text.slice(start, end).split("\n").slice(0, -1));
  return lines.length > 0 && lines.every((line) => line.length > 60);
}

/** Rows of `[original, draft]`; one side is missing where the other has more. */
export function pairs(view) {
  const { original, draft } = view;
  const left = units(original.text, original.blocks);
  const right = units(draft.text, draft.blocks);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const pair = [left[row] ?? null, right[row] ?? null];
    const wrapped = pair[0] !== null && isWrapped(original.text, pair[0]);
    return pair.map((unit) => unit && { ...unit, wrapped });
  });
}
