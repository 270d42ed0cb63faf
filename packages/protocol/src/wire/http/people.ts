import { z } from 'zod';
import { documentKinds, maxCrew } from '../../declaration/declaration.ts';
import { office } from '../../roles.ts';
import { noteText, shortText } from '../../text.ts';
import { formInPath, routes } from './route.ts';

const personIdForm = z.string().regex(/^p-[0-9a-f]{32}$/u);

const newPerson = z.strictObject({
  name: shortText,
  document: z.enum(documentKinds),
  number: z.string().max(64),
  phone: z.string().max(32).nullable(),
  nameSeen: z.boolean().optional(), // [D34] the document shows this name, though the register has another one
});
export type NewPerson = z.infer<typeof newPerson>;

/** The register of people. */
export const peopleRoutes = routes({
  'POST /people': {
    summary: 'Register people that nobody announced; commands carry their IDs and masks alone',
    access: ['gate', 'supervisor', 'admin'],
    body: z.strictObject({ people: z.array(newPerson).min(1).max(maxCrew) }),
    answer: z.object({ people: z.array(z.object({ personId: z.string(), maskedName: z.string() })) }),
  },
  'POST /people/:personId/erase': {
    summary: 'Erase a person everywhere',
    access: office,
    params: z.object({ personId: formInPath(personIdForm, 'person-unknown') }),
    body: z.strictObject({ reason: noteText }),
    answer: z.object({ forgotten: z.boolean() }), // whether it is also removed from the log on the disk
  },
});
