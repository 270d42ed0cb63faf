import type { FileFault } from '@cordon/protocol/declaration/fault.ts';

export type Encoding = 'utf-8' | 'gb18030';

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
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * [D15] A Chinese Windows writes GB18030, everything else UTF-8, often with a mark in front. Text that is valid UTF-8 by
 * chance does not occur in rows that hold Chinese plates.
 */
export function decode(bytes: Uint8Array): Decoded {
  const startsWith = (mark: number[]) => mark.every((byte, place) => bytes[place] === byte);
  if (bytes.length > maxFileBytes) return { ok: false, fault: 'file too large' };
  if (otherFiles.some(startsWith)) return { ok: false, fault: 'not a CSV file' };
  if (utf16Marks.some(startsWith)) return { ok: false, fault: 'unknown encoding' };
  const utf8 = textOf(bytes, 'utf-8');
  if (utf8 !== null) return { ok: true, encoding: 'utf-8', text: utf8 };
  const gb18030 = startsWith(utf8Mark) ? null : textOf(bytes, 'gb18030');
  if (gb18030 !== null) return { ok: true, encoding: 'gb18030', text: gb18030 };
  return { ok: false, fault: 'unknown encoding' };
}

function textOf(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
