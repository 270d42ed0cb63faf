import { z } from 'zod';
import { crewMember, declaration } from '../declaration/declaration.ts';
import { errorCode } from '../errors.ts';
import { commandId, personId, stationId, stepId, visitId } from '../ids.ts';
import { noteText } from '../text.ts';
import { instant } from '../time.ts';
import { envelope } from '../wire/envelope.ts';
import { stepReport } from './report.ts';
import { type VisitRule, visitRules } from './rules.ts';

const base = { ...envelope, visitId };
/* A person who is listed twice would be verified once. */
const isEverybodyOnce = (crew: readonly { personId: string }[]) =>
  new Set(crew.map(({ personId: id }) => id)).size === crew.length;
const announcement = declaration.refine(({ crew }) => isEverybodyOnce(crew));
const ruleName = z.enum(Object.keys(visitRules) as [VisitRule, ...VisitRule[]]);

export const declareVisit = z.strictObject({ type: z.literal('declareVisit'), ...base, declaration: announcement });
export const cancelDeclaration = z.strictObject({
  type: z.literal('cancelDeclaration'),
  ...base,
  reason: noteText,
});
/** The gate enters a vehicle that nobody announced; it is marked. */
export const arriveUnannounced = z.strictObject({
  type: z.literal('arriveUnannounced'),
  ...base,
  gateId: stationId,
  declaration: announcement,
  handReason: noteText.nullable(),
});
export const reportStep = z.strictObject({
  type: z.literal('reportStep'),
  ...base,
  stationId, // where it was done; one of the officer's stations
  stepId,
  report: stepReport,
});
/** Corrects a report. What was seen stays readable; findings that depend on it are judged again. */
export const correctReport = z.strictObject({
  type: z.literal('correctReport'),
  ...base,
  stepId,
  entry: z.int().min(1), // the version of the event with the report
  report: stepReport,
  reason: noteText,
});
export const changeCrew = z.strictObject({
  type: z.literal('changeCrew'),
  ...base,
  crew: z.array(crewMember).min(1).max(9).refine(isEverybodyOnce),
  reason: noteText,
});
export const changeStops = z.strictObject({
  type: z.literal('changeStops'),
  ...base,
  stops: z.array(stationId).min(1).max(5),
  reason: noteText,
});

export const holdVisit = z.strictObject({ type: z.literal('holdVisit'), ...base, reason: noteText });
export const resumeVisit = z.strictObject({ type: z.literal('resumeVisit'), ...base, note: noteText });
export const refuseVisit = z.strictObject({ type: z.literal('refuseVisit'), ...base, reason: noteText });
export const escortOut = z.strictObject({ type: z.literal('escortOut'), ...base, reason: noteText });

/** Reasons for waiving a fail. */
export const overrideReasons = [
  'perishable-goods',
  'medical-need',
  'document-delay',
  'equipment-fault',
  'other',
] as const;
export const requestOverride = z.strictObject({
  type: z.literal('requestOverride'),
  ...base,
  stepId,
  rule: ruleName,
  personId: personId.nullable(),
  reasonCode: z.enum(overrideReasons),
  text: noteText,
});
export const settleOverride = z.strictObject({
  type: z.literal('settleOverride'),
  ...base,
  overrideId: z.guid(),
  verdict: z.enum(['approve', 'deny']),
  note: noteText.nullable(),
});

/** Kinds of deviations. */
export const deviationKinds = ['left-cab', 'window-open', 'mask-off', 'contact', 'wrong-route', 'other'] as const;
export const reportDeviation = z.strictObject({
  type: z.literal('reportDeviation'),
  ...base,
  kind: z.enum(deviationKinds),
  text: noteText.nullable(),
});
export const settleDeviation = z.strictObject({
  type: z.literal('settleDeviation'),
  ...base,
  deviationId: z.guid(),
  verdict: z.enum(['breach', 'dismissed']),
  note: noteText,
});

/** What a crew can ask for. */
export const needs = ['water', 'food', 'toilet', 'doctor', 'way-out'] as const;
/** A crew's right at any time; it is recorded, and never an offence. */
export const askHelp = z.strictObject({ type: z.literal('askHelp'), ...base, need: z.enum(needs) });
export const giveHelp = z.strictObject({
  type: z.literal('giveHelp'),
  ...base,
  helpId: z.guid(),
  note: noteText.nullable(),
});

/**
 * A record of this device, by any author, that will not be sent any more. A supervisor gets its outline: readings at
 * the vehicle, but no typed text.
 */
export const setRecordAside = z.strictObject({
  type: z.literal('setRecordAside'),
  ...base,
  record: z.strictObject({
    recordId: commandId,
    what: z.string().regex(/^[a-zA-Z]{1,40}$/),
    stepId: stepId.nullable(),
    stationId: stationId.nullable(),
    report: stepReport.nullable(),
    recordedAt: instant,
    authorId: personId,
    code: errorCode.nullable(), // the server's refusal; null: none arrived
  }),
  note: noteText,
});
export const settleRecord = z.strictObject({
  type: z.literal('settleRecord'),
  ...base,
  recordId: commandId,
  note: noteText,
});

export const visitCommand = z.discriminatedUnion('type', [
  declareVisit,
  cancelDeclaration,
  arriveUnannounced,
  reportStep,
  correctReport,
  changeCrew,
  changeStops,
  holdVisit,
  resumeVisit,
  refuseVisit,
  escortOut,
  requestOverride,
  settleOverride,
  reportDeviation,
  settleDeviation,
  askHelp,
  giveHelp,
  setRecordAside,
  settleRecord,
]);
export type VisitCommand = z.infer<typeof visitCommand>;
