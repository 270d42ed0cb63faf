import { readDocumentNumber, readPhone } from '@cordon/protocol/declaration/cells.ts';
import { maskName } from '@cordon/protocol/masking.ts';
import { isBornBy } from '@cordon/protocol/plausible.ts';
import type { Instant } from '@cordon/protocol/time.ts';
import { isClosed } from '@cordon/protocol/visit/state.ts';
import type { NewPerson } from '@cordon/protocol/wire/http/people.ts';
import type { Live } from '../../../feed/live.ts';
import type { SiteTime } from '../../../ops/clock.ts';
import type { PeopleRegister, Person } from '../../../people/register.ts';
import type { Audit } from '../../audit.ts';
import { refusal } from '../../refusal.ts';
import { handle, type Route } from '../route.ts';

export type PeopleRouteParts = {
  people: Pick<PeopleRegister, 'add' | 'check' | 'correctName' | 'holds' | 'erase'>;
  live: Pick<Live, 'picture'>;
  audit: Pick<Audit, 'did'>;
  siteClock: SiteTime;
  /** Removes what was erased from Redis' log on the disk. @returns whether it is done */
  forgetErased: () => Promise<boolean>;
};

/** Adds unannounced people at the gate, and erases people. Commands contain only IDs and masked names. */
export function peopleRoutes({ people, live, audit, siteClock, forgetErased }: PeopleRouteParts): Route[] {
  const isExpectedOrHere = (id: string) =>
    [...live.picture().visits.values()].some(
      ({ state }) => !isClosed(state) && state.declaration.crew.some(({ personId }) => personId === id),
    );

  return [
    handle('POST /people/:personId/erase', async ({ params: { personId }, body: { reason }, session }) => {
      if (!(await people.holds(personId))) return refusal('person-unknown');
      if (isExpectedOrHere(personId)) return refusal('person-on-site');
      // [K12] The record first: a fault between the two leaves a record without an erasure, and the erasure is asked for again.
      const notNoted = await audit.did(session, { type: 'personErased', personId, reason });
      if (notNoted !== null) return refusal(notNoted.code, notNoted.params);
      await people.erase(personId);
      return { ok: true, forgotten: await forgetErased() };
    }),
    handle('POST /people', async ({ body, session }) => {
      const persons = body.people.map((person) => personOf(person, siteClock.now()));
      const wrong = persons.findIndex((person) => 'fault' in person);
      const fault = persons[wrong];
      if (fault !== undefined && 'fault' in fault) {
        return refusal('malformed', { path: `people.${wrong}.${fault.field}`, issue: fault.fault });
      }
      const good = persons.filter((person) => 'documentNumber' in person);
      for (const [place, person] of good.entries()) {
        const known = await people.check(person);
        if (known?.name !== 'other') continue;
        if (body.people[place]?.nameSeen !== true) return refusal('person-name-differs', { place });
        const notNoted = await audit.did(session, { type: 'personRenamed', personId: known.personId, by: 'document' });
        if (notNoted !== null) return refusal(notNoted.code, notNoted.params);
        await people.correctName(known.personId, person.name);
      }
      const registered = await Promise.all(
        good.map(async (person) => ({ personId: await people.add(person), maskedName: maskName(person.name) })),
      );
      return { ok: true, people: registered };
    }),
  ];
}

type Fault = { field: 'number' | 'phone'; fault: string };

/** Reads numbers as an import of declarations does: however a number is written, it is the same person. */
function personOf({ name, document, number, phone }: NewPerson, now: Instant): Person | Fault {
  const documentNumber = readDocumentNumber(number, document);
  if (!documentNumber.ok) return { field: 'number', fault: documentNumber.fault };
  if (document === 'id-card' && !isBornBy(documentNumber.value, now)) {
    return { field: 'number', fault: 'not a plausible birth date' };
  }
  const reached = phone === null ? { ok: true as const, value: '' } : readPhone(phone);
  if (!reached.ok) return { field: 'phone', fault: reached.fault };
  return { name, document, documentNumber: documentNumber.value, phone: reached.value };
}
