import { z } from 'zod';
import { isPointOpen, opensAt } from '../../site/hours.ts';
import { platesHeldBy, pointClaim } from '../../visit/claim-names.ts';
import { firstBy } from '../../visit/who-was-first.ts';
import { refuseReport, stepRules, stepShape } from '../define.ts';

export const shape = stepShape({
  kind: 'leg',
  report: z.strictObject({ kind: z.literal('leg'), act: z.enum(['depart', 'reach']) }),
  acts: ['depart', 'reach'],
  words: {
    zh: { name: '路段', acts: { depart: '车辆出发', reach: '车辆到达{{place}}' } },
    en: { name: 'Drive', acts: { depart: 'Vehicle departs', reach: 'Vehicle has reached {{place}}' } },
  },
  offline: 'yes',
  slowMinutes: 20,
  findings: {},
});

/**
 * [V14] A leg begins with admission, or when the point reports the departure; the next station reports its end. [G3] The
 * point ahead is open and has room.
 */
export const rules = stepRules(shape, {
  judge({ step, visit, facts }, report) {
    switch (report.act) {
      case 'depart': {
        if (step.status !== 'pending') return refuseReport('leg-under-way', firstBy(step.progress?.entries));
        if (facts.site.lockdown !== null) return refuseReport('lockdown', {}, true);
        if (step.stationId === null) return [];
        const point = facts.site.stations.find(({ id }) => id === step.stationId);
        if (point !== undefined && !isPointOpen(point, facts.site.timeZone, facts.now)) {
          const opens = opensAt(point, facts.site.timeZone, facts.now);
          return refuseReport('point-closed', { station: point.id, opensAt: opens });
        }
        const capacity = point?.capacity ?? 0;
        const inRoom = (facts.holders[pointClaim(step.stationId)] ?? []).filter((id) => id !== visit.id).length;
        return inRoom < capacity ? [] : refuseReport('point-full', { station: step.stationId, capacity });
      }
      case 'reach':
        return step.status === 'running' ? [] : refuseReport('leg-not-departed');
      default:
        return report.act satisfies never;
    }
  },
  complete: (_visit, entries) => entries.some(({ report }) => report.kind === 'leg' && report.act === 'reach'),
  correctable: false,
  judgedBy: [],
  example: ({ step }) => ({ kind: 'leg', act: step.status === 'pending' ? 'depart' : 'reach' }),
  moves: 'drives',
  act: ({ status }) => (status === 'pending' ? 'depart' : 'reach'),
  plainReport: (act) => (act === 'depart' || act === 'reach' ? { kind: 'leg', act } : null),
  isDeparture: ({ act }) => act === 'depart',
  claims: (visit) => [...platesHeldBy(visit), ...visit.declaration.stops.map(pointClaim)],
});
