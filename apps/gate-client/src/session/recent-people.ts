import { z } from 'zod';
import { role } from '@cordon/protocol/roles.ts';
import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';

const recentPerson = z.object({ staffNumber: z.string(), name: z.string(), role });
export type RecentPerson = z.infer<typeof recentPerson>;

const key = 'cordon.people';
const most = 8;

/** [U21] People who signed in on this device before, the latest first: number and name only, never the PIN. */
export function recentPeople(storage: Storage): RecentPerson[] {
  try {
    return z.array(recentPerson).parse(JSON.parse(storage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberPerson(storage: Storage, person: SignedInPerson): void {
  const latest: RecentPerson = { staffNumber: person.staffNumber, name: person.name, role: person.role };
  const others = recentPeople(storage).filter((other) => other.staffNumber !== person.staffNumber);
  storage.setItem(key, JSON.stringify([latest, ...others].slice(0, most)));
}

export function forgetPerson(storage: Storage, staffNumber: string): RecentPerson[] {
  const left = recentPeople(storage).filter((other) => other.staffNumber !== staffNumber);
  storage.setItem(key, JSON.stringify(left));
  return left;
}
