import { administrator } from '@cordon/protocol/testing/actors.ts';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { declarationOf, driver, passenger } from '@cordon/protocol/testing/declarations.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { SiteSettings, StaffMember } from '@cordon/protocol/site/settings.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import { openSite } from '@cordon/server/commands/open-site.ts';
import { createSessions } from '@cordon/server/identity/sessions.ts';
import { steadyClock } from '@cordon/server/testing/clocks.ts';
import { unmeasured } from '@cordon/server/ops/metrics/measures.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { createSubmit, demoKeys } from '@cordon/server/testing/submit-fixture.ts';
import type { Redis } from 'ioredis';
import { inParallel } from '../figures.ts';
import { gateId, vehicle, type VisitSteps } from './vehicle.ts';

const followersOfPerson = 10;

export type BenchSite = {
  tabletTokens: string[];
  followerTokens: string[];
  /** Declares vehicles. */
  declare(count: number): Promise<VisitSteps[]>;
};

export type Crowd = { tablets: number; followers: number; thumbprints: readonly string[] };

/**
 * A new site with a gate officer and an enrolled tablet for each connection. Their sessions are written into the store: signing
 * in is hashing, and not what is measured.
 */
export async function openBenchSite(store: Redis, { tablets, followers, thumbprints }: Crowd): Promise<BenchSite> {
  const clock = steadyClock(Date.now());
  const officers = people(tablets, 'gate', [gateId]);
  const watchers = people(Math.ceil(followers / followersOfPerson), 'supervisor', []);
  await openSite(store, demoKeys, clock, siteOf(clock.at, officers, watchers));
  const submit = createSubmit(store, clock, Math.random, unmeasured, register);
  const must = async (asked: ReturnType<typeof submit>): Promise<void> => {
    const ack = await asked;
    if (!ack.ok) throw new Error(`the site could not be prepared: ${JSON.stringify(ack)}`);
  };

  const edge = { kind: 'system', name: 'edge' } as const;
  for (const [i] of officers.entries()) {
    const enrol = { type: 'enrolDevice', deviceId: `tablet-${i}`, thumbprint: thumbprints[i] ?? '' } as const;
    await must(submit({ ...enrol, commandId: newId(), observedAt: clock.at }, edge, null));
  }
  const sessions = createSessions({ redis: store, prefix: demoKeys.prefix, site: 'demo', now: Date.now });
  const issue = async (member: StaffMember, device: string | null, thumbprint = ''): Promise<string> => {
    const held = device === null ? null : { id: device, name: device, stations: [gateId], key: enrolled(thumbprint) };
    const issued = await sessions.issue(
      { member, device: held, stations: member.stations },
      { thumbprint, method: device === null ? 'password' : 'pin' },
    );
    return issued.token;
  };
  const tabletTokens = await Promise.all(officers.map((one, i) => issue(one, `tablet-${i}`, thumbprints[i])));
  const watching = Array.from({ length: followers }, (_, i) => watchers[i % watchers.length]);
  const followerTokens = await Promise.all(
    watching.map((one) => {
      if (one === undefined) throw new Error('nobody watches');
      return issue(one, null, thumbprints.at(-1));
    }),
  );

  let declared = 0;
  return {
    tabletTokens,
    followerTokens,
    async declare(count) {
      const visits: VisitSteps[] = [];
      const numbers = Array.from({ length: count }, () => declared++);
      await inParallel(numbers, 64, async (number) => {
        const { visitId, plate, crew, steps } = vehicle(number);
        const declaration = declarationOf({ plate, crew, eta: clock.at + 2 * hourMs }, clock.at);
        await must(submit(commandOf({ type: 'declareVisit', visitId, declaration }), administrator, null));
        visits.push(steps);
      });
      return visits;
    },
  };
}

const register = { shown: (ids: readonly string[]) => Promise.resolve(ids.map(shown)) };

function shown(personId: string): Pick<CrewMember, 'maskedName' | 'document'> {
  const { maskedName, document } = personId.endsWith('-0') ? driver : passenger;
  return { maskedName, document };
}

function people(count: number, role: StaffMember['role'], stations: string[]): StaffMember[] {
  return Array.from({ length: count }, (_, i): StaffMember => ({
    ...{ personId: `${role}-of-bench-${i}`, name: `值守 ${role} ${i}`, role, stations, active: true },
    staffNumber: String((role === 'gate' ? 10_000 : 20_000) + i),
  }));
}

function siteOf(now: Instant, officers: readonly StaffMember[], watchers: readonly StaffMember[]): SiteSettings {
  const site = demoSite(now);
  const devices = officers.map((_, i) => ({ id: `tablet-${i}`, name: `平板 ${i}`, stations: [gateId] }));
  return { ...site, devices, staff: [...site.staff, ...officers, ...watchers] };
}

function enrolled(thumbprint: string) {
  return { is: 'enrolled', thumbprint, at: Date.now() } as const;
}
