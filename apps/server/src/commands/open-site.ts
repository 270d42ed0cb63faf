import { applyEvents, effectsOf } from '@cordon/protocol/engine/change.ts';
import { siteAggregate } from '@cordon/protocol/site/aggregate.ts';
import type { SiteSettings } from '@cordon/protocol/site/settings.ts';
import type { Redis } from 'ioredis';
import { commit } from '../log/commit.ts';
import { type Keys, siteRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import type { SiteClock } from '../ops/clock.ts';

/** [C9] Opens the site in an empty store; of several processes that start at once, one does so. */
export async function openSite(redis: Redis, keys: Keys, siteClock: SiteClock, settings: SiteSettings): Promise<void> {
  const [stored] = await readStored(redis, keys, [siteRef]);
  if (stored) return;
  const now = siteClock.now();
  const commandId = 'site-opened';
  const by = { personId: null, name: 'clock', role: 'system' } as const;
  const meta = { at: now, observedAt: now, commandId, by };
  const { changed } = applyEvents(siteAggregate, siteRef, null, [{ type: 'siteOpened', settings }], meta);
  await commit(redis, keys, {
    ...effectsOf([changed], changed.after.state, meta),
    now,
    session: null,
    author: null,
    receipts: [
      { commandId, fingerprint: commandId, outcome: { ok: true, version: changed.after.version, unchanged: false } },
    ],
    read: [],
    fence: null,
  });
}
