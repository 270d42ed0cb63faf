import { randomUUID } from 'node:crypto';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { NoteAccess, NotePinReset } from '@cordon/protocol/wire/command.ts';
import type { Submit } from '../../../commands/submit.ts';
import type { Live } from '../../../feed/live.ts';
import type { Identity, Session } from '../../../identity/identity.ts';
import type { Clock } from '../../../ops/clock.ts';
import { actorOf } from '../../duty.ts';
import { refusal } from '../../refusal.ts';
import type { Answer, Route, SignedCall } from '../route.ts';

export type StaffRouteParts = {
  identity: Pick<Identity, 'resetPin' | 'resetPassword' | 'removeTotp' | 'unlock' | 'accessOf'>;
  live: Pick<Live, 'site'>;
  submit: Submit;
  clock: Pick<Clock, 'now'>;
  revoke: (isOver: (session: Session) => boolean) => void;
};

/** What the office does to people's ways in. */
export function staffRoutes({ identity, live, submit, clock, revoke }: StaffRouteParts): Route[] {
  /** [S8] The trace first: what breaks between the two leaves a trace without a deed, never a deed without a trace. */
  const traced =
    (type: (NotePinReset | NoteAccess)['type'], act: (member: StaffMember) => Promise<object>) =>
    async ({ params, session }: SignedCall): Promise<Answer> => {
      const member = live.site().state.staff.find(({ personId }) => personId === params['personId']);
      if (member === undefined) return refusal('not-found');
      const { personId } = member;
      const noted = await submit(
        { type, commandId: randomUUID(), observedAt: clock.now(), personId },
        actorOf(session),
        session.sessionKey,
      );
      if (!noted.ok) return refusal(noted.code, noted.params);
      return { ok: true, ...(await act(member)) };
    };
  const signedOff = ({ personId }: StaffMember) => revoke((other) => other.personId === personId);

  return [
    {
      name: 'GET /staff/access',
      body: 'none',
      handle: async () => ({ ok: true, people: await identity.accessOf(live.site().state.staff) }),
    },
    {
      name: 'POST /staff/:personId/pin',
      body: 'none',
      handle: traced('notePinReset', async (member) => {
        const pin = await identity.resetPin(member);
        signedOff(member);
        return { pin };
      }),
    },
    {
      name: 'POST /staff/:personId/password',
      body: 'none',
      handle: traced('notePasswordReset', async (member) => {
        const given = await identity.resetPassword(member);
        signedOff(member);
        return given;
      }),
    },
    {
      name: 'DELETE /staff/:personId/totp',
      body: 'none',
      handle: traced('noteTotpReset', async (member) => {
        await identity.removeTotp(member);
        signedOff(member);
        return {};
      }),
    },
    {
      name: 'POST /staff/:personId/unlock',
      body: 'none',
      handle: traced('noteUnlock', async (member) => {
        await identity.unlock(member);
        return {};
      }),
    },
  ];
}
