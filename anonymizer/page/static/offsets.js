/**
 * The server counts code points, JavaScript counts UTF-16 units. A view is converted as it comes in,
 * and spans are converted back as they go out.
 */

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Positions of one text in both countings. */
export class Offsets {
  constructor(text) {
    // code-point positions of the characters that take two units
    this.pairs = [...text.matchAll(PAIRS)].map((match, before) => match.index - before);
  }

  /** Units for code points. */
  toUnits(points) {
    return points + this.#below(points, (pair) => pair);
  }

  /** Code points for units. */
  toPoints(units) {
    return units - this.#below(units, (pair, before) => pair + before + 1);
  }

  /** How many pairs begin before a position. */
  #below(position, place) {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(this.pairs[middle], middle) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const shift = (offsets, row, start, end) => {
  if (row[start] === null || row[start] === undefined || offsets.pairs.length === 0) return;
  row[start] = offsets.toUnits(row[start]);
  if (end) row[end] = offsets.toUnits(row[end]);
};

/** A view with all offsets in units, and where its ids are found. */
export function converted(view) {
  const original = new Offsets(view.original.text);
  const draft = new Offsets(view.draft.text);
  for (const block of view.original.blocks) shift(original, block, "start", "end");
  for (const block of view.draft.blocks) shift(draft, block, "start", "end");
  shift(draft, view.draft, "note_start");
  for (const mention of view.mentions) {
    shift(original, mention, "start", "end");
    shift(draft, mention, "output_start", "output_end");
  }
  for (const finding of view.verdict.findings) shift(draft, finding, "start", "end");
  const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
  view.mentions.sort((one, other) => one.start - other.start);
  return { ...view, offsets: original, mention: byId(view.mentions), subject: byId(view.subjects) };
}
