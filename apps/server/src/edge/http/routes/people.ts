import { readDocumentNumber, readPhone } from '@cordon/protocol/declaration/cells.ts';
import { documentKinds, maxCrew } from '@cordon/protocol/declaration/declaration.ts';
import { maskName } from '@cordon/protocol/masking.ts';
import { shortText } from '@cordon/protocol/text.ts';
import { z } from 'zod';
import type { PeopleRegister, Person } from '../../../people/register.ts';
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Route } from '../route.ts';

const newPeople = z.strictObject({
  people: z
    .array(
      z.strictObject({
        name: shortText,
        document: z.enum(documentKinds),
        number: z.string().max(64),
        phone: z.string().max(32).nullable(),
      }),
    )
    .min(1)
    .max(maxCrew),
});
type NewPerson = z.infer<typeof newPeople>['people'][number];

/** People that nobody announced, entered at the gate. The commands that follow carry their IDs and masks alone. */
export function peopleRoutes(people: Pick<PeopleRegister, 'add'>): Route[] {
  return [
    {
      name: 'POST /people',
      body: 'json',
      async handle({ body }) {
        const read = readPayload(newPeople, body);
        if (!read.ok) return read.refusal;
        const persons = read.value.people.map(personOf);
        const wrong = persons.findIndex((person) => 'fault' in person);
        const fault = persons[wrong];
        if (fault !== undefined && 'fault' in fault) {
          return refusal('malformed', { path: `people.${wrong}.${fault.field}`, issue: fault.fault });
        }
        const good = persons.filter((person) => 'documentNumber' in person);
        const registered = await Promise.all(
          good.map(async (person) => ({ personId: await people.add(person), maskedName: maskName(person.name) })),
        );
        return { ok: true, people: registered };
      },
    },
  ];
}

type Fault = { field: 'number' | 'phone'; fault: string };

/** The same readers as for a file of declarations: one person, one number, however it was written. */
function personOf({ name, document, number, phone }: NewPerson): Person | Fault {
  const documentNumber = readDocumentNumber(number, document);
  if (!documentNumber.ok) return { field: 'number', fault: documentNumber.fault };
  const reached = phone === null ? { ok: true as const, value: '' } : readPhone(phone);
  if (!reached.ok) return { field: 'phone', fault: reached.fault };
  return { name, document, documentNumber: documentNumber.value, phone: reached.value };
}
