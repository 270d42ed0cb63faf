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

/** Whose act it is: a person's, or somebody's of whom nothing is known. */
export type Who = Extract<Actor, { kind: 'person' }> | null;

export type Audit = {
  /**
   * [AU1] What somebody does by their session; it counts only if the session does.
   *
   * @returns the refusal with which nothing must be done, or null when it is on record
   */
  did(session: Session, event: AuditEvent): Promise<Refused | null>;
  /**
   * [AU4] What was turned away. The same of the same is told once a minute: who hammers at a door must not fill the
   * record. Never awaited, never in the way of the answer.
   */
  refused(who: Who, subject: string, event: AuditEvent & { code: ErrorCode }): void;
};

export type AuditParts = { submit: Submit; siteClock: SiteTime; log: Pick<Logger, 'error'> };

export function openAudit({ submit, siteClock, log }: AuditParts): Audit {
  const note = (commandId: string, event: AuditEvent) =>
    ({ type: 'noteAudit', commandId, observedAt: siteClock.now(), event }) as const;
  const byTheEdge = { kind: 'system', name: 'edge' } as const;
  // The door would find out too, but a flood must not even get that far.
  const told = { minute: 0, ids: new Set<string>() };
  const isFirst = (minute: number, id: string) => {
    if (told.minute !== minute) Object.assign(told, { minute, ids: new Set<string>() });
    return told.ids.size !== told.ids.add(id).size;
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
      // A person whose session is no good can not speak for themselves; one who is merely not allowed to can.
      const speaks = who !== null && event.type === 'denied' && event.code !== 'key-proof-invalid';
      const actor = speaks ? who : byTheEdge;
      submit(note(commandId, event), actor, null)
        .then((ack) => {
          if (!ack.ok && ack.code !== 'command-reused') log.error({ code: ack.code }, 'a refusal is not on record');
        })
        .catch((error: unknown) => log.error({ error }, 'a refusal is not on record'));
    },
  };
}
