import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as Chromium's screenshots are: eight bits a channel, not interlaced. */
export type Picture = { width: number; height: number; channels: 3 | 4; pixels: Buffer };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const channelsOf: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 };

/** @throws RangeError for a PNG of another kind. Source: the PNG specification, W3C 2003, clauses 5, 9 and 11. */
export function readPng(file: Buffer): Picture {
  const data: Buffer[] = [];
  let header: Buffer | null = null;
  for (let at = signature.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') header = body;
    if (name === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const channels = channelsOf[header?.[9] ?? 0];
  if (header === null || header[8] !== 8 || channels === undefined || header[12] !== 0) {
    throw new RangeError('not a picture as Chromium writes them');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  return { width, height, channels, pixels: unfilter(inflateSync(Buffer.concat(data)), width * channels, channels) };
}

/** Each line says how it was predicted from its neighbours at the left and above. */
function unfilter(raw: Buffer, stride: number, channels: number): Buffer {
  const lines = raw.length / (stride + 1);
  const pixels = Buffer.alloc(stride * lines);
  for (let y = 0; y < lines; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const here = y * stride + x;
      const left = x < channels ? 0 : (pixels[here - channels] ?? 0);
      const above = y === 0 ? 0 : (pixels[here - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[here - stride - channels] ?? 0);
      pixels[here] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
      if (byLeft <= byAbove && byLeft <= byCorner) return left;
      return byAbove <= byCorner ? above : corner;
    }
    default:
      return 0;
  }
}

/** One byte a pixel, naming a colour of the palette. */
export function writeIndexed(width: number, height: number, palette: Buffer, indices: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) indices.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
