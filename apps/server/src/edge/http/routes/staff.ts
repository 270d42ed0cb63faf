import { randomUUID } from 'node:crypto';
import type { Submit } from '../../../commands/submit.ts';
import type { Live } from '../../../feed/live.ts';
import type { Identity, Session } from '../../../identity/identity.ts';
import type { Clock } from '../../../ops/clock.ts';
import { actorOf } from '../../duty.ts';
import { refusal } from '../../refusal.ts';
import type { Route } from '../route.ts';

export type StaffRouteParts = {
  identity: Pick<Identity, 'resetPin'>;
  live: Pick<Live, 'site'>;
  submit: Submit;
  clock: Pick<Clock, 'now'>;
  revoke: (isOver: (session: Session) => boolean) => void;
};

export function staffRoutes({ identity, live, submit, clock, revoke }: StaffRouteParts): Route[] {
  return [
    {
      method: 'post',
      path: '/staff/:personId/pin',
      who: 'signed-in',
      roles: ['admin'],
      body: 'none',
      async handle({ params, session, member: asking }) {
        const member = live.site().state.staff.find(({ personId }) => personId === params['personId']);
        if (member === undefined) return refusal('not-found');
        const { personId } = member;
        // [S8] The trace first: what breaks between the two leaves a trace without a reset, never a reset without a trace.
        const noted = await submit(
          { type: 'notePinReset', commandId: randomUUID(), observedAt: clock.now(), personId },
          actorOf(asking),
          session.sessionKey,
        );
        if (!noted.ok) return refusal(noted.code, noted.params);
        const pin = await identity.resetPin(member);
        revoke((other) => other.personId === personId);
        return { ok: true, pin };
      },
    },
  ];
}
