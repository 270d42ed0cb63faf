/**
 * [U98] How high a list may be so that no row of it is cut: all of it when there is room, otherwise as many whole rows as
 * fit above the line that counts the rest, one at least.
 *
 * @param ends where each row ends, in px from the top of the list
 * @param room px for the list and that line
 * @param line px of the line
 * @returns px, or null when all of it fits
 */
export function wholeRows(ends: readonly number[], room: number, line: number): number | null {
  const [first] = ends;
  const last = ends.at(-1);
  if (first === undefined || last === undefined || last <= room) return null;
  return ends.findLast((end) => end <= room - line) ?? first;
}
