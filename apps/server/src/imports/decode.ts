import type { FileFault } from '@cordon/protocol/declaration/fault.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export type Decoded = { ok: true; encoding: Encoding; text: string } | { ok: false; fault: FileFault };

/** Several times the largest night that is accepted. */
export const maxFileBytes = 8 * 1024 * 1024;

/* Files that people pick by mistake: a workbook (old and new), a PDF. */
const otherFiles = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];
const utf8Mark = [0xef, 0xbb, 0xbf];
const utf16Marks = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/**
 * [D15] A Chinese Windows writes GB18030; "Unicode text" is UTF-16 with a byte order mark; everything else is UTF-8, often with
 * a mark. Rows with Chinese plates in another encoding are never valid UTF-8 by chance. UTF-16 without a mark is not guessed:
 * its zero bytes make it an unknown encoding.
 */
export function decode(bytes: Uint8Array): Decoded {
  const startsWith = (mark: readonly number[]) => mark.every((byte, place) => bytes[place] === byte);
  if (bytes.length > maxFileBytes) return { ok: false, fault: 'file too large' };
  if (otherFiles.some(startsWith)) return { ok: false, fault: 'not a CSV file' };
  const utf16 = utf16Marks.find(({ mark }) => startsWith(mark))?.encoding;
  if (utf16 !== undefined) return decodedAs(utf16, textOf(bytes, utf16));
  if (bytes.subarray(0, 64).includes(0)) return { ok: false, fault: 'unknown encoding' };
  const utf8 = textOf(bytes, 'utf-8');
  if (utf8 !== null || startsWith(utf8Mark)) return decodedAs('utf-8', utf8);
  return decodedAs('gb18030', textOf(bytes, 'gb18030'));
}

function decodedAs(encoding: Encoding, text: string | null): Decoded {
  return text === null ? { ok: false, fault: 'unknown encoding' } : { ok: true, encoding, text };
}

function textOf(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
