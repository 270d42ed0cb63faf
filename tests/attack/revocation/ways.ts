import type { TestAuthor } from '@cordon/server/testing/author.ts';
import type { Device } from '../../support/device.ts';
import type { Office, Person } from '../office.ts';

/** How a person's session is ended by somebody, or by themselves. */
export const ways = ['off-duty', 'device-revoked', 'pin-reset', 'signed-off'] as const;
export type Way = (typeof ways)[number];

export type Revoked = Person & { token: string; author: TestAuthor };

/**
 * Ends the sessions of all of them.
 *
 * @returns for each, the entry of the feed after which nothing of theirs may stand; null when that is the last one at
 * the moment of the answer, or their own sign-off
 */
export function revoke(
  way: Way,
  office: Office,
  tablet: Device,
  people: readonly Revoked[],
): Promise<(number | null)[]> {
  switch (way) {
    case 'off-duty':
      return Promise.all(
        people.map(async ({ member }) => {
          return (await office.ask({ type: 'saveStaff', member: { ...member, active: false } })).seq;
        }),
      );
    case 'device-revoked':
      return office
        .ask({ type: 'revokeDevice', deviceId: tabletId, reason: '遗失' })
        .then(({ seq }) => people.map(() => seq));
    case 'pin-reset':
      return Promise.all(
        people.map(async ({ member }) => {
          await office.call('POST', `/staff/${member.personId}/pin`);
          return null;
        }),
      );
    case 'signed-off':
      return Promise.all(
        people.map(async ({ token }) => {
          const { status } = await tablet.send('DELETE', '/api/v1/session', { token });
          if (status !== 200) throw new Error(`a sign-off was answered with ${status}`);
          return null;
        }),
      );
    default:
      return way satisfies never;
  }
}

/** The tablet on which all of them sign in. */
export const tabletId = 'attacked-tablet';
