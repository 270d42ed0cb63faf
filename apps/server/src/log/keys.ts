import type { AggregateRef } from '@cordon/protocol/engine/aggregate.ts';

/**
 * Every key of a site, in one place; `docs/redis-keys.md` says what each holds. The site's name is the hash tag, so that
 * all keys of a site share one slot of a cluster and one script may change several of them.
 */

export type Keys = ReturnType<typeof keysOf>;

export function keysOf(siteId: string) {
  const prefix = `cordon:{${siteId}}:`;
  return {
    prefix,
    feed: `${prefix}feed`,
    feedIdentity: `${prefix}feed-identity`,
    format: `${prefix}format`,
    due: `${prefix}due`,
    lease: `${prefix}lease`,
    probe: (process: string) => `${prefix}probe:${process}`,
    lastSeen: `${prefix}heard`,
    clocks: `${prefix}clocks`,
    claims: `${prefix}claims`,
    reports: `${prefix}reports`,
    reportFiles: `${prefix}report-files`,
    open: `${prefix}open`,
    closed: `${prefix}closed`,
    aggregate: (ref: AggregateRef) => `${prefix}${ref}`,
    claim: (claim: string) => `${prefix}claim:${claim}`,
    receipt: (commandId: string) => `${prefix}receipt:${commandId}`,
    timeline: (of: string) => `${prefix}story:${of}`, // a visit's ID, or `siteTimeline`
    /** Messages to be sent. The jobs are made from these. */
    outbox: {
      at: `${prefix}outbox:at`,
      pending: `${prefix}outbox:pending`,
      sent: `${prefix}outbox:sent`,
      dead: `${prefix}outbox:dead`,
      overtaken: `${prefix}outbox:overtaken`,
      ready: (channelId: string) => `${prefix}outbox:ready:${channelId}`,
      lane: (channelId: string) => `${prefix}outbox:lane:${channelId}`,
      message: (id: string) => `${prefix}outbox:message:${id}`,
      claim: (id: string) => `${prefix}outbox:claim:${id}`,
    },
    /** What every key of BullMQ begins with. All of them may be lost: they are made again. */
    jobs: `${prefix}jobs`,
  };
}

export const siteRef = 'site';
/** The timeline of the changes of the site's settings; no visit has such an ID. */
export const siteTimeline = 'site';
/** The timeline of the audit trail. */
export const auditTimeline = 'audit';
export const visitRef = (id: string): AggregateRef => `visit:${id}`;
export const alertRef = (id: string): AggregateRef => `alert:${id}`;
