import type { SiteSettings } from '@cordon/protocol/site/settings.ts';
import type { Redis } from 'ioredis';
import { commit, defineCommit } from '../log/commit.ts';
import { type Keys, siteRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import type { Clock } from '../ops/clock.ts';
import { siteChange } from './change-site.ts';

/** [C9] An empty store begins with its site; of several processes that start at once, one opens it. */
export async function openSite(redis: Redis, keys: Keys, clock: Clock, settings: SiteSettings): Promise<void> {
  defineCommit(redis);
  const [stored] = await readStored(redis, keys, [siteRef]);
  if (stored) return;
  const now = clock.now();
  const commandId = 'site-opened';
  const by = { personId: null, name: 'clock', role: 'system' } as const;
  const change = siteChange(null, [{ type: 'siteOpened', settings }], { at: now, observedAt: now, commandId, by });
  await commit(redis, keys, {
    commandId,
    now,
    session: null,
    author: null,
    fingerprint: commandId,
    outcome: { ok: true, version: change.version, unchanged: false },
    read: [],
    written: change.written === null ? [] : [change.written],
    claims: null,
    entries: change.entries,
  });
}
