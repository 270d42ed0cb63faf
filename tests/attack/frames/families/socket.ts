import { pick, type Random } from '@cordon/protocol/testing/random.ts';
import { frameOf, opcodes, textFrame } from '../../wire/frame.ts';
import { type Blow, type Family, noise, upTo } from '../family.ts';

const message = (packet: string): Blow => ({ bytes: textFrame(`4${packet}`) });
const family = (name: string, make: (random: Random) => Blow): Family => ({
  name: `socket-${name}`,
  at: 'connection',
  make,
});
const text = (value: unknown) => JSON.stringify(value);
const command = (reason: string) =>
  `20["command",{"type":"setLockdown","commandId":"0197c0de-0000-7000-8000-000000000000","observedAt":1,"reason":${reason}}]`;

/** Packets of Socket.IO that are broken, or whole and of no meaning. */
export const socketFamilies: readonly Family[] = [
  family('bad-type', (random) => message(`${pick(random, ['7', '8', '9', 'a', '', '-1', '٢'])}["command",{}]`)),
  family('truncated-json', (random) => {
    const whole = command('"x"');
    return message(whole.slice(0, 2 + upTo(random, whole.length - 3)));
  }),
  family('no-array', (random) =>
    message(`2${pick(random, ['{}', '1', 'null', '"command"', 'true', '[]', '[null]', '[{}]'])}`),
  ),
  family('deep-arrays', (random) => {
    const depth = 500 + upTo(random, 20_000);
    return message(`20["command",${'['.repeat(depth)}${']'.repeat(depth)}]`);
  }),
  family('deep-objects', (random) => {
    const depth = 500 + upTo(random, 8_000);
    return message(`20["command",${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}]`);
  }),
  family('unclosed-depth', (random) => message(`20["command",${'['.repeat(1_000 + upTo(random, 40_000))}`)),
  family('proto', (random) =>
    message(
      `20["command",{"${pick(random, ['__proto__', 'constructor', 'prototype'])}":{"${pick(random, ['ok', 'then', 'toJSON', 'isAdmin'])}":true}}]`,
    ),
  ),
  family('famous-event', (random) =>
    message(
      `20[${text(pick(random, ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'events', 'bye', 'then', '']))},{}]`,
    ),
  ),
  family('reserved-event', (random) =>
    message(
      `2[${text(pick(random, ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']))},{}]`,
    ),
  ),
  family('event-no-text', (random) =>
    message(`20[${pick(random, ['1', '-1', '1e309', 'null', '{}', '[]', 'true'])},{}]`),
  ),
  family('lone-surrogate', (random) =>
    message(command(pick(random, ['"\\ud800"', '"a\\udfffb"', '"\\ud800\\ud800"']))),
  ),
  family('nul', (random) => message(command(pick(random, ['"\\u0000"', '"a\\u0000b"', '"\u0000"'])))),
  family('right-to-left', (random) =>
    message(command(text(`abc${pick(random, ['\u202e', '\u2066', '\u200f', '\u061c'])}cba`))),
  ),
  family('numbers', (random) =>
    message(
      `20["follow",{"after":${pick(random, ['-1', '1e309', '-0', '0.1', '9007199254740993', '1e-400', '"1"'])}}]`,
    ),
  ),
  family('too-large', (random) => message(command(text('x'.repeat(66_000 + upTo(random, 40_000)))))),
  family('many-keys', (random) =>
    message(`20["command",{${Array.from({ length: 200 + upTo(random, 2_000) }, (_, i) => `"k${i}":${i}`).join(',')}}]`),
  ),
  family('many-arguments', (random) => message(`20["command"${',{}'.repeat(100 + upTo(random, 3_000))}]`)),
  family('attachment-never-comes', (random) =>
    message(
      `5${1 + upTo(random, 9)}-0["command",{"_placeholder":true,"num":${pick(random, ['0', '9', '-1', '1e9', '"0"'])}}]`,
    ),
  ),
  family('attachment-counts', (random) =>
    message(`5${pick(random, ['11', '999999999', '1e9', '-1', '0', '0.5', '', 'x', '1'.repeat(400)])}-0["command",{}]`),
  ),
  family('attachment-forged', (random) => ({
    bytes: Buffer.concat([
      textFrame(
        `451-0["command",{"reason":{"_placeholder":true,"num":${pick(random, ['0', '5', '-1', '"__proto__"', '1e99'])}}}]`,
      ),
      frameOf({ opcode: opcodes.binary, payload: noise(random, 64) }),
    ]),
  })),
  family('namespace', (random) =>
    message(
      `${pick(random, ['0', '1', '2', '3'])}${pick(random, ['/admin', '/', '/../../etc', `/${'x'.repeat(5_000)}`, '/__proto__', '/\u0000', '/a,/b'])},${pick(random, ['', '["command",{}]', '{}'])}`,
    ),
  ),
  family('ack-of-nothing', (random) =>
    message(`3${pick(random, ['0', '7', '1e309', '99999999999999999999', ''])}[${pick(random, ['', '{}', '1,2,3'])}]`),
  ),
  family('ack-id', (random) =>
    message(`2${pick(random, ['99999999999999999999', '000', '1'.repeat(300), '9007199254740993'])}["follow",{}]`),
  ),
  family('connect-again', (random) =>
    message(`0${pick(random, ['', '{}', '[]', '{"token":{"$gt":""}}', '{"__proto__":{}}', 'x'])}`),
  ),
  family('connect-error', (random) => message(`4${pick(random, ['', '{}', '{"message":"x"}', '"x"', '1'])}`)),
  family('disconnect', (random) => message(`1${pick(random, ['', '{}', '[]', 'x'])}`)),
  family('flipped', (random) => {
    const bytes = Buffer.from(`4${command('"x"')}`);
    for (let i = 0; i < 1 + upTo(random, 6); i++) {
      const at = upTo(random, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(random, 7));
    }
    return { bytes: frameOf({ opcode: opcodes.text, payload: bytes }) };
  }),
];
