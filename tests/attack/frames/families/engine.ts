import { pick } from '@cordon/protocol/testing/random.ts';
import { textFrame } from '../../wire/frame.ts';
import { type Family, noise, upTo } from '../family.ts';

/** Packets that Engine.IO does not know, or not in this direction. */
export const engineFamilies: readonly Family[] = [
  {
    name: 'engine-unknown-type',
    at: 'connection',
    make: (random) => ({
      bytes: textFrame(`${pick(random, ['7', '8', '9', 'x', '-', '渝', ' ', '\u0000', '\u202e'])}["command",{}]`),
    }),
  },
  { name: 'engine-empty', at: 'connection', make: () => ({ bytes: textFrame('') }) },
  {
    name: 'engine-open',
    at: 'connection',
    make: () => ({ bytes: textFrame('0{"sid":"x","pingInterval":1,"maxPayload":1e99}') }),
  },
  { name: 'engine-close', at: 'connection', make: () => ({ bytes: textFrame('1') }) },
  {
    name: 'engine-ping',
    at: 'connection',
    make: (random) => ({ bytes: textFrame(`2${pick(random, ['', 'probe', 'x'.repeat(900)])}`) }),
  },
  {
    name: 'engine-pong-flood',
    at: 'connection',
    make: (random) => ({ bytes: Buffer.concat(Array.from({ length: 20 + upTo(random, 180) }, () => textFrame('3'))) }),
  },
  {
    name: 'engine-upgrade',
    at: 'connection',
    make: (random) => ({ bytes: textFrame(pick(random, ['5', '5probe', '6', '6{}'])) }),
  },
  {
    name: 'engine-base64',
    at: 'connection',
    make: (random) => ({ bytes: textFrame(`b${pick(random, ['', '!!!!', noise(random, 200).toString('base64')])}`) }),
  },
];
