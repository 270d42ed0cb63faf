import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Device } from '@cordon/tests/support/device.ts';
import { type Authenticators, openAuthenticators } from '@cordon/tests/support/authenticators.ts';
import { openDevice } from '@cordon/tests/support/device.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/* What an earlier version left behind, see the README beside it. */

const folder = new URL('../../../../tests/fixtures/store-b9a8177/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const text = z.string();
const line = z.object({
  key: text,
  pttl: z.int().optional(),
  string: text.optional(),
  hash: z.record(text, text).optional(),
  set: z.array(text).optional(),
  zset: z.array(text).optional(), // member, score, member, score, …
  list: z.array(text).optional(),
  stream: z.array(z.tuple([text, z.array(text)])).optional(),
});
const keyPair = z.object({ publicKey: z.record(text, z.unknown()), privateKey: z.record(text, z.unknown()) });
const secrets = z.object({
  siteKey: z.string(),
  pins: z.record(text, text),
  passwords: z.record(text, text),
  totps: z.record(text, text),
  session: text, // of the gate's tablet; not yet ended
  device: keyPair,
  realTime: z.int(),
});
const expected = z.object({
  at: z.int(),
  day: text,
  tried: z.unknown(),
  summary: z.looseObject({ summary: z.looseObject({ visits: z.record(text, z.int()) }) }),
  whatIf: z.looseObject({ whatIf: z.looseObject({ visits: z.int() }) }),
  visits: z.record(text, text), // the step it has reached → its ID
});

/** A record that waited on a tablet of that version. */
const record = z.object({
  sealed: z.object({
    command: z.looseObject({ commandId: text, visitId: text }),
    signature: text,
  }),
});

export const kept = {
  secrets: secrets.parse(read('secrets.json')),
  /** The night's clock, and what that version said of the night at that moment. */
  expected: expected.parse(read('expected.json')),
  waiting: z
    .object({ items: z.array(record) })
    .parse(read('tablet.json'))
    .items.map(({ sealed }) => sealed),
};

/** The first tablet, with its key; and people's authenticators, later than any code that they used. */
export function keptTablet(): { authenticators: Authenticators; at(url: string): Promise<Device> } {
  const { device, totps, realTime } = kept.secrets;
  const authenticators = openAuthenticators(undefined, Math.max(Date.now(), realTime + 60_000));
  for (const [staffNumber, secret] of Object.entries(totps)) authenticators.secrets.set(staffNumber, secret);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const importKey = (jwk: object, use: 'sign' | 'verify') =>
    crypto.subtle.importKey('jwk', jwk, algorithm, true, [use]);
  return {
    authenticators,
    async at(url) {
      const privateKey = await importKey(device.privateKey, 'sign');
      const publicKey = await importKey(device.publicKey, 'verify');
      return openDevice(url, authenticators, { privateKey, publicKey });
    },
  };
}

/** Writes the whole store into an empty Redis. */
export async function layStore(redis: Redis): Promise<void> {
  const lines = gunzipSync(readFileSync(new URL('store.jsonl.gz', folder))).toString('utf8');
  const writing = redis.pipeline();
  for (const { key, pttl, ...value } of lines.split('\n').map((one) => line.parse(JSON.parse(one)))) {
    if (value.string !== undefined) writing.set(key, value.string);
    if (value.hash !== undefined) writing.hset(key, value.hash);
    if (value.set !== undefined) writing.sadd(key, ...value.set);
    if (value.zset !== undefined) writing.zadd(key, ...value.zset.toReversed());
    if (value.list !== undefined) writing.rpush(key, ...value.list);
    for (const [id, fields] of value.stream ?? []) writing.xadd(key, id, ...fields);
    if (pttl !== undefined) writing.pexpire(key, pttl);
  }
  for (const [error] of (await writing.exec()) ?? []) if (error !== null) throw error;
}
