import { type Declaration, declaration } from '@cordon/protocol/declaration/declaration.ts';
import type { DeclarationFault } from '@cordon/protocol/declaration/fault.ts';
import type { DeclaredRow } from '@cordon/protocol/declaration/row.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { maskName } from '@cordon/protocol/masking.ts';
import type { VisitCommand } from '@cordon/protocol/visit/commands.ts';
import { decideDeclaration } from '@cordon/protocol/visit/decide/announce.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Together } from '../commands/submit-all.ts';
import type { PeopleRegister } from '../people/register.ts';
import type { Encoding } from './decode.ts';
import { commandIdOf, visitIdOf } from './ids.ts';
import type { ReadFile, ReadingContext } from './read-file.ts';

export type DeclareVisit = Extract<VisitCommand, { type: 'declareVisit' }>;

/** `preview` writes nothing; `good` imports what has no fault; `all-or-none` imports only a file without any. */
export type ImportMode = 'preview' | 'good' | 'all-or-none';

export type ImportOptions = ReadingContext & {
  bytes: Uint8Array;
  readFile: ReadFile;
  mode: ImportMode;
  site: string;
  importer: string; // who imports: the same command by two people is two commands
  people: Pick<PeopleRegister, 'add' | 'find'>;
  visitOf: (visitId: string) => Promise<Versioned<VisitState> | null>;
  submit: (command: DeclareVisit) => Promise<{ ok: true; unchanged: boolean } | { ok: false; code: ErrorCode }>;
  submitAll: (commands: readonly DeclareVisit[]) => Promise<Together>; // all of them, or none
};

export type ImportResult = {
  rows: number;
  accepted: number; // new or amended; in a preview, what would be
  unchanged: number;
  faults: DeclarationFault[];
  encoding: Encoding | null; // null: the file could not be read
};

type Planned = {
  row: DeclaredRow;
  visitId: string;
  version: number; // of the visit that is there already, else 0
  outcome: 'accept' | 'unchanged' | ErrorCode;
};

/** [D17] Reads a file of declarations and declares its good rows; doing it again changes nothing. */
export async function importDeclarations(options: ImportOptions): Promise<ImportResult> {
  const { stops, timeZone, known, expectedLoopMinutes } = options;
  const context: ReadingContext = { stops, timeZone, known, expectedLoopMinutes }; // and nothing that can't be sent
  const { rows, good, faults, encoding } = await options.readFile(options.bytes, context);
  const planned: Planned[] = [];
  for (const row of good) planned.push(await planRow(row, options));
  const read: Read = { rows, encoding, faults };
  switch (options.mode) {
    case 'preview':
      return resultOf(read, planned);
    case 'good':
      return resultOf(read, await carryOut(planned, options));
    case 'all-or-none': {
      const isFaulty = faults.length > 0 || planned.some((plan) => refusalOf(plan).length > 0);
      return isFaulty ? { ...resultOf(read, planned), accepted: 0 } : carryOutTogether(read, planned, options);
    }
    default:
      return options.mode satisfies never;
  }
}

type Read = Pick<ImportResult, 'rows' | 'encoding' | 'faults'>;

function resultOf({ rows, encoding, faults }: Read, done: readonly Planned[]): ImportResult {
  return {
    rows,
    accepted: done.filter(({ outcome }) => outcome === 'accept').length,
    unchanged: done.filter(({ outcome }) => outcome === 'unchanged').length,
    faults: [...faults, ...done.flatMap(refusalOf)].toSorted((a, b) => a.line - b.line),
    encoding,
  };
}

/** What the visit's rules would say, found out by the rules themselves and without writing. */
async function planRow(row: DeclaredRow, { people, visitOf }: ImportOptions): Promise<Planned> {
  const visitId = visitIdOf(row.visit);
  const known = await visitOf(visitId);
  if (known === null) return { row, visitId, version: 0, outcome: 'accept' };
  const crew = await Promise.all(row.crew.map(async (member) => (await people.find(member)) ?? 'nobody-yet'));
  const declared = declarationOf(row, crew);
  const plan = { row, visitId, version: known.version };
  if (JSON.stringify(known.state.declaration) === JSON.stringify(declared)) return { ...plan, outcome: 'unchanged' };
  const decision = decideDeclaration(known.state, commandOf(visitId, '', declared));
  return { ...plan, outcome: decision.ok ? 'accept' : decision.code };
}

async function carryOut(planned: readonly Planned[], options: ImportOptions): Promise<Planned[]> {
  const done: Planned[] = [];
  for (const plan of planned) done.push(await declare(plan, options));
  return done;
}

async function declare(plan: Planned, options: ImportOptions): Promise<Planned> {
  const command = await commandFor(plan, options);
  if (command === null) return plan;
  const answer = await options.submit(command);
  if (!answer.ok) return { ...plan, outcome: answer.code };
  return { ...plan, outcome: answer.unchanged ? 'unchanged' : 'accept' };
}

/** [D23] The people come into the register first, who are nobody's visit then; what is declared is one commit. */
async function carryOutTogether(
  read: Read,
  planned: readonly Planned[],
  options: ImportOptions,
): Promise<ImportResult> {
  const asked: { plan: Planned; command: DeclareVisit }[] = [];
  for (const plan of planned) {
    const command = await commandFor(plan, options);
    if (command !== null) asked.push({ plan, command });
  }
  const answer = await options.submitAll(asked.map(({ command }) => command));
  if (answer.ok) return resultOf(read, planned);
  const refused = answer.refused.map(({ place, code }): DeclarationFault => {
    const row = place === null ? undefined : asked[place]?.plan.row;
    return { line: row?.line ?? 1, field: null, fault: code, value: row?.visit.plate ?? '' };
  });
  return { ...resultOf({ ...read, faults: refused }, planned), accepted: 0 };
}

/** @returns null when there is nothing to declare; its people are in the register all the same */
async function commandFor(plan: Planned, { people, site, importer }: ImportOptions): Promise<DeclareVisit | null> {
  if (plan.outcome !== 'accept' && plan.outcome !== 'unchanged') return null;
  // Of an unchanged row too: a corrected phone number is in the register alone.
  const crew = await Promise.all(plan.row.crew.map((member) => people.add(member)));
  if (plan.outcome === 'unchanged') return null;
  const declared = declarationOf(plan.row, crew);
  return commandOf(plan.visitId, commandIdOf(site, importer, plan.version, declared), declared);
}

/** It happened when the office declared it: a clock in the command would make every import of a row another command. */
function commandOf(visitId: string, commandId: string, declared: Declaration): DeclareVisit {
  return { type: 'declareVisit', commandId, observedAt: declared.declaredAt, visitId, declaration: declared };
}

/** What the visit carries: masks instead of names, and no number of a document or a phone. */
function declarationOf({ visit, crew }: DeclaredRow, personIds: readonly string[]): Declaration {
  const members = crew.map(({ name, role, document, passNumber, sampledAt, result }, place) => {
    const personId = personIds[place] ?? '';
    return { personId, maskedName: maskName(name), role, document, passNumber, sampledAt, result };
  });
  return declaration.parse({ ...visit, crew: members });
}

function refusalOf({ row, outcome }: Planned): DeclarationFault[] {
  if (outcome === 'accept' || outcome === 'unchanged') return [];
  return [{ line: row.line, field: null, fault: outcome, value: row.visit.plate }];
}
