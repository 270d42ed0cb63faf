import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { subjectKey } from '@cordon/protocol/site/watch.ts';
import type { OvertakenBy } from '@cordon/protocol/wire/notify.ts';
import type { Redis } from 'ioredis';
import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';
import { alertRef, type Keys, siteRef, visitRef } from '../log/keys.ts';
import { readStored } from '../log/read.ts';
import { alertOf, siteOf, visitOf } from '../log/snapshot.ts';
import { nameOf, type Scene, contentOf } from './compose.ts';
import type { Message, AlertContent } from './message.ts';

/** A message with what is true now, or why it is not to be sent any more. */
export type Present = { kind: 'stands'; message: Message } | { kind: 'overtaken'; by: OvertakenBy };

/** [NT22] Asks the store, for each message, whether its alert still is as the message says. */
export type ReadPresent = (messages: readonly Message[]) => Promise<Present[]>;

/**
 * [NT22] A message says that nobody takes care of an alert. It is not sent when that is no longer so, and it is sent with the
 * alert's present state. When the alert is not in the store, the message is sent as it was written: a false alarm does less
 * harm.
 */
export function presentOf(message: Message, scene: Scene | null): Present {
  const { told } = message;
  if (told === null || scene === null) return { kind: 'stands', message };
  const by = overtakenBy(told, scene.alert);
  return by === null
    ? { kind: 'stands', message: { ...message, told: contentOf(told, scene) } }
    : { kind: 'overtaken', by };
}

function overtakenBy(told: AlertContent, alert: AlertState): OvertakenBy | null {
  if (alert.closed !== null) return 'closed';
  if (alert.raisedAt !== told.raisedAt) return 'raised-again'; // the new one has messages of its own
  if (alert.clearedAt !== null) return 'cleared';
  if (alert.acknowledged !== null) return 'acknowledged';
  if (alert.silenced !== null) return 'silenced';
  return alert.follows === null ? null : 'followed';
}

/** Reads the site, then the alerts, then the visits of several messages: three round trips, however many there are. */
export function createPresent(redis: Redis, keys: Keys): ReadPresent {
  return async (messages) => {
    const told = messages.map((message) => message.told);
    if (told.every((one) => one === null)) return messages.map((message) => ({ kind: 'stands', message }));
    const [storedSite] = await readStored(redis, keys, [siteRef]);
    if (!storedSite) return messages.map((message) => ({ kind: 'stands', message }));
    const site = siteOf(storedSite.text);
    const ids = told.map((one) => (one === null ? null : alertIdOf(one, site)));
    const alertRefs = ids.map((id) => (id === null ? null : alertRef(id)));
    const alerts = await readAll(alertRefs, alertOf);
    const visitIds = alerts.map((alert) => alert?.visitId ?? null);
    const visitRefs = visitIds.map((id) => (id === null ? null : visitRef(id)));
    const visits = await readAll(visitRefs, visitOf);
    return messages.map((message, i) => {
      if (message.told !== null && ids[i] === null) return { kind: 'overtaken', by: 'cleared' };
      const alert = alerts[i] ?? null;
      return presentOf(message, alert === null ? null : { alert, site, visit: visits[i] ?? null });
    });
  };

  async function readAll<T>(refs: readonly (AggregateRef | null)[], read: (text: string) => T): Promise<(T | null)[]> {
    const wanted = refs.filter((ref) => ref !== null);
    const found = await readStored(redis, keys, wanted);
    const byRef = new Map(wanted.map((ref, i) => [ref, found[i] ?? null]));
    return refs.map((ref) => {
      const stored = ref === null ? null : (byRef.get(ref) ?? null);
      return stored === null ? null : read(stored.text);
    });
  }
}

/**
 * The ID of a message's alert. That of a silent tablet contains a person's ID, so the message has only a digest: it is looked
 * for among the tablets that are missed now. Null: the tablet is not missed any more.
 */
export function alertIdOf({ alertId, rule }: AlertContent, site: Pick<SiteState, 'id' | 'lost'>): string | null {
  if (rule !== 'watch.tablet') return alertId;
  const ids = site.lost.map((subject) => `${site.id}.${rule}.${subjectKey(subject)}`);
  return ids.find((id) => nameOf({ id, rule }) === alertId) ?? null;
}
