import { createHmac } from 'node:crypto';
import { identifierKey } from '@cordon/protocol/identifiers.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { unlocked } from './lock.ts';
import { openRecord, sealRecord } from './record.ts';
import { resultsOf } from '../redis/results.ts';
import { defineScript, oneWord } from '../redis/script.ts';
import type { SiteKeys } from './site-key.ts';

export type SuffixContext = {
  redis: Redis;
  keys: SiteKeys;
  lockAt: string;
  recordKey: (personId: string) => string;
};

const addStranger = defineScript({
  file: new URL('scripts/add-stranger.lua', import.meta.url),
  keys: ['lock', 'record'],
  args: ['lock'],
  reply: oneWord('kept', 'locked'),
});

const tailLength = 4;
const record = z.record(z.string(), z.string());

/**
 * The exit officer types the last four characters of each document without seeing those of the entry. Each member of the crew
 * is matched once, so two people with the same tail are two people.
 */
export async function matchDocumentSuffixes(
  { redis, keys, lockAt, recordKey }: SuffixContext,
  crew: readonly string[],
  tails: readonly string[],
): Promise<string[]> {
  const reads = redis.pipeline();
  for (const personId of crew) reads.hgetall(recordKey(personId));
  const records = crew.length === 0 ? [] : resultsOf(await reads.exec()).map((found) => record.parse(found));
  const unmatched = crew.map((personId, place) => ({
    personId,
    tail: tailOf(openRecord(keys.wrap, personId, records[place] ?? {})),
  }));

  const strangers: { personId: string; tail: string }[] = [];
  const read = tails.map(normaliseTail);
  const matched = read.map((tail, place) => {
    const at = unmatched.findIndex((member) => member.tail === tail);
    if (at >= 0) return unmatched.splice(at, 1)[0]?.personId ?? '';
    const stranger = strangerId(
      keys.stranger,
      crew,
      tail,
      read.slice(0, place).filter((other) => other === tail).length,
    );
    strangers.push({ personId: stranger, tail });
    return stranger;
  });
  const kept = strangers.map(({ personId, tail }) =>
    addStranger(redis, {
      keys: { lock: lockAt, record: recordKey(personId) },
      args: { lock: keys.lock },
      moreArgs: Object.entries(sealRecord(keys.wrap, personId, { kind: 'stranger', tail })).flat(),
    }),
  );
  (await Promise.all(kept)).forEach(unlocked);
  return matched;
}

/**
 * The same reading of the same crew gives the same stranger, so that a resend has the same content. Without the site's secret
 * nobody can tell this ID from a random one.
 */
function strangerId(key: Buffer, crew: readonly string[], tail: string, again: number): string {
  const reading = ['stranger', ...crew.toSorted(), tail, String(again)].join(' ');
  return `p-${createHmac('sha256', key).update(reading).digest('hex').slice(0, 32)}`;
}

function tailOf(known: ReturnType<typeof openRecord>): string | null {
  if (known === null) return null;
  return known.kind === 'person' ? known.person.documentNumber.slice(-tailLength) : known.tail;
}

function normaliseTail(text: string): string {
  return identifierKey(text).slice(-tailLength);
}
