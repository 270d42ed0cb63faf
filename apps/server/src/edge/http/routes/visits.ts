import { visitId } from '@cordon/protocol/ids.ts';
import { normalisePlate } from '@cordon/protocol/plate.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { roles } from '@cordon/protocol/roles.ts';
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
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Call, Route } from '../route.ts';

export type VisitRouteParts = {
  redis: Redis;
  keys: Keys;
  people: Pick<PeopleRegister, 'reveal' | 'matchTails'>;
  live: Pick<Live, 'picture'>;
};

const readings = z.strictObject({ tails: z.array(z.string().trim().min(1).max(10)).max(20) });

/* Fewer characters would find half the night. */
const partOfPlate = z.strictObject({ plate: z.string().max(20).transform(normalisePlate).pipe(z.string().min(2)) });

export function visitRoutes({ redis, keys, people, live }: VisitRouteParts): Route[] {
  async function visitIn({ params }: Call): Promise<Versioned<VisitState> | null> {
    const id = visitId.safeParse(params['id']);
    const [stored] = id.success ? await readStored(redis, keys, [visitRef(id.data)]) : [null];
    return stored ? { version: stored.version, state: visitOf(stored.text) } : null;
  }

  return [
    {
      method: 'post', // a plate has no place in an address, which others keep
      path: '/visits/find',
      who: 'signed-in',
      roles: ['gate', 'unloading', 'supervisor'],
      body: 'json',
      handle({ body }) {
        const read = readPayload(partOfPlate, body);
        if (!read.ok) return Promise.resolve(read.refusal);
        const visits = [...live.picture().visits.values()].map(({ state }) => state);
        return Promise.resolve({ ok: true, visits: findByPlate(visits, read.value.plate) });
      },
    },
    {
      method: 'get',
      path: '/visits/:id/crew',
      who: 'signed-in',
      roles: ['gate', 'supervisor', 'admin'],
      body: 'none',
      async handle(call) {
        const visit = await visitIn(call);
        if (visit === null) return refusal('visit-unknown');
        if (call.member.role === 'gate' && isReadAtExit(visit.state)) return refusal('exit-blind');
        const shown = visit.state.declaration.crew.map(async ({ personId, maskedName, document }) => {
          const known = await people.reveal(personId); // null: erased since
          return {
            personId,
            name: known?.name ?? maskedName,
            document: known?.document ?? document,
            maskedNumber: known?.maskedNumber ?? '****',
            maskedPhone: known?.maskedPhone || null, // nobody asks an unannounced driver's passenger for one
          };
        });
        return { ok: true, people: await Promise.all(shown) };
      },
    },
    {
      method: 'post',
      path: '/visits/:id/exit-readings',
      who: 'signed-in',
      roles: ['gate'],
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
      method: 'get',
      path: '/visits/:id/story',
      who: 'signed-in',
      roles,
      body: 'none',
      async handle(call) {
        const visit = await visitIn(call);
        if (visit === null) return refusal('visit-unknown');
        if (!maySee(call.member, visit.state)) return refusal('wrong-station');
        const { sees } = viewOf(call.member.role, call.member.stations);
        const story = await readStory(redis, keys, visit.state.id);
        return { ok: true, visit, events: story.filter((event) => (event.aggregate !== 'visit' ? sees(event) : true)) };
      },
    },
  ];
}

/** [E9] Point staff read the stories of the visits that come to them. */
function maySee({ role, stations }: StaffMember, visit: VisitState): boolean {
  return role !== 'unloading' || stationsOf(visit).some((station) => stations.includes(station));
}
