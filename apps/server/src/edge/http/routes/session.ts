import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { roles } from '@cordon/protocol/roles.ts';
import { z } from 'zod';
import type { Live } from '../../../feed/live.ts';
import type { Identity, Session } from '../../../identity/identity.ts';
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Route } from '../route.ts';

export type SessionRouteParts = {
  identity: Pick<Identity, 'signIn' | 'end'>;
  live: Pick<Live, 'site'>;
  /** Closes the sockets of sessions that have ended. */
  revoke: (isOver: (session: Session) => boolean) => void;
};

const signIn = z.strictObject({ staffNumber: z.string().max(64), pin: z.string().max(64) });

/** Deriving a PIN's hash costs memory: a flood of sign-ins waits its turn outside. */
const signInsAtOnce = 32;

export function sessionRoutes({ identity, live, revoke }: SessionRouteParts): Route[] {
  let underWay = 0;
  const site = () => {
    const { id, name } = live.site().state;
    return { id, name };
  };

  return [
    {
      method: 'get',
      path: '/site',
      who: 'anyone',
      body: 'none',
      handle: () => Promise.resolve({ ok: true, ...site() }),
    },
    {
      method: 'post',
      path: '/session',
      who: 'anyone',
      body: 'json',
      async handle({ body }) {
        const read = readPayload(signIn, body);
        if (!read.ok) return read.refusal;
        if (underWay >= signInsAtOnce) return refusal('too-many-requests');
        underWay += 1;
        try {
          const signedIn = await identity.signIn(read.value.staffNumber, read.value.pin);
          if (!signedIn.ok) return refusal(signedIn.code, signedIn.params);
          const { token, session } = signedIn;
          const person = { ...personOf(session), staffNumber: read.value.staffNumber };
          return { ok: true, token, person, site: site(), expiresAt: session.expiresAt };
        } finally {
          underWay -= 1;
        }
      },
    },
    {
      method: 'get',
      path: '/session',
      who: 'signed-in',
      roles,
      body: 'none',
      handle: ({ session, member }) =>
        Promise.resolve({ ok: true, person: personOf(member), site: site(), expiresAt: session.expiresAt }),
    },
    {
      method: 'delete',
      path: '/session',
      who: 'signed-in',
      roles,
      body: 'none',
      async handle({ session }) {
        await identity.end(session);
        revoke(({ sessionKey }) => sessionKey === session.sessionKey);
        return { ok: true };
      },
    },
  ];
}

function personOf(who: StaffMember | Session) {
  const { personId, name, role, stations } = who;
  return { personId, ...('staffNumber' in who ? { staffNumber: who.staffNumber } : {}), name, role, stations };
}
