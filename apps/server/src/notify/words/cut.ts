const cutMark = '…';

/** The beginning of a text that is no longer than this, in characters; what was cut is marked. */
export function withinChars(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : characters.slice(0, most - 1).join('') + cutMark;
}

/** The beginning of a text that fits into this many bytes of UTF-8, whole characters only; what was cut is marked. */
export function withinBytes(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let room = mostBytes - Buffer.byteLength(cutMark);
  let kept = '';
  for (const character of text) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return kept + cutMark;
}
