import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@cordon/protocol/audit/events.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import { idFrom } from '../ops/ids.ts';
import type { Submit } from '../commands/submit.ts';
import type { Session } from '../identity/identity.ts';
import type { SiteTime } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { actorOf } from './duty.ts';

/** Whose act it is; null when nothing is known of who it was. */
export type Who = Extract<Actor, { kind: 'person' }> | null;

export type Audit = {
  /**
   * [AU1] Puts on record what somebody does in their session, which must not have ended.
   *
   * @returns null when it is on record; else the refusal, and the act must not be done
   */
  did(session: Session, event: AuditEvent): Promise<Refused | null>;
  /**
   * [AU4] Puts a refusal on record; the same refusal of the same person once a minute, so that a flood does not fill the
   * record. Nothing waits for it, and no answer depends on it.
   */
  refused(who: Who, subject: string, event: AuditEvent & { code: ErrorCode }): void;
};

export type AuditParts = { submit: Submit; siteClock: SiteTime; log: Pick<Logger, 'error'> };

export function createAudit({ submit, siteClock, log }: AuditParts): Audit {
  const note = (commandId: string, event: AuditEvent) =>
    ({ type: 'noteAudit', commandId, observedAt: siteClock.now(), event }) as const;
  const byTheEdge = { kind: 'system', name: 'edge' } as const;
  // The receipts would show a repetition as well, but a flood must not even reach the store.
  const noted = { minute: 0, ids: new Set<string>() };
  const isFirst = (minute: number, id: string) => {
    if (noted.minute !== minute) Object.assign(noted, { minute, ids: new Set<string>() });
    return noted.ids.size !== noted.ids.add(id).size;
  };
  return {
    async did(session, event) {
      const ack = await submit(note(randomUUID(), event), actorOf(session), session.sessionKey);
      return ack.ok ? null : { code: ack.code, params: ack.params };
    },
    refused(who, subject, event) {
      const minute = Math.floor(siteClock.now() / minuteMs);
      const commandId = idFrom(`refused ${who?.personId ?? ''} ${subject} ${event.code} ${minute}`);
      if (!isFirst(minute, commandId)) return;
      // Only a person with a valid session, who merely may not do this, is named as the author of the entry.
      const isAuthor = who !== null && event.type === 'denied' && event.code !== 'key-proof-invalid';
      const actor = isAuthor ? who : byTheEdge;
      submit(note(commandId, event), actor, null)
        .then((ack) => {
          if (!ack.ok && ack.code !== 'command-reused') log.error({ code: ack.code }, 'a refusal is not on record');
        })
        .catch((error: unknown) => log.error({ error }, 'a refusal is not on record'));
    },
  };
}
