import { AlertModel } from '../../simulate/alert-model.ts';
import { RouteModel } from '../../simulate/route-model.ts';
import type { Check, Evidence } from './evidence.ts';

/**
 * I5: every deadline rings once and never early, and the store keeps the next one of every vehicle; by models that know the rules
 * from paper.
 */
export const deadlines: Check = (evidence) => {
  const { feed, graceMs, until } = evidence;
  const model = new AlertModel(graceMs);
  for (const entry of feed) model.take(entry);
  const { rang, missing } = model.close(until);
  const passed = feed.filter(({ event }) => event.type === 'deadlinePassed').length;
  const kept = keptWrongly(evidence);
  return { checked: rang + missing + passed + kept.checked, violations: [...model.faults, ...kept.violations] };
};

function keptWrongly({ feed, due, until }: Evidence): { checked: number; violations: string[] } {
  const routes = new Map<string, RouteModel>();
  for (const entry of feed) {
    if (entry.aggregate !== 'visit') continue;
    const route = routes.get(entry.id) ?? new RouteModel();
    routes.set(entry.id, route);
    route.take(entry);
  }
  const violations = [...routes].flatMap(([id, route]) => {
    const next = Math.min(...route.waits().map(({ at }) => at));
    const kept = due.get(`visit:${id}`) ?? Number.POSITIVE_INFINITY;
    return next === kept || next <= until ? [] : [`visit:${id} is due at ${next}, and the store has ${kept}`];
  });
  return { checked: routes.size, violations };
}
