/**
 * Every key of a site, in one place; `docs/redis-keys.md` says what each holds. The site's name is the hash tag, so that
 * all keys of a site share one slot of a cluster and one script may change several of them.
 */

/** An aggregate's name within its site; it is also the end of its key. */
export type AggregateRef = 'site' | `visit:${string}` | `alert:${string}` | `audit:${string}`;

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
    heard: `${prefix}heard`,
    clocks: `${prefix}clocks`,
    claims: `${prefix}claims`,
    reports: `${prefix}reports`,
    reportFiles: `${prefix}report-files`,
    open: `${prefix}open`,
    closed: `${prefix}closed`,
    aggregate: (ref: AggregateRef) => `${prefix}${ref}`,
    claim: (claim: string) => `${prefix}claim:${claim}`,
    receipt: (commandId: string) => `${prefix}receipt:${commandId}`,
    story: (of: string) => `${prefix}story:${of}`, // a visit's ID, or `siteStory`
    /** Messages to be sent: the truth, of which the jobs are made. */
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
    /** What every key of BullMQ begins with; all of them may be lost. */
    jobs: `${prefix}jobs`,
  };
}

export const siteRef = 'site';
/** Whose story the changes of the site's settings are told in; no visit has such an ID. */
export const siteStory = 'site';
/** The story of the audit trail. */
export const auditStory = 'audit';
/** Nothing is kept under it: an entry of the audit trail has no state. */
export const auditRef = (id: string) => `audit:${id}` as const;
export const visitRef = (id: string) => `visit:${id}` as const;
export const alertRef = (id: string) => `alert:${id}` as const;

/** @returns undefined when the text names no aggregate */
export function parseRef(text: string): AggregateRef | undefined {
  if (text === 'site') return text;
  const id = text.slice('visit:'.length);
  if (id === '') return undefined;
  if (text.startsWith('visit:')) return visitRef(id);
  if (text.startsWith('alert:')) return alertRef(id);
  return undefined;
}

/** The part of an aggregate's name after its kind. */
export function idOf(ref: AggregateRef): string {
  return ref === 'site' ? ref : ref.slice('visit:'.length);
}
