import type { NamedDevice, SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import type { Duty } from '@cordon/protocol/site/duty.ts';
import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { deviceWithKey } from '@cordon/protocol/site/device.ts';
import type { Live } from '../../../feed/live.ts';
import type { Identity, Session } from '../../../identity/identity.ts';
import { sessionName } from '../../../identity/session.ts';
import type { SignedIn } from '../../../identity/signed-in.ts';
import type { Audit } from '../../audit.ts';
import { refusal } from '../../refusal.ts';
import { type AnswerOf, handle, type Route } from '../route.ts';

export type SessionRouteParts = {
  identity: Pick<Identity, 'signIn' | 'end' | 'changePassword'>;
  live: Pick<Live, 'site'>;
  audit: Audit;
  /** Closes the sockets of sessions that have ended. */
  revoke: (isOver: (session: Session) => boolean) => void;
};

/** Deriving a secret's hash costs memory: of a flood of sign-ins, only so many are looked at at one time. */
const signInsAtOnce = 32;

export function sessionRoutes({ identity, live, audit, revoke }: SessionRouteParts): Route[] {
  const site = () => siteNameOf(live);
  const signIn = createSignIn({ identity, live, audit });
  let underWay = 0;

  return [
    handle('GET /site', () => Promise.resolve({ ok: true, ...site() })),
    handle('POST /session', async ({ body, thumbprint }) => {
      if (underWay >= signInsAtOnce) return refusal('too-many-requests');
      underWay += 1;
      try {
        return await signIn(body, thumbprint);
      } finally {
        underWay -= 1;
      }
    }),
    handle('GET /session', ({ session, duty }) =>
      Promise.resolve({ ok: true, ...personOf(duty), site: site(), expiresAt: session.expiresAt }),
    ),
    handle('DELETE /session', async ({ session }) => {
      await audit.did(session, { type: 'signedOff', session: sessionName(session) });
      await identity.end(session);
      revoke(({ sessionKey }) => sessionKey === session.sessionKey);
      return { ok: true };
    }),
    handle('POST /session/password', async ({ body: { password: old, newPassword: fresh }, session, member }) => {
      const changed = await identity.changePassword(session, member, { old, fresh }, () =>
        audit.did(session, { type: 'passwordSet' }),
      );
      if (!changed.ok) return refusal(changed.code, changed.params);
      revoke((other) => other.personId === session.personId && other.sessionKey !== session.sessionKey);
      return { ok: true };
    }),
  ];
}

/** Signs somebody in, and puts on record that they are, or why they are not. */
function createSignIn({ identity, live, audit }: Omit<SessionRouteParts, 'revoke'>) {
  function noteRefusal(
    staffNumber: string,
    method: 'pin' | 'password',
    thumbprint: string,
    { code }: Extract<SignedIn, { ok: false }>,
  ): void {
    const { staff, devices } = live.site().state;
    const personId = staff.find((member) => member.staffNumber === staffNumber)?.personId ?? null;
    const device = deviceWithKey(devices, thumbprint)?.id ?? null;
    const subject = `sign-in ${personId ?? ''} ${device ?? ''}`;
    audit.refused(null, subject, { type: 'signInRefused', personId, device, method, code });
  }

  return async (request: SignInRequest, thumbprint: string): Promise<AnswerOf<'POST /session'>> => {
    const method = 'pin' in request ? 'pin' : 'password';
    const result = await identity.signIn(request, thumbprint);
    if (!result.ok) {
      noteRefusal(request.staffNumber, method, thumbprint, result);
      return refusal(result.code, { ...result.params });
    }
    if (result.state === 'wants') return result;
    const { token, session, duty, takeBack } = result;
    // Without a record there is no session.
    const unrecorded = await audit.did(session, { type: 'signedIn', method, session: sessionName(session) });
    if (unrecorded !== null) {
      await takeBack();
      return refusal(unrecorded.code, unrecorded.params);
    }
    const { expiresAt } = session;
    return { ok: true, state: 'signed-in', token, ...personOf(duty), site: siteNameOf(live), expiresAt };
  };
}

function siteNameOf(live: Pick<Live, 'site'>) {
  const { id, name } = live.site().state;
  return { id, name };
}

function personOf({ member, device, stations }: Duty): { person: SignedInPerson; device: NamedDevice | null } {
  const { personId, staffNumber, name, role } = member;
  return { person: { personId, staffNumber, name, role, stations }, device: device && named(device) };
}

export function named({ id, name, stations }: SiteDevice): NamedDevice {
  return { id, name, stations };
}
