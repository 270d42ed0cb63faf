import { passwordRoles } from '@cordon/protocol/authorisation.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { pause } from '../ops/pause.ts';
import { realClock } from '../ops/real-clock.ts';
import { randomPassword } from './passwords.ts';
import { randomPin } from './pin.ts';
import type { StaffSecrets } from './staff-secrets.ts';

/** What somebody signs in with for the first time. */
export type FirstSignIn = Pick<StaffMember, 'staffNumber' | 'name' | 'role'> & {
  pin: string; // on an enrolled device
  password: string | null; // to be used once, on a computer of their own
};

/** Shows them to the person who starts the site. */
export type TellFirst = (first: readonly FirstSignIn[]) => void | Promise<void>;

const lookAgainMs = 100;

/**
 * [S6] Gives everybody on duty their first secrets, and shows them: in a store that has none, or whose first ones were never
 * shown. Waits while another process is showing its own.
 *
 * @returns the secrets that this process has shown; none when the store has some already
 */
export async function issueFirst(
  secrets: Pick<StaffSecrets, 'wantsFirst' | 'setFirst'>,
  staff: readonly StaffMember[],
  tell: TellFirst,
): Promise<FirstSignIn[]> {
  while (await secrets.wantsFirst()) {
    const given = staff
      .filter(({ active }) => active)
      .map((member) => ({
        member,
        pin: randomPin(),
        password: passwordRoles.includes(member.role) ? randomPassword() : null,
      }));
    const set = await secrets.setFirst(
      given.map(({ member: { personId }, pin, password }) => ({ personId, pin, password })),
    );
    if (set.kind === 'telling') await pause(realClock, lookAgainMs);
    if (set.kind !== 'written') continue;
    const first = given.map(({ member: { staffNumber, name, role }, ...secret }) => {
      return { staffNumber, name, role, ...secret };
    });
    await tell(first);
    await set.confirmShown();
    return first;
  }
  return [];
}
