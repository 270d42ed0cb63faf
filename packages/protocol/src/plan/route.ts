import type { StepKind } from '../steps/kinds.ts';
import type { DisinfectTarget, Plan, StepSpec } from './plan.ts';

/** One step of a visit's route. */
export type RouteStep = {
  id: string; // `admit`, or `s2.unload` for the second stop
  kind: StepKind;
  where: 'gate' | 'point';
  target: DisinfectTarget | null;
  stop: number | null; // index of the stop it belongs to, from 0
  overlaps: boolean;
};

/**
 * [R1] The route of a visit: entry, then each stop's steps, then exit.
 *
 * @param stopCount 1 to 5
 */
export function routeOf(plan: Plan, stopCount: number): RouteStep[] {
  const stops = Array.from({ length: stopCount }, (_, stop) =>
    plan.perStop.map((spec) => routeStep(spec, `s${stop + 1}.${spec.key}`, stop)),
  );
  return [
    ...plan.entry.map((spec) => routeStep(spec, spec.key, null)),
    ...stops.flat(),
    ...plan.exit.map((spec) => routeStep(spec, spec.key, null)),
  ];
}

function routeStep(spec: StepSpec, id: string, stop: number | null): RouteStep {
  return {
    id,
    kind: spec.kind,
    where: spec.where,
    target: spec.target ?? null,
    stop,
    overlaps: spec.overlaps ?? false,
  };
}
