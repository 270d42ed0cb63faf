import { readFileSync } from 'node:fs';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Person } from '../../people/register.ts';
import type { DeclareVisit, ImportOptions } from '../import-declarations.ts';
import { readFileHere } from '../read-file.ts';

/* A site in memory that takes declarations, for tests of the import only. */

export const nightFile = (name: string) =>
  readFileSync(new URL(`../../../../../tests/fixtures/declarations/${name}`, import.meta.url));

export type SiteInMemory = Omit<ImportOptions, 'bytes' | 'mode'> & {
  commands: DeclareVisit[];
  registered: Map<string, Person>;
  visits: Map<string, Versioned<VisitState>>;
};

export function siteInMemory(): SiteInMemory {
  const demo = demoSite(0);
  const commands: DeclareVisit[] = [];
  const registered = new Map<string, Person>();
  const visits = new Map<string, Versioned<VisitState>>();
  const keyOf = ({ document, documentNumber }: Pick<Person, 'document' | 'documentNumber'>) =>
    `p-${Buffer.from(`${document} ${documentNumber}`).toString('hex')}`;
  const take = (command: DeclareVisit) => {
    commands.push(command);
    const version = (visits.get(command.visitId)?.version ?? 0) + 1;
    visits.set(command.visitId, { version, state: expectedVisit(command) });
  };
  return {
    commands,
    registered,
    visits,
    site: demo.id,
    stops: demo.stations,
    timeZone: demo.timeZone,
    expectedLoopMinutes: demo.limits.expectedLoopMinutes,
    now: Date.parse('2026-11-12T20:00+08:00'),
    get known() {
      return [...visits].map(([visitId, { state }]) => ({
        visitId,
        kind: state.status === 'expected' ? ('expected' as const) : ('here' as const),
        declaration: state.declaration,
      }));
    },
    importer: 'admin-1',
    readFile: (bytes, context) => Promise.resolve(readFileHere(bytes, context)),
    people: {
      add: (person) => {
        const known = registered.get(keyOf(person));
        registered.set(keyOf(person), { ...person, name: known?.name ?? person.name });
        return Promise.resolve(keyOf(person));
      },
      check: (person) => {
        const known = registered.get(keyOf(person));
        if (known === undefined) return Promise.resolve(null);
        return Promise.resolve({
          personId: keyOf(person),
          name: known.name === person.name ? 'same' : 'other',
          phone: known.phone === person.phone ? 'same' : 'other',
        });
      },
      correctName: (personId, name) => {
        const known = registered.get(personId);
        if (known !== undefined) registered.set(personId, { ...known, name });
        return Promise.resolve();
      },
    },
    visitOf: (visitId) => Promise.resolve(visits.get(visitId) ?? null),
    submit: (command) => {
      take(command);
      return Promise.resolve({ ok: true, unchanged: false });
    },
    submitBatch: (together) => {
      for (const command of together) take(command);
      return Promise.resolve({ ok: true, acks: [] });
    },
  };
}

function expectedVisit({ visitId, declaration }: DeclareVisit): VisitState {
  return {
    status: 'expected',
    id: visitId,
    plan: { id: declaration.purpose, version: 1 },
    declaration,
    announcedAt: declaration.declaredAt,
    unannounced: false,
    arrivedAs: null,
    steps: {},
    overrides: [],
    deviations: [],
    helps: [],
    attempts: {},
    fired: [],
    alerts: [],
    unsettled: [],
    changes: [],
  };
}
