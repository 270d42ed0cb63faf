/** WebSocket's own codes. Source: RFC 6455, 5.2 */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type FrameShape = {
  opcode: number;
  payload?: Buffer | string;
  fin?: boolean;
  masked?: boolean;
  reserved?: number; // the three bits after `fin`, 0 to 7
  claims?: number; // the length that is written, whatever the payload's is
};

const mask = Buffer.from([0x5a, 0xa5, 0x3c, 0xc3]);

/** One frame of a client as bytes, right or wrong in each of its parts. */
export function frameOf({ opcode, payload = '', fin = true, masked = true, reserved = 0, claims }: FrameShape): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const first = (fin ? 0x80 : 0) | ((reserved & 7) << 4) | (opcode & 15);
  const length = lengthOf(claims ?? body.length, masked);
  if (!masked) return Buffer.concat([Buffer.from([first]), length, body]);
  return Buffer.concat([Buffer.from([first]), length, mask, body.map((byte, i) => byte ^ (mask[i & 3] ?? 0))]);
}

export const textFrame = (payload: string) => frameOf({ opcode: opcodes.text, payload });

function lengthOf(length: number, masked: boolean): Buffer {
  const bit = masked ? 0x80 : 0;
  if (length < 126) return Buffer.from([bit | length]);
  if (length < 65_536) return Buffer.from([bit | 126, length >> 8, length & 255]);
  const long = Buffer.alloc(9);
  long[0] = bit | 127;
  long.writeBigUInt64BE(BigInt(length), 1);
  return long;
}

/** Takes the whole frames of a server out of what has come; they are never masked. */
export function readFrames(bytes: Buffer): { frames: { opcode: number; text: string }[]; rest: Buffer } {
  const frames = [];
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] ?? 0) & 127;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length - at < head) break;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (bytes.length - at < head + length) break;
    const body = bytes.subarray(at + head, at + head + length);
    frames.push({ opcode: (bytes[at] ?? 0) & 15, text: body.toString() });
    at += head + length;
  }
  return { frames, rest: bytes.subarray(at) };
}
