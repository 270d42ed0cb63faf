import { type CommandBody } from '@cordon/server/testing/commands.ts';

/** Ways to ask for a wider view than one's own, by the event that asks for one's own. */
export const widerFollows: readonly unknown[] = [
  { room: 'admin' },
  { after: 0, room: 'supervisor' },
  { after: 0, rooms: ['gate'] },
  { stations: ['north-shop'] },
  { after: 0, stations: [] },
  { role: 'supervisor' },
  { view: { room: 'supervisor' } },
  { after: 0, all: true },
  [{ after: 0 }],
  'supervisor',
];

/** Names of rooms and of events that might let somebody into one. */
export const roomEvents = [
  'join',
  'room',
  'subscribe',
  'events',
  'supervisor',
  'admin',
  'gate',
  'unloading:north-shop',
];

/** @returns what a point officer may not have of this visit, over HTTP */
export function forbiddenPaths(visitId: string): [method: string, path: string, json?: unknown][] {
  return [
    ['GET', `/visits/${visitId}/story`],
    ['GET', `/visits/${visitId}/crew`],
    ['POST', `/visits/${visitId}/unmask`, { personId: 'x', reason: 'compare-document', note: null }],
    ['POST', `/visits/${visitId}/exit-readings`, { tails: ['1234'] }],
    ['GET', '/audit'],
    ['GET', '/site/history'],
    ['GET', '/devices'],
    ['GET', '/staff/access'],
    ['GET', '/nights/reports'],
    ['GET', '/channels'],
    ['POST', '/staff/admin-1/pin'],
    ['POST', '/staff/admin-1/unlock'],
  ];
}

/** @returns what a point officer may not do with a visit that does not come to them */
export function forbiddenSteps(visitId: string, own: string, other: string): CommandBody[] {
  const report = { kind: 'dock', crewInCab: true, windowsShut: true, masksOn: true } as const;
  const step = { type: 'reportStep', visitId, report } as const;
  return [
    { ...step, stationId: other, stepId: 's1.dock' },
    { ...step, stationId: own, stepId: 's1.dock' },
    { ...step, stationId: 'main-gate', stepId: 'arrive', report: { kind: 'release' } },
    { type: 'correctReport', visitId, stepId: 's1.dock', entry: 1, report, reason: '更正' },
    { type: 'giveHelp', visitId, helpId: visitId, note: null },
    { type: 'changeStops', visitId, stops: [own], reason: '改道' },
    { type: 'refuseVisit', visitId, reason: '拒绝' },
    { type: 'setLockdown', reason: '演练' },
  ];
}
