import { describe, expect, it } from 'vitest';
import { frameOf, opcodes, readFrames } from './frame.ts';

const fromServer = (payload: string) => frameOf({ opcode: opcodes.text, payload, masked: false });

describe('frames of WebSocket', () => {
  it('are written as the standard has them', () => {
    expect(frameOf({ opcode: opcodes.text, payload: 'Hello', masked: false }).toString('hex')).toBe('810548656c6c6f');
    expect(frameOf({ opcode: opcodes.ping }).toString('hex')).toBe('89805aa53cc3');
    expect(frameOf({ opcode: 1, fin: false, reserved: 7, claims: 2 ** 40 }).toString('hex')).toBe(
      '71ff00000100000000005aa53cc3',
    );
  });

  it.each([0, 125, 126, 65_535, 65_536, 200_000])('of %i bytes are read whole, and the rest is kept', (length) => {
    const two = Buffer.concat([fromServer('x'.repeat(length)), fromServer('y')]);
    const { frames, rest } = readFrames(two.subarray(0, -1));
    expect(frames.map(({ text }) => text.length)).toEqual([length]);
    expect(readFrames(Buffer.concat([rest, two.subarray(-1)])).frames).toEqual([{ opcode: 1, text: 'y' }]);
  });
});
