import { unmaskReasons } from '@cordon/protocol/audit/events.ts';
import { personId as personIdForm, visitId } from '@cordon/protocol/ids.ts';
import { normalisePlate } from '@cordon/protocol/plate.ts';
import type { Duty } from '@cordon/protocol/site/duty.ts';
import { noteText } from '@cordon/protocol/text.ts';
import { isReadAtExit } from '@cordon/protocol/visit/blind.ts';
import { stationsOf } from '@cordon/protocol/visit/audience.ts';
import { findByPlate } from '@cordon/protocol/visit/find.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Live } from '../../../feed/live.ts';
import { viewOf } from '../../../feed/view.ts';
import { type Keys, visitRef } from '../../../log/keys.ts';
import { readStored, readStory } from '../../../log/read.ts';
import { visitOf } from '../../../log/snapshot.ts';
import type { PeopleRegister } from '../../../people/register.ts';
import type { Audit } from '../../audit.ts';
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Call, Route } from '../route.ts';

export type VisitRouteParts = {
  redis: Redis;
  keys: Keys;
  people: Pick<PeopleRegister, 'masked' | 'identity' | 'matchTails'>;
  audit: Pick<Audit, 'did'>;
  live: Pick<Live, 'picture'>;
};

const unmasking = z
  .strictObject({ personId: personIdForm, reason: z.enum(unmaskReasons), note: noteText.nullable() })
  .refine(({ reason, note }) => reason !== 'other' || note !== null, { path: ['note'] });

const readings = z.strictObject({ tails: z.array(z.string().trim().min(1).max(10)).max(20) });

/* Fewer characters would find half the night. */
const partOfPlate = z.strictObject({ plate: z.string().max(20).transform(normalisePlate).pipe(z.string().min(2)) });

export function visitRoutes({ redis, keys, people, live, audit }: VisitRouteParts): Route[] {
  async function visitIn({ params }: Call): Promise<Versioned<VisitState> | null> {
    const id = visitId.safeParse(params['id']);
    const [stored] = id.success ? await readStored(redis, keys, [visitRef(id.data)]) : [null];
    return stored ? { version: stored.version, state: visitOf(stored.text) } : null;
  }

  return [
    {
      name: 'POST /visits/find', // a plate has no place in an address, which others keep
      body: 'json',
      handle({ body }) {
        const read = readPayload(partOfPlate, body);
        if (!read.ok) return Promise.resolve(read.refusal);
        const visits = [...live.picture().visits.values()].map(({ state }) => state);
        return Promise.resolve({ ok: true, visits: findByPlate(visits, read.value.plate) });
      },
    },
    {
      name: 'GET /visits/:id/crew',
      body: 'none',
      async handle(call) {
        const visit = await visitIn(call);
        if (visit === null) return refusal('visit-unknown');
        if (call.member.role === 'gate' && isReadAtExit(visit.state)) return refusal('exit-blind');
        const shown = visit.state.declaration.crew.map(async ({ personId, maskedName, document }) => {
          const known = await people.masked(personId); // null: erased since
          return {
            personId,
            name: maskedName,
            document: known?.document ?? document,
            maskedNumber: known?.maskedNumber ?? '****',
            maskedPhone: known?.maskedPhone || null, // nobody asks an unannounced driver's passenger for one
          };
        });
        return { ok: true, people: await Promise.all(shown) };
      },
    },
    {
      name: 'POST /visits/:id/unmask',
      body: 'json',
      async handle(call) {
        const read = readPayload(unmasking, call.body);
        if (!read.ok) return read.refusal;
        const visit = await visitIn(call);
        if (visit === null) return refusal('visit-unknown');
        if (call.member.role === 'gate' && isReadAtExit(visit.state)) return refusal('exit-blind');
        const { personId: whom, ...why } = read.value;
        if (!visit.state.declaration.crew.some((member) => member.personId === whom)) {
          return refusal('person-not-in-crew');
        }
        const known = await people.identity(whom);
        if (known === null) return refusal('not-found');
        // [AU1] Nobody is looked at unrecorded.
        const seen = { type: 'identityShown', visitId: visit.state.id, personId: whom, ...why } as const;
        const unrecorded = await audit.did(call.session, seen);
        return unrecorded === null ? { ok: true, ...known } : refusal(unrecorded.code, unrecorded.params);
      },
    },
    {
      name: 'POST /visits/:id/exit-readings',
      body: 'json',
      async handle(call) {
        const read = readPayload(readings, call.body);
        if (!read.ok) return read.refusal;
        const visit = await visitIn(call);
        if (visit === null) return refusal('visit-unknown');
        const crew = visit.state.declaration.crew.map(({ personId }) => personId);
        return { ok: true, people: await people.matchTails(crew, read.value.tails) };
      },
    },
    {
      name: 'GET /visits/:id/story',
      body: 'none',
      async handle(call) {
        const visit = await visitIn(call);
        if (visit === null) return refusal('visit-unknown');
        if (!comesTo(call.duty, visit.state)) return refusal('wrong-station');
        const view = viewOf(call.member.role, call.duty.stations);
        const story = await readStory(redis, keys, visit.state.id);
        return {
          ok: true,
          visit,
          events: story.filter((event) => event.aggregate === 'visit' || view.shown(event) !== null),
        };
      },
    },
  ];
}

/** [E9] Point staff read the stories of the visits that come to them. */
function comesTo({ member, stations }: Duty, visit: VisitState): boolean {
  return member.role !== 'unloading' || stationsOf(visit).some((station) => stations.includes(station));
}
