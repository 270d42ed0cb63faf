import { randomUUID } from 'node:crypto';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { NoteAccess, NotePinReset } from '@cordon/protocol/wire/command.ts';
import type { Submit } from '../../../commands/submit.ts';
import type { Live } from '../../../feed/live.ts';
import type { Identity, Session } from '../../../identity/identity.ts';
import type { SiteTime } from '../../../ops/clock.ts';
import { actorOf } from '../../duty.ts';
import { refusal, type Refusal } from '../../refusal.ts';
import { handle, type Route } from '../route.ts';

export type StaffRouteParts = {
  identity: Pick<Identity, 'resetPin' | 'resetPassword' | 'removeTotp' | 'unlock' | 'accessOf'>;
  live: Pick<Live, 'site'>;
  submit: Submit;
  siteClock: SiteTime;
  revoke: (isOver: (session: Session) => boolean) => void;
};

/** How the office resets and unlocks people's sign-ins. */
export function staffRoutes({ identity, live, submit, siteClock, revoke }: StaffRouteParts): Route[] {
  /**
   * [S8] The record first: a fault between the two leaves a record of something that was not done, never the other way round.
   *
   * @returns the refusal, or what was done
   */
  async function traced<T>(
    type: (NotePinReset | NoteAccess)['type'],
    { params, session }: { params: { personId: string }; session: Session },
    act: (member: StaffMember) => Promise<T>,
  ): Promise<({ ok: true } & T) | Refusal> {
    const member = live.site().state.staff.find(({ personId }) => personId === params.personId);
    if (member === undefined) return refusal('not-found');
    const { personId } = member;
    const noted = await submit(
      { type, commandId: randomUUID(), observedAt: siteClock.now(), personId },
      actorOf(session),
      session.sessionKey,
    );
    if (!noted.ok) return refusal(noted.code, noted.params);
    return { ok: true, ...(await act(member)) };
  }
  const signedOff = ({ personId }: StaffMember) => revoke((other) => other.personId === personId);

  return [
    handle('GET /staff/access', async () => ({
      ok: true,
      people: await identity.accessOf(live.site().state.staff),
    })),
    handle('POST /staff/:personId/pin', (call) =>
      traced('notePinReset', call, async (member) => {
        const pin = await identity.resetPin(member);
        signedOff(member);
        return { pin };
      }),
    ),
    handle('POST /staff/:personId/password', (call) =>
      traced('notePasswordReset', call, async (member) => {
        const given = await identity.resetPassword(member);
        signedOff(member);
        return given;
      }),
    ),
    handle('DELETE /staff/:personId/totp', (call) =>
      traced('noteTotpReset', call, async (member) => {
        await identity.removeTotp(member);
        signedOff(member);
        return {};
      }),
    ),
    handle('POST /staff/:personId/unlock', (call) =>
      traced('noteUnlock', call, async (member) => {
        await identity.unlock(member);
        return {};
      }),
    ),
  ];
}
