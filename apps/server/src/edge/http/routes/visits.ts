import type { Duty } from '@cordon/protocol/site/duty.ts';
import { isReadAtExit } from '@cordon/protocol/visit/blind.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import { findByPlate } from '@cordon/protocol/visit/find.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import type { Live } from '../../../feed/live.ts';
import { viewOf } from '../../../feed/view.ts';
import { type Keys, visitRef } from '../../../log/keys.ts';
import { readStored, readTimeline } from '../../../log/read.ts';
import { visitOf } from '../../../log/snapshot.ts';
import type { PeopleRegister } from '../../../people/register.ts';
import type { Audit } from '../../audit.ts';
import { refusal } from '../../refusal.ts';
import { handle, type Route } from '../route.ts';

export type VisitRouteParts = {
  redis: Redis;
  keys: Keys;
  people: Pick<PeopleRegister, 'masked' | 'identity' | 'matchDocumentSuffixes'>;
  audit: Pick<Audit, 'did'>;
  live: Pick<Live, 'picture'>;
};

export function visitRoutes({ redis, keys, people, live, audit }: VisitRouteParts): Route[] {
  async function visitOfId(id: string): Promise<Versioned<VisitState> | null> {
    const [stored] = await readStored(redis, keys, [visitRef(id)]);
    return stored ? { version: stored.version, state: visitOf(stored.text) } : null;
  }

  return [
    handle('POST /visits/find', ({ body }) => {
      const visits = [...live.picture().visits.values()].map(({ state }) => state);
      return Promise.resolve({ ok: true, visits: findByPlate(visits, body.plate) });
    }),
    handle('GET /visits/:id/crew', async ({ params, member }) => {
      const visit = await visitOfId(params.id);
      if (visit === null) return refusal('visit-unknown');
      if (member.role === 'gate' && isReadAtExit(visit.state)) return refusal('exit-blind');
      return { ok: true, people: await maskedCrew(people, visit.state) };
    }),
    handle('POST /visits/:id/unmask', async ({ params, body, member, session }) => {
      const visit = await visitOfId(params.id);
      if (visit === null) return refusal('visit-unknown');
      if (member.role === 'gate' && isReadAtExit(visit.state)) return refusal('exit-blind');
      const { personId: whom, ...why } = body;
      if (!visit.state.declaration.crew.some(({ personId }) => personId === whom)) {
        return refusal('person-not-in-crew');
      }
      const known = await people.identity(whom);
      if (known === null) return refusal('not-found');
      // [AU1] Nobody sees an identity without a record of it.
      const seen = { type: 'identityShown', visitId: visit.state.id, personId: whom, ...why } as const;
      const unrecorded = await audit.did(session, seen);
      return unrecorded === null ? { ok: true, ...known } : refusal(unrecorded.code, unrecorded.params);
    }),
    handle('POST /visits/:id/exit-readings', async ({ params, body }) => {
      const visit = await visitOfId(params.id);
      if (visit === null) return refusal('visit-unknown');
      const crew = visit.state.declaration.crew.map(({ personId }) => personId);
      return { ok: true, people: await people.matchDocumentSuffixes(crew, body.tails) };
    }),
    handle('GET /visits/:id/story', async ({ params, member, duty }) => {
      const visit = await visitOfId(params.id);
      if (visit === null) return refusal('visit-unknown');
      if (!comesTo(duty, visit.state)) return refusal('wrong-station');
      const view = viewOf(member.role, duty.stations);
      const story = await readTimeline(redis, keys, visit.state.id);
      return {
        ok: true,
        visit,
        events: story.filter((event) => event.aggregate === 'visit' || view.shown(event) !== null),
      };
    }),
  ];
}

/** A visit's crew with what the register shows of each; somebody erased since is there by what the visit itself says. */
function maskedCrew(people: Pick<PeopleRegister, 'masked'>, { declaration }: VisitState) {
  return Promise.all(
    declaration.crew.map(async ({ personId, maskedName, document }) => {
      const known = await people.masked(personId);
      return {
        personId,
        name: maskedName,
        document: known?.document ?? document,
        maskedNumber: known?.maskedNumber ?? '****',
        maskedPhone: known?.maskedPhone || null, // nobody asks the passenger of an unannounced driver for one
      };
    }),
  );
}

/** [E9] Point staff read the timelines of the visits that come to them. */
function comesTo({ member, stations }: Duty, visit: VisitState): boolean {
  return member.role !== 'unloading' || stationsOf(visit).some((station) => stations.includes(station));
}
