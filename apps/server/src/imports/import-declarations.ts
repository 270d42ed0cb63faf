import { type Declaration, declaration } from '@cordon/protocol/declaration/declaration.ts';
import { changesOf } from '@cordon/protocol/declaration/changes.ts';
import { listFaults, listRemarks } from '@cordon/protocol/declaration/csv.ts';
import type { DeclarationFault } from '@cordon/protocol/declaration/fault.ts';
import { documentKey, type KnownVisit, type KnownPeople } from '@cordon/protocol/declaration/match.ts';
import { type Placed, placeRows } from '@cordon/protocol/declaration/place-rows.ts';
import type { DeclarationRemark } from '@cordon/protocol/declaration/remark.ts';
import type { DeclaredRow } from '@cordon/protocol/declaration/row.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { maskName } from '@cordon/protocol/masking.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { samePlate } from '@cordon/protocol/plate.ts';
import { sameValue } from '@cordon/protocol/same-value.ts';
import type { VisitCommand } from '@cordon/protocol/visit/commands.ts';
import { decideDeclaration } from '@cordon/protocol/visit/decide/announce.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { Submitted } from '../commands/batch-answer.ts';
import type { PeopleRegister } from '../people/register.ts';
import type { Encoding } from './decode.ts';
import { commandIdOf, visitIdOf } from './ids.ts';
import type { ReadFile, ReadingContext } from './read-file.ts';

export type DeclareVisit = Extract<VisitCommand, { type: 'declareVisit' }>;

/** `preview` writes nothing; `good` imports the rows without a fault; `all-or-none` imports only a file without any fault. */
export type ImportMode = 'preview' | 'good' | 'all-or-none';

export type ImportOptions = ReadingContext & {
  bytes: Uint8Array;
  readFile: ReadFile;
  mode: ImportMode;
  site: string;
  importer: string; // who imports: the same row from two people makes two commands
  people: Pick<PeopleRegister, 'add' | 'check' | 'correctName'>;
  known: readonly KnownVisit[]; // visits that are declared, or were until some hours ago
  expectedLoopMinutes: number;
  correctNames?: NameCorrection; // absent: a name that differs from the register's is a fault
  visitOf: (visitId: string) => Promise<Versioned<VisitState> | null>;
  submit: (command: DeclareVisit) => Promise<{ ok: true; unchanged: boolean } | { ok: false; code: ErrorCode }>;
  submitBatch: (commands: readonly DeclareVisit[]) => Promise<Submitted>; // all of them, or none
};

/** [D34] Puts on record that the office corrects this name. @returns whether it is; if not, nothing is corrected */
export type NameCorrection = (personId: string) => Promise<boolean>;

export type ImportResult = {
  rows: number;
  accepted: number; // new or amended; in a preview: that would be
  amended: number; // of those
  unchanged: number;
  faults: DeclarationFault[];
  remarks: DeclarationRemark[]; // on rows without a fault
  encoding: Encoding | null; // null: the file could not be read
};

type Planned = {
  row: DeclaredRow;
  visitId: string;
  version: number; // of the visit that is there already, else 0
  before: Declaration | null; // what is declared there
  outcome: 'accept' | 'unchanged' | ErrorCode;
  changes: DeclarationRemark[];
};

/** [D17] Reads a file of declarations and declares its good rows; doing it again changes nothing. */
export async function importDeclarations(options: ImportOptions): Promise<ImportResult> {
  const { stops, timeZone, now, known, expectedLoopMinutes, people } = options;
  const context: ReadingContext = { stops, timeZone, now }; // only what can be sent to a thread
  const file = await options.readFile(options.bytes, context);
  const who = await whoIsIn(file.good, people);
  const correctNames = options.correctNames !== undefined;
  const loopMs = expectedLoopMinutes * minuteMs;
  const placed = placeRows(file.good, { known, who, loopMs, timeZone, correctNames });
  const planned: Planned[] = [];
  for (const each of placed.good) planned.push(await planRow(each, who, options));
  const faults = [...file.faults, ...placed.faults];
  const read: Read = { ...file, faults, remarks: [...file.remarks, ...placed.remarks] };
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

type Read = Pick<ImportResult, 'rows' | 'encoding' | 'faults' | 'remarks'>;

function resultOf({ rows, encoding, faults, remarks }: Read, done: readonly Planned[]): ImportResult {
  const accepted = done.filter(({ outcome }) => outcome === 'accept');
  return {
    rows,
    accepted: accepted.length,
    amended: accepted.filter(({ before }) => before !== null).length,
    unchanged: done.filter(({ outcome }) => outcome === 'unchanged').length,
    faults: listFaults([...faults, ...done.flatMap(refusalOf)]),
    remarks: listRemarks([...remarks, ...accepted.flatMap(({ changes }) => changes)]),
    encoding,
  };
}

/** What the register knows about the people in these rows. */
async function whoIsIn(rows: readonly DeclaredRow[], people: Pick<PeopleRegister, 'check'>): Promise<KnownPeople> {
  const members = new Map(rows.flatMap(({ crew }) => crew.map((member) => [documentKey(member), member] as const)));
  const found = await Promise.all(
    [...members].map(async ([key, member]) => [key, await people.check(member)] as const),
  );
  return new Map(found.flatMap(([key, person]) => (person === null ? [] : [[key, person]])));
}

/** What the visit's rules say to the row, without writing anything. */
async function planRow({ row, visit }: Placed, who: KnownPeople, options: ImportOptions): Promise<Planned> {
  const { visitId, known } = visit === null ? await placeFor(row, options) : await standing(visit.visitId, options);
  const plan = { row, visitId, version: known?.version ?? 0, before: known?.state.declaration ?? null, changes: [] };
  if (known === null || plan.before === null) return { ...plan, outcome: 'accept' };
  const crew = row.crew.map((member) => who.get(documentKey(member))?.personId ?? 'nobody-yet');
  const declared = declarationOf(row, crew);
  if (sameValue(plan.before, declared)) return { ...plan, outcome: 'unchanged' };
  const decision = decideDeclaration(known.state, commandOf(visitId, '', declared));
  if (!decision.ok) return { ...plan, outcome: decision.code };
  return { ...plan, outcome: 'accept', changes: changesOf(row.line, plan.before, declared, options.timeZone) };
}

type Standing = { visitId: string; known: Versioned<VisitState> | null };

async function standing(visitId: string, { visitOf }: Pick<ImportOptions, 'visitOf'>): Promise<Standing> {
  return { visitId, known: await visitOf(visitId) };
}

/** The visit that was declared with this plate and time; or a free ID, when there is none or it was amended since. */
async function placeFor({ visit }: DeclaredRow, options: Pick<ImportOptions, 'visitOf'>): Promise<Standing> {
  for (let again = 0; ; again += 1) {
    const found = await standing(visitIdOf(visit, again), options);
    const declared = found.known?.state.declaration;
    if (declared === undefined || (samePlate(declared.plate, visit.plate) && declared.eta === visit.eta)) return found;
  }
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

/** [D23] First the people are entered into the register, where they do no harm without a visit; then one commit declares all. */
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
  const answer = await options.submitBatch(asked.map(({ command }) => command));
  if (answer.ok) return resultOf(read, planned);
  const refused = answer.refused.map(({ place, ack: { code } }): DeclarationFault => {
    const row = place === null ? undefined : asked[place]?.plan.row;
    return { line: row?.line ?? 1, field: null, fault: code, value: row?.visit.plate ?? '' };
  });
  return { ...resultOf({ ...read, faults: refused }, planned), accepted: 0 };
}

/** @returns null when there is nothing to declare; its people are in the register all the same */
async function commandFor(plan: Planned, options: ImportOptions): Promise<DeclareVisit | null> {
  const { people, site, importer, correctNames } = options;
  if (plan.outcome !== 'accept' && plan.outcome !== 'unchanged') return null;
  if (correctNames !== undefined) await correctThose(plan.row, people, correctNames);
  // Also for an unchanged row: a corrected phone number is only in the register.
  const crew = await Promise.all(plan.row.crew.map((member) => people.add(member)));
  if (plan.outcome === 'unchanged') return null;
  const declared = declarationOf(plan.row, crew);
  return commandOf(plan.visitId, commandIdOf(site, importer, plan.version, declared), declared);
}

/** [D34] The record first: a fault between the two leaves a record without a correction, which is asked for again. */
async function correctThose(
  { crew }: DeclaredRow,
  people: ImportOptions['people'],
  note: NameCorrection,
): Promise<void> {
  for (const member of crew) {
    const known = await people.check(member);
    if (known?.name === 'other' && (await note(known.personId))) await people.correctName(known.personId, member.name);
  }
}

/** `observedAt` is when the office declared it: the present time would make every import of a row another command. */
function commandOf(visitId: string, commandId: string, declared: Declaration): DeclareVisit {
  return { type: 'declareVisit', commandId, observedAt: declared.declaredAt, visitId, declaration: declared };
}

/** What a visit contains: masked names, and no number of a document or a phone. */
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
