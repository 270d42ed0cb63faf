import type { Actor } from '../roles.ts';
import { minuteMs } from '../time.ts';
import { waitEndOf } from '../visit/due.ts';
import type { StepReport } from '../visit/report.ts';
import { nextSteps, stepOf, stepsOf } from '../visit/route.ts';
import { type VisitStep, isUnderWay, type VisitState } from '../visit/state.ts';
import { type VisitRule, visitRules } from '../visit/rules.ts';
import { administrator, gateOfficer, pointOfficer, supervisorA, supervisorB } from './actors.ts';
import { crewOf, declarationOf, driver, passenger, stopsOf } from './declarations.ts';
import { deskOf, visitA, visitB, visitC } from './journey.ts';
import { badReport, badVerifications } from './bad-reports.ts';
import { changeSite, handleAlert } from './random-site-commands.ts';
import type { Answer, Night } from './night.ts';
import { goodReport, startOf, verificationOf } from './reports.ts';

/** The random draws of one command. `pick` chooses from a list; the same draws give the same command. */
export type Draws = { pick<T>(list: readonly T[]): T };

const visitIds = [visitA, visitB, visitC];
const plates: Readonly<Record<string, string>> = { [visitA]: '渝A12345', [visitB]: '渝B12345', [visitC]: '渝A12345' }; // two share a plate
const everybody: readonly Actor[] = [
  gateOfficer,
  supervisorA,
  supervisorB,
  administrator,
  pointOfficer('first-canteen', 'second-canteen', 'north-shop'),
  pointOfficer('refuse-east', 'refuse-west'),
];
const note = '备注';

type Act = (night: Night, id: string, draws: Draws) => Answer | null;

const acts: readonly (readonly [weight: number, act: Act])[] = [
  [60, (night, id, draws) => step(night, id, draws, 'good')],
  [6, (night, id, draws) => step(night, id, draws, 'bad')],
  [4, anyStep],
  [8, wait],
  [4, declare],
  [1, cancel],
  [2, arriveUnannounced],
  [3, arriveAsAnother],
  [2, (night, visitId) => night.ask(supervisorA, { type: 'holdVisit', visitId, reason: note })],
  [8, (night, visitId) => night.ask(supervisorB, { type: 'resumeVisit', visitId, note })],
  [0.4, (night, visitId) => night.ask(gateOfficer, { type: 'refuseVisit', visitId, reason: note })],
  [0.4, (night, visitId) => night.ask(supervisorA, { type: 'escortOut', visitId, reason: note })],
  [8, askOverride],
  [12, settleOverride],
  [6, correct],
  [3, changeCrew],
  [2, changeStops],
  [1, deviate],
  [1, settleDeviation],
  [1, askHelp],
  [1, giveHelp],
  [5, changeSite],
  [2, (night) => night.ask(supervisorA, { type: 'liftLockdown', reason: note })],
  [2, handleAlert],
];

const weighted = acts.flatMap(([weight, act]) => Array.from({ length: Math.ceil(weight * 2) }, () => act));

/** Submits one random command of a random person; null when there was nothing to command. */
export function submitRandomCommand(night: Night, draws: Draws): Answer | null {
  const ids = [...night.visits.keys()];
  return draws.pick(weighted)(night, draws.pick([...ids, ...ids, ...ids, ...visitIds]), draws);
}

function known(night: Night, id: string): VisitState | null {
  return night.visits.get(id)?.state ?? null;
}

function step(night: Night, id: string, draws: Draws, how: 'good' | 'bad'): Answer | null {
  const visit = known(night, id);
  if (visit === null) return null;
  const next = nextSteps(visit);
  if (next.length === 0) return null;
  const chosen = draws.pick(next);
  const report = reportFor(visit, chosen, draws, how);
  const waitsUntil = how === 'good' && isUnderWay(visit) ? waitEndOf(visit, chosen, []) : null;
  if (waitsUntil !== null) night.wait(Math.max(0, waitsUntil - night.now) / minuteMs);
  const { actor, stationId } = deskOf(visit, chosen);
  return night.ask(actor, { type: 'reportStep', visitId: id, stationId, stepId: chosen.id, report });
}

function reportFor(visit: VisitState, chosen: VisitStep, draws: Draws, how: 'good' | 'bad'): StepReport {
  const { crew } = visit.declaration;
  if (chosen.kind === 'verify-crew') {
    const change = how === 'bad' ? draws.pick(badVerifications) : {};
    return verificationOf(draws.pick(crew), change);
  }
  return how === 'good' ? goodReport(visit, chosen) : badReport(visit, chosen, draws);
}

/* Any step, at any station, by any person. */
function anyStep(night: Night, id: string, draws: Draws): Answer | null {
  const visit = known(night, id);
  if (visit === null) return null;
  const chosen = draws.pick(stepsOf(visit));
  const { stationId } = draws.pick([deskOf(visit, chosen), { stationId: 'main-gate' }, { stationId: 'north-shop' }]);
  const report = draws.pick([badReport(visit, chosen, draws), { kind: 'admit' } as const]);
  const actor = draws.pick(everybody);
  return night.ask(actor, { type: 'reportStep', visitId: id, stationId, stepId: chosen.id, report });
}

function wait(night: Night, _id: string, draws: Draws): null {
  night.wait(draws.pick([0.01, 1, 5, 10, 20, 31, 31, 31, 61, 400]));
  return null;
}

function announced(night: Night, id: string, draws: Draws) {
  const purpose = draws.pick(['supply', 'supply', 'refuse'] as const);
  const stops = stopsOf(purpose, draws.pick([1, 1, 2, 3]));
  const crew = crewOf(draws.pick([1, 2, 2, 3]));
  const trailerPlate = draws.pick([null, null, '渝B1234挂']);
  return declarationOf({ purpose, stops, crew, plate: plates[id] ?? '', trailerPlate }, night.now);
}

function declare(night: Night, id: string, draws: Draws): Answer {
  return night.ask(administrator, { type: 'declareVisit', visitId: id, declaration: announced(night, id, draws) });
}

function cancel(night: Night, visitId: string): Answer {
  return night.ask(administrator, { type: 'cancelDeclaration', visitId, reason: note });
}

function arriveUnannounced(night: Night, visitId: string, draws: Draws): Answer {
  const declaration = announced(night, visitId, draws);
  return night.ask(gateOfficer, {
    type: 'arriveUnannounced',
    visitId,
    gateId: 'main-gate',
    declaration,
    handReason: null,
  });
}

/* The announced vehicle arrives with another plate, and two people waive it. */
function arriveAsAnother(night: Night, id: string, draws: Draws): Answer | null {
  const visit = known(night, id);
  const arrive = visit === null ? undefined : stepOf(visit, 'arrive');
  if (visit === null || arrive === undefined) return null;
  const report = badReport(visit, arrive, draws);
  night.ask(gateOfficer, { type: 'reportStep', visitId: id, stationId: 'main-gate', stepId: 'arrive', report });
  for (const rule of ['arrive.plate', 'arrive.trailer'] as const) {
    const asked = { stepId: 'arrive', rule, personId: null, reasonCode: 'other', text: note } as const;
    const answer = night.ask(gateOfficer, { type: 'requestOverride', visitId: id, ...asked });
    const overrideId = answer.ok ? answer.commandId : null;
    if (overrideId !== null)
      night.ask(supervisorB, { type: 'settleOverride', visitId: id, overrideId, verdict: 'approve', note: null });
  }
  return null;
}

function askOverride(night: Night, visitId: string, draws: Draws): Answer | null {
  const visit = known(night, visitId);
  if (visit === null) return null;
  const fails = Object.entries(visit.steps).flatMap(([stepId, { entries }]) =>
    entries.flatMap(({ findings }) =>
      findings.flatMap(({ outcome, rule, personId }) => (outcome === 'fail' ? [{ stepId, rule, personId }] : [])),
    ),
  );
  const rules = Object.keys(visitRules) as VisitRule[];
  const others = [
    {
      stepId: 'admit',
      rule: draws.pick(['admit.campus-clear', 'admit.open-hours', 'admit.lockdown'] as const),
      personId: null,
    },
    { stepId: draws.pick(stepsOf(visit)).id, rule: draws.pick(rules), personId: null },
  ];
  const asked = draws.pick([...fails, ...fails, ...fails, ...others]);
  const by = draws.pick(everybody);
  return night.ask(by, { type: 'requestOverride', visitId, ...asked, reasonCode: 'other', text: note });
}

function settleOverride(night: Night, visitId: string, draws: Draws): Answer | null {
  const overrides = known(night, visitId)?.overrides ?? [];
  if (overrides.length === 0) return null;
  const { overrideId } = draws.pick([...overrides, ...overrides.filter(({ status }) => status === 'asked')]);
  const verdict = draws.pick(['approve', 'approve', 'approve', 'deny'] as const);
  const by = draws.pick([supervisorA, supervisorB]);
  return night.ask(by, { type: 'settleOverride', visitId, overrideId, verdict, note: null });
}

function correct(night: Night, visitId: string, draws: Draws): Answer | null {
  const visit = known(night, visitId);
  const begun = visit === null ? [] : stepsOf(visit).filter(({ progress }) => (progress?.entries.length ?? 0) > 0);
  if (visit === null || begun.length === 0) return null;
  const chosen = draws.pick(begun);
  const entry = draws.pick(chosen.progress?.entries ?? []);
  const { report: was } = entry;
  const member =
    visit.declaration.crew.find((m) => was.kind === 'verify-crew' && m.personId === was.personId) ?? driver;
  const report = draws.pick<StepReport>([
    was,
    was.kind === 'verify-crew'
      ? verificationOf(member, draws.pick([...badVerifications, {}]))
      : badReport(visit, chosen, draws),
    was.kind === 'seal' ? { kind: 'seal', number: 'S-0001' } : was,
    was.kind === 'disinfect' ? startOf(chosen) : was,
    was.kind === 'arrive' ? goodReport(visit, chosen) : was,
  ]);
  const by = draws.pick([supervisorA, ...everybody]);
  return night.ask(by, {
    type: 'correctReport',
    visitId,
    stepId: chosen.id,
    entry: entry.version,
    report,
    reason: note,
  });
}

function changeCrew(night: Night, visitId: string, draws: Draws): Answer {
  const crew = draws.pick([
    crewOf(1),
    crewOf(2),
    crewOf(3),
    [passenger],
    [{ ...driver, passNumber: 'P-9' }],
    [passenger, driver],
    [
      { ...driver, role: 'passenger' as const },
      { ...passenger, role: 'driver' as const },
    ],
  ]);
  return night.ask(draws.pick([gateOfficer, supervisorA]), { type: 'changeCrew', visitId, crew, reason: note });
}

function changeStops(night: Night, visitId: string, draws: Draws): Answer {
  const purpose = known(night, visitId)?.declaration.purpose ?? 'supply';
  const all = stopsOf(purpose, 3);
  const stops = draws.pick([all, all.toReversed(), all.slice(1), all.slice(0, 1), all.slice(0, 2)]);
  return night.ask(supervisorA, { type: 'changeStops', visitId, stops, reason: note });
}

function deviate(night: Night, visitId: string, draws: Draws): Answer {
  const kind = draws.pick(['left-cab', 'mask-off', 'other'] as const);
  return night.ask(draws.pick(everybody), { type: 'reportDeviation', visitId, kind, text: null });
}

function settleDeviation(night: Night, visitId: string, draws: Draws): Answer | null {
  const [first] = known(night, visitId)?.deviations ?? [];
  if (first === undefined) return null;
  const verdict = draws.pick(['breach', 'dismissed'] as const);
  return night.ask(supervisorA, { type: 'settleDeviation', visitId, deviationId: first.deviationId, verdict, note });
}

function askHelp(night: Night, visitId: string, draws: Draws): Answer {
  return night.ask(draws.pick(everybody), {
    type: 'askHelp',
    visitId,
    need: draws.pick(['water', 'doctor', 'way-out'] as const),
  });
}

function giveHelp(night: Night, visitId: string): Answer | null {
  const [first] = known(night, visitId)?.helps ?? [];
  if (first === undefined) return null;
  return night.ask(gateOfficer, { type: 'giveHelp', visitId, helpId: first.helpId, note: null });
}
