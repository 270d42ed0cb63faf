import type { Identity, Session } from '../../../identity/identity.ts';
import type { Live } from '../../../feed/live.ts';
import { refusal } from '../../refusal.ts';
import type { Route } from '../route.ts';

export type StaffRouteParts = {
  identity: Pick<Identity, 'resetPin'>;
  live: Pick<Live, 'site'>;
  revoke: (isOver: (session: Session) => boolean) => void;
};

export function staffRoutes({ identity, live, revoke }: StaffRouteParts): Route[] {
  return [
    {
      method: 'post',
      path: '/staff/:personId/pin',
      who: 'signed-in',
      roles: ['admin'],
      body: 'none',
      async handle({ params }) {
        const member = live.site().state.staff.find(({ personId }) => personId === params['personId']);
        if (member === undefined) return refusal('not-found');
        const pin = await identity.resetPin(member);
        revoke(({ personId }) => personId === member.personId);
        return { ok: true, pin };
      },
    },
  ];
}
