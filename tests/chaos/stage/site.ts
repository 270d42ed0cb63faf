import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { checkCharacter } from '@cordon/protocol/identity-number.ts';
import { declarationOf, driver } from '@cordon/protocol/testing/declarations.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import { openSite } from '@cordon/server/commands/open-site.ts';
import { createSessions } from '@cordon/server/identity/sessions.ts';
import { steadyClock } from '@cordon/server/testing/clocks.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { arriveOf, createSubmit, demoKeys } from '@cordon/server/testing/submit-fixture.ts';
import { generateKeyPair, type KeyPair } from 'dpop';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { openDevice } from '../../support/device.ts';

export type Person = { member: StaffMember; token: string };

/** A site that is open, with everybody signed in. The sessions are written into the store: hashing takes minutes. */
export type ChaosSite = { keys: KeyPair; people: readonly Person[]; of(role: Role): readonly Person[] };

const counts = { admin: 8, gate: 16, supervisor: 8, unloading: 4 } as const satisfies Partial<Record<Role, number>>;
const sinceMs = 3 * hourMs; // the site was opened so long ago: its vehicles have waited for a while

export async function openChaosSite(redis: Redis): Promise<ChaosSite> {
  const keys = await generateKeyPair('ES256');
  const opened = Date.now() - sinceMs;
  const site = demoSite(opened);
  const members = Object.entries(counts).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, i) => memberOf(role as keyof typeof counts, i)),
  );
  const stations = site.stations.map((station) => ({ ...station, capacity: 50 }));
  await openSite(redis, demoKeys, steadyClock(opened), { ...site, stations, staff: [...site.staff, ...members] });
  const people = await signIn(redis, keys, members);
  return { keys, people, of: (role) => people.filter(({ member }) => member.role === role) };
}

function memberOf(role: keyof typeof counts, i: number): StaffMember {
  const staffNumber = String(7_000 + Object.keys(counts).indexOf(role) * 100 + i);
  const stations = role === 'gate' ? ['main-gate'] : role === 'unloading' ? ['first-canteen'] : [];
  return { personId: `chaos-${role}-${i}`, staffNumber, name: `Chaos ${role} ${i}`, role, stations, active: true };
}

export async function signIn(redis: Redis, keys: KeyPair, members: readonly StaffMember[]): Promise<Person[]> {
  const { calculateThumbprint } = await import('dpop');
  const thumbprint = await calculateThumbprint(keys.publicKey);
  const sessions = createSessions({ redis, prefix: demoKeys.prefix, site: 'demo', now: Date.now });
  return Promise.all(
    members.map(async (member) => {
      const { stations } = member;
      const { token } = await sessions.issue({ member, device: null, stations }, { thumbprint, method: 'password' });
      return { member, token };
    }),
  );
}

const registered = z.object({
  ok: z.literal(true),
  people: z.array(z.object({ personId: z.string(), maskedName: z.string() })),
});
const crewAtOnce = 8;

/** Registers drivers, one for each lane of vehicles: a person is in one vehicle at a time. */
export async function registerDrivers(url: string, { keys, of }: ChaosSite, count: number): Promise<CrewMember[]> {
  const device = await openDevice(url, undefined, keys);
  const [office] = of('admin');
  const drivers: CrewMember[] = [];
  while (drivers.length < count) {
    const people = Array.from({ length: Math.min(crewAtOnce, count - drivers.length) }, (_, i) => ({
      name: '秦晓海',
      document: 'id-card',
      number: numberOf(drivers.length + i),
      phone: null,
    }));
    const { text } = await device.send('POST', '/api/v1/people', { token: office?.token, json: { people } });
    for (const { personId, maskedName } of registered.parse(JSON.parse(text)).people) {
      const passNumber = `P-${1_000 + drivers.length}`;
      drivers.push({ ...driver, personId, maskedName, passNumber, sampledAt: Date.now() - 5 * hourMs });
    }
  }
  return drivers;
}

function numberOf(i: number): string {
  const digits = `11010519800101${String(i).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

/**
 * Vehicles that stand at the gate for too long, one after the other.
 *
 * @param dueAt when each of them is to ring, in order
 * @returns their visits, in that order
 */
export async function standWaiting(redis: Redis, dueAt: readonly number[]): Promise<string[]> {
  const visits: string[] = [];
  const clock = steadyClock(Date.now());
  const submit = createSubmit(redis, clock);
  const { limits } = demoSite(0);
  const slowMs = (limits.slowMinutes.disinfect + limits.contactMinutes) * minuteMs;
  for (const [i, at] of dueAt.entries()) {
    const visitId = newId();
    const plate = `渝W${String(i).padStart(5, '0')}`;
    clock.at = at - slowMs;
    const declaration = declarationOf({ plate }, clock.at);
    const acks = [
      await submit(commandOf({ type: 'declareVisit', visitId, declaration }, clock.at), administrator, null),
      await submit(arriveOf(visitId, plate), gateOfficer, null),
    ];
    if (acks.some(({ ok }) => !ok)) throw new Error(`${plate} did not arrive: ${JSON.stringify(acks)}`);
    visits.push(visitId);
  }
  return visits;
}
