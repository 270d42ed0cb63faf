import { describe, expect, it } from 'vitest';
import { decode, maxFileBytes } from './decode.ts';

const mark = Buffer.of(0xef, 0xbb, 0xbf);

describe('the encoding of a file', () => {
  it('[D15] UTF-8 is read with its mark and without', () => {
    const text = '渝A12345,鲜达配送';
    expect(decode(Buffer.from(text))).toEqual({ ok: true, encoding: 'utf-8', text });
    expect(decode(Buffer.concat([mark, Buffer.from(text)]))).toEqual({ ok: true, encoding: 'utf-8', text });
  });

  it('[D15] GB18030 is read, its four-byte characters too', () => {
    const bytes = Buffer.from('d3e54131323334352c953283370a', 'hex');
    expect(decode(bytes)).toEqual({ ok: true, encoding: 'gb18030', text: '渝A12345,𠀋\n' });
  });

  it('[D15] UTF-16 is read in both orders when it has its mark, as "Unicode text" is saved', () => {
    const little = Buffer.from('\ufeff渝A12345\t鲜达', 'utf16le');
    const text = '渝A12345\t鲜达';
    expect(decode(little)).toEqual({ ok: true, encoding: 'utf-16le', text });
    expect(decode(Buffer.from(little).swap16())).toEqual({ ok: true, encoding: 'utf-16be', text });
  });

  it('[D15] an empty file is text', () => {
    expect(decode(Buffer.alloc(0))).toEqual({ ok: true, encoding: 'utf-8', text: '' });
  });

  it.each([
    ['a workbook', Buffer.from('504b0304140006', 'hex'), 'not a CSV file'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not a CSV file'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'not a CSV file'],
    ['UTF-16 without its mark', Buffer.from('plate,渝A12345', 'utf16le'), 'unknown encoding'],
    ['what is marked as UTF-16 and is cut in two', Buffer.of(0xff, 0xfe, 0x41), 'unknown encoding'],
    ['what is no text in any encoding', Buffer.of(0x41, 0xff, 0xff), 'unknown encoding'],
    ['what is marked as UTF-8 and is not', Buffer.concat([mark, Buffer.of(0xd3, 0xe5)]), 'unknown encoding'],
    ['a character cut in two', Buffer.of(0x41, 0xd3), 'unknown encoding'],
    ['a file of more than 8 MiB', Buffer.alloc(maxFileBytes + 1, 0x41), 'file too large'],
  ])('[D15] refuses %s', (_, bytes, fault) => {
    expect(decode(bytes)).toEqual({ ok: false, fault });
  });
});
