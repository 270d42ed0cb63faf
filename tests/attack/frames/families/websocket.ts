import { pick } from '@cordon/protocol/testing/random.ts';
import { frameOf, opcodes, textFrame } from '../../wire/frame.ts';
import { type Family, noise, upTo } from '../family.ts';

const { continuation, text, binary, close, ping, pong } = opcodes;
const event = '42["command",{}]';

/** Faults of WebSocket itself, below everything that Cordon knows of. */
export const websocketFamilies: readonly Family[] = [
  {
    name: 'ws-bad-opcode',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({ opcode: pick(random, [3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), payload: event }),
    }),
  },
  {
    name: 'ws-unmasked',
    at: 'connection',
    make: () => ({ bytes: frameOf({ opcode: text, payload: event, masked: false }) }),
  },
  {
    name: 'ws-reserved-bits',
    at: 'connection',
    make: (random) => ({ bytes: frameOf({ opcode: text, payload: event, reserved: 1 + upTo(random, 6) }) }),
  },
  {
    name: 'ws-oversize-length',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({ opcode: text, payload: event, claims: pick(random, [2 ** 21, 2 ** 31, 2 ** 40, 2 ** 53 - 1]) }),
      isOpen: true,
    }),
  },
  {
    name: 'ws-half-header',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({ opcode: text, payload: event }).subarray(0, 1 + upTo(random, 4)),
      isOpen: true,
    }),
  },
  {
    name: 'ws-half-payload',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({ opcode: text, payload: event, claims: 200 + upTo(random, 60_000) }),
      isOpen: true,
    }),
  },
  {
    name: 'ws-long-control',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({ opcode: pick(random, [close, ping, pong]), payload: 'x'.repeat(126 + upTo(random, 400)) }),
    }),
  },
  {
    name: 'ws-fragmented-control',
    at: 'connection',
    make: (random) => ({ bytes: frameOf({ opcode: pick(random, [close, ping, pong]), payload: 'x', fin: false }) }),
  },
  {
    name: 'ws-continuation-of-nothing',
    at: 'connection',
    make: (random) => ({ bytes: frameOf({ opcode: continuation, payload: event, fin: random() < 0.5 }) }),
  },
  {
    name: 'ws-message-in-message',
    at: 'connection',
    make: () => ({ bytes: Buffer.concat([frameOf({ opcode: text, payload: '42[', fin: false }), textFrame(event)]) }),
  },
  {
    name: 'ws-fragment-flood',
    at: 'connection',
    make: (random) => ({
      bytes: Buffer.concat([
        frameOf({ opcode: text, payload: '4', fin: false }),
        ...Array.from({ length: 20 + upTo(random, 300) }, () =>
          frameOf({ opcode: continuation, payload: '2', fin: false }),
        ),
      ]),
      isOpen: true,
    }),
  },
  {
    name: 'ws-empty-fragments',
    at: 'connection',
    make: (random) => ({
      bytes: Buffer.concat([
        frameOf({ opcode: text, fin: false }),
        ...Array.from({ length: upTo(random, 200) }, () => frameOf({ opcode: continuation, fin: false })),
        frameOf({ opcode: continuation }),
      ]),
    }),
  },
  {
    name: 'ws-ping-flood',
    at: 'connection',
    make: (random) => ({
      bytes: Buffer.concat(
        Array.from({ length: 20 + upTo(random, 80) }, () => frameOf({ opcode: ping, payload: 'x'.repeat(125) })),
      ),
    }),
  },
  {
    name: 'ws-broken-utf8',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({
        opcode: text,
        payload: Buffer.concat([
          Buffer.from('42["command","'),
          Buffer.from(pick(random, [[0xc3, 0x28], [0xff], [0xed, 0xa0, 0x80], [0xf8]])),
          Buffer.from('"]'),
        ]),
      }),
    }),
  },
  {
    name: 'ws-bad-close',
    at: 'connection',
    make: (random) => ({
      bytes: frameOf({
        opcode: close,
        payload: pick(random, [
          Buffer.from([3]),
          Buffer.from([0, 0]),
          Buffer.from([3, 0xed]),
          Buffer.from([0xff, 0xff]),
        ]),
      }),
    }),
  },
  { name: 'ws-noise', at: 'connection', make: (random) => ({ bytes: noise(random, 300), isOpen: true }) },
  {
    name: 'ws-binary-noise',
    at: 'connection',
    make: (random) => ({ bytes: frameOf({ opcode: binary, payload: noise(random, 300) }) }),
  },
];
