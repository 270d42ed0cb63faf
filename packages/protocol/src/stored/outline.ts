import { z } from 'zod';
import type { AlertState } from '../alert/state.ts';
import type { CrewMember, Declaration } from '../declaration/declaration.ts';
import { limits as allLimits, type Limits } from '../site/settings.ts';
import type { SiteState } from '../site/state.ts';
import type {
  StepOutcome,
  ClosedVisit,
  ExpectedVisit,
  StepEntry,
  StepProgress,
  VisitState,
  VisitUnderWay,
} from '../visit/state.ts';

/*
 * [L15] The outline of stored states: every field that the rules need, with its type. Ranges are not checked again,
 * since they may have differed when the state was written; unknown fields belong to a later version. A new field of a
 * state does not compile until it is named here; an upcast adds it to older states.
 */

type Outline<T> = Record<keyof T, z.ZodType>;

/** All values of a union. A new one does not compile until it is named here, too. */
const oneOf = <T extends string>(words: Record<T, true>) => z.string().refine((word) => Object.hasOwn(words, word));

const at = z.number();
const text = z.string();
const by = z.looseObject({ personId: text.nullable(), name: text, role: text });
const label = z.looseObject({ zh: text, en: text });
const named = z.looseObject({ id: text });
const list = z.array(named);
const texts = z.array(text);

/** [SV5] A finite number for each kind of step. */
const mapped = (shape: object) => Object.fromEntries(Object.keys(shape).map((kind) => [kind, z.number()]));

const limits = z.looseObject({
  contactMinutes: z.number(),
  minChlorineMgPerL: z.number(),
  temperatureBelowC: z.number(),
  testAgeHours: z.number(),
  crewMax: z.number(),
  declareAheadHours: z.number(),
  expectedLoopMinutes: z.number(),
  loopWarnMinutes: z.number(),
  loopCriticalMinutes: z.number(),
  resultMinutes: z.number(),
  overrideMinutes: z.number(),
  clearWarnMinutes: z.number(),
  clearMaxHours: z.number(),
  slowMinutes: z.looseObject(mapped(allLimits.shape.slowMinutes.shape)),
} satisfies Outline<Limits>);

const crewMember = z.looseObject({
  personId: text,
  maskedName: text,
  role: text,
  document: text,
  passNumber: text.nullable(),
  sampledAt: at.nullable(),
  result: text.nullable(),
} satisfies Outline<CrewMember>);

const declaration = z.looseObject({
  plate: text,
  trailerPlate: text.nullable(),
  purpose: text,
  company: text,
  ref: text.optional(),
  vehiclePass: z.looseObject({}).nullable(),
  eta: at,
  stops: texts,
  crew: z.array(crewMember),
  goods: z.array(z.looseObject({ name: text })),
  declaredAt: at,
} satisfies Outline<Declaration>);

const entry = z.looseObject({
  version: z.int(),
  at,
  recordedAt: at,
  by,
  report: z.looseObject({ kind: text }),
  findings: z.array(z.looseObject({ rule: text, outcome: text })),
  correctedAt: at.nullable(),
  judgedAgainAt: at.nullable().optional(),
} satisfies Outline<StepEntry>);

const step = z.looseObject({
  status: oneOf<StepOutcome>({ running: true, done: true, failed: true }),
  attempt: z.int(),
  startedAt: at,
  doneAt: at.nullable(),
  entries: z.array(entry),
  earlierBy: texts,
} satisfies Outline<StepProgress>);

const common = {
  id: text,
  plan: z.looseObject({ id: text, version: z.int() }),
  declaration,
  unannounced: z.boolean(),
  arrivedAs: z.looseObject({ plate: text, trailerPlate: text.nullable() }).nullable(),
  steps: z.record(text, step),
  overrides: z.array(z.looseObject({ overrideId: text, stepId: text, status: text, lapsesAt: at, by })),
  deviations: z.array(z.looseObject({ deviationId: text, by, at })),
  helps: z.array(z.looseObject({ helpId: text, by, at })),
  attempts: z.record(text, at),
  fired: texts,
  alerts: z.array(z.looseObject({ id: text, until: z.looseObject({ is: text }), by: z.int() })),
  unsettled: z.array(z.looseObject({ recordId: text, at, by })),
  changes: z.array(z.looseObject({ version: z.int(), at, by, reason: text, what: z.looseObject({ kind: text }) })),
} satisfies Outline<Omit<ExpectedVisit, 'status' | 'announcedAt'>>;

const expectedVisit = z.looseObject({
  ...common,
  status: z.literal('expected'),
  announcedAt: at,
} satisfies Outline<ExpectedVisit>);
const visitUnderWay = z.looseObject({
  ...common,
  status: oneOf<VisitUnderWay['status']>({ atGate: true, inside: true, atExit: true }),
  gateId: text,
  limits,
  arrivedAt: at,
  admittedAt: at.nullable(),
  currentSince: at,
  held: z.looseObject({ since: at, by, reason: z.looseObject({ kind: text }) }).nullable(),
} satisfies Outline<VisitUnderWay>);
const closedVisit = z.looseObject({
  ...common,
  status: oneOf<ClosedVisit['status']>({
    ...{ released: true, refused: true, escortedOut: true },
    ...{ cancelled: true, lapsed: true },
  }),
  gateId: text.nullable(),
  arrivedAt: at.nullable(),
  admittedAt: at.nullable(),
  closedAt: at,
  closedBy: by,
  reason: text.nullable(),
} satisfies Outline<ClosedVisit>);

const visit = z.union([expectedVisit, visitUnderWay, closedVisit]);

const alert = z.looseObject({
  id: text,
  rule: text,
  severity: oneOf<AlertState['severity']>({ info: true, warning: true, high: true, critical: true }),
  visitId: text.nullable(),
  plate: text.nullable(),
  stepId: text.nullable(),
  params: z.record(text, z.unknown()),
  policy: z.looseObject({
    acknowledgedMinutes: z.number().nullable(),
    steps: z.array(z.looseObject({ afterMinutes: z.number(), whom: texts, means: texts })),
  }),
  follows: text.nullable(),
  raisedAt: at,
  count: z.int(),
  lastAt: at,
  rung: z.looseObject({ at, version: z.int() }),
  followers: texts,
  escalated: z.int(),
  rungFor: texts,
  acknowledged: z.looseObject({ at, version: z.int(), by }).nullable(),
  assigned: z.looseObject({ personId: text, name: text }).nullable(),
  silenced: z.looseObject({ until: at, by }).nullable(),
  clearedAt: at.nullable(),
  closed: z.looseObject({ at, by, outcome: text }).nullable(),
  comments: z.array(z.looseObject({ at, by, text })),
} satisfies Outline<AlertState>);

const site = z.looseObject({
  id: text,
  name: label,
  timeZone: text,
  stations: z.array(z.looseObject({ id: text, kind: text, name: label, capacity: z.number(), open: z.boolean() })),
  hours: z.array(z.looseObject({ day: z.int(), from: text, to: text })),
  limits,
  histories: list,
  batches: z.array(z.looseObject({ id: text, mixedAt: at, expiresAt: at, retired: z.boolean() })),
  staff: z.array(
    z.looseObject({ personId: text, staffNumber: text, name: text, role: text, stations: texts, active: z.boolean() }),
  ),
  devices: z.array(z.looseObject({ id: text, name: text, stations: texts, key: z.looseObject({ is: text }) })),
  alerting: z.looseObject({ policies: z.record(text, z.unknown()), silenceMinutes: z.number(), watch: z.unknown() }),
  offline: z.record(text, text),
  shifts: z.array(z.looseObject({ personId: text, stations: texts, from: at })),
  clear: z.looseObject({ by, at, until: at }).nullable(),
  lockdown: z.looseObject({ by, at, reason: text }).nullable(),
  paper: z.array(z.looseObject({ by, from: at, until: at.nullable() })),
  clearEnded: z.looseObject({ is: text, at }).nullable(),
  clockJumps: z.array(z.looseObject({ at, byMs: z.number(), measured: z.boolean(), boot: text, bootedAt: at })),
  fired: texts,
  lost: z.array(z.looseObject({ kind: text, since: at })),
  channels: list,
  alerts: z.array(z.looseObject({ id: text, rule: text, subject: text.nullable() })),
} satisfies Outline<SiteState>);

/** Whether the rules of this version can read the state. */
export const isSiteState = (value: unknown): value is SiteState => site.safeParse(value).success;
/** Like `isSiteState`, for a visit. */
export const isVisitState = (value: unknown): value is VisitState => visit.safeParse(value).success;
/** Like `isSiteState`, for an alert. */
export const isAlertState = (value: unknown): value is AlertState => alert.safeParse(value).success;
