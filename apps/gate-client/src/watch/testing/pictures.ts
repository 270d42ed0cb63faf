import { begunAlert } from '@cordon/protocol/testing/alerts.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { By } from '@cordon/protocol/roles.ts';
import { demoSite } from '@cordon/protocol/site/demo.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { VisitEvent } from '@cordon/protocol/visit/events.ts';
import { evolveVisit } from '@cordon/protocol/visit/evolve.ts';
import { type Finding, finding } from '@cordon/protocol/visit/finding.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { emptyPicture, type Picture } from '../../state/picture.ts';

/* Visits at every place of the loop, made of events, so that tests read like a night. */

export const nine = Date.UTC(2026, 10, 23, 13, 0); // 21:00 at the site
export const site: SiteState = {
  ...demoSite(nine),
  devices: [],
  shifts: [],
  clear: null,
  clearEnded: null,
  clockJumps: [],
  lockdown: null,
  paper: [],
  fired: [],
  lost: [],
  channels: [],
  alerts: [],
};

export const gateOfficer: By = { personId: 'gate-1', name: '门岗一号', role: 'gate' };
export const supervisor: By = { personId: 'supervisor-1', name: '监管甲', role: 'supervisor' };

type Timed = [atMinute: number, event: VisitEvent, by?: By];

export function visitOf(id: string, ...events: Timed[]): VisitState {
  let state: VisitState | null = null;
  events.forEach(([minute, event, by = gateOfficer], index) => {
    state = evolveVisit(state, event, { at: nine + minute * minuteMs, version: index + 1, by }, id);
  });
  if (state === null) throw new Error('a visit begins with its declaration');
  return state;
}

export function declared(plate: string, etaMinute = 0, stops = ['first-canteen']): Timed {
  return [
    -60,
    {
      type: 'visitDeclared',
      plan: { id: 'supply', version: 1 },
      unannounced: false,
      declaration: {
        plate,
        trailerPlate: null,
        purpose: 'supply',
        company: '鲜达配送',
        stops,
        goods: [{ name: '大米', quantity: 20, unit: '袋' }],
        vehiclePass: { number: 'V1', validUntil: nine + 48 * hourMs },
        declaredAt: nine - 30 * hourMs,
        eta: nine + etaMinute * minuteMs,
        crew: [
          {
            personId: 'p1',
            maskedName: '秦*海',
            role: 'driver',
            document: 'id-card',
            passNumber: 'P1',
            sampledAt: null,
            result: null,
          },
        ],
      },
    },
  ];
}

export const arrived = (minute: number): Timed => [
  minute,
  { type: 'vehicleArrived', gateId: 'main-gate', limits: site.limits },
];

type Report = Extract<VisitEvent, { type: 'stepReported' }>;

export function reported(
  minute: number,
  stepId: string,
  report: Report['report'],
  outcome: Report['outcome'] = 'done',
  findings: Finding[] = [],
): Timed {
  return [minute, { type: 'stepReported', stepId, stationId: 'main-gate', attempt: 1, report, findings, outcome }];
}

const arrive = (minute: number): Timed =>
  reported(minute, 'arrive', { kind: 'arrive', plate: '渝A12345', trailerPlate: null, handReason: null });

/** At the gate since this minute, its disinfection not begun. */
export const atGate = (minute: number): Timed[] => [arrived(minute), arrive(minute)];

export const wetted = (minute: number): Timed =>
  reported(
    minute,
    'disinfect-vehicle',
    { kind: 'disinfect', act: 'start', batchId: 'batch-1', covered: [] },
    'running',
  );

/** Everything before admission done at this minute. */
export const readyForAdmission = (minute: number): Timed[] => [
  wetted(minute),
  reported(minute, 'disinfect-vehicle', { kind: 'disinfect', act: 'finish' }),
  reported(minute, 'verify-crew', verified),
  reported(minute, 'seal', { kind: 'seal', number: 'S100' }),
];

export const verified: Extract<Report['report'], { kind: 'verify-crew' }> = {
  kind: 'verify-crew',
  personId: 'p1',
  identityMatches: true,
  passNumber: 'P1',
  temperatureC: 36.5,
  histories: { travel: false, contact: false, illness: false },
  sampledAt: nine,
  result: 'negative',
  antigen: null,
  maskOn: true,
};

export const admitted = (minute: number): Timed => reported(minute, 'admit', { kind: 'admit' });

export const hot = finding('verify.temperature', 'fail', { temperatureC: 37.6 }, { below: 37.3 }, 'p1');

/** Failed at the crew's verification and held, both at this minute. */
export const hotDriver = (minute: number): Timed[] => [
  reported(minute, 'verify-crew', { ...verified, temperatureC: 37.6 }, 'failed', [hot]),
  [minute, { type: 'visitHeld', reason: { kind: 'finding', stepId: 'verify-crew', rules: ['verify.temperature'] } }],
];

export const alertOf = (id: string, more: Partial<AlertState> = {}): AlertState =>
  begunAlert({ id, ...(more.severity && { severity: more.severity }) }, more, nine);

export function pictureWith(visits: readonly VisitState[], alerts: readonly AlertState[] = []): Picture {
  const byId = <S extends { id: string }>(list: readonly S[]) =>
    Object.fromEntries(list.map((state) => [state.id, { version: 1, state }]));
  return { ...emptyPicture, site: { version: 1, state: site }, visits: byId(visits), alerts: byId(alerts) };
}

export const at = (minute: number): number => nine + minute * minuteMs;
