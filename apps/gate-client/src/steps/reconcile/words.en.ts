import type { Shape } from '../../i18n/shape.ts';
import type { words as zh } from './words.zh.ts';

export const words: Shape<typeof zh> = {
  slow: { name: 'Slow comparison', does: 'An alert when nobody has compared it at the exit by then.' },
  fields: {
    plate: 'Plate',
    trailerPlate: 'Trailer plate',
    people: 'People',
    seal: 'Seal number',
    cargo: 'Load',
    containers: 'Containers',
  },
  form: {
    blind: 'Enter what you read; the entry is not shown before the comparison',
    readings: 'Readings at the exit',
    notRead: 'not read',
    fields: {
      plate: 'Plate',
      trailer: 'Trailer',
      people: 'Documents of the crew',
      seal: 'Seal',
      cargo: 'On board',
      containers: 'Refuse containers',
    },
    person: 'Person {{number}}: last 4 of ID',
    tailHint: 'Have each document shown through the window and read its last four characters. Everybody in the cab.',
    addPerson: 'Add a person',
    removePerson: 'Remove this person',
    withSeal: 'Sealed',
    noSeal: 'No seal',
    nextField: 'Next field',
    missing: {
      plate: 'read the plate',
      trailer: 'look for a trailer',
      people: 'read the last 4 characters of each document',
      seal: 'read the seal',
      cargo: 'look at what is on board',
      containers: 'count the containers',
    },
    submit: 'Submit and compare',
    same: 'Same: {{count}}',
    different: 'Different: {{count}}',
  },
};
