import type { Plan, StepSpec } from '../plan/plan.ts';
import type * as Shipped from '../plan/shipped.ts';

type Where = { before: string; steps: readonly StepSpec[] };

/**
 * The shipped plans with additional steps, for tests of a kind that no shipped plan has.
 *
 * @param added steps, each group before the shipped step with this key
 */
export function plansWith(shipped: typeof Shipped, ...added: readonly Where[]): typeof Shipped {
  const inserted = (steps: readonly StepSpec[]) =>
    steps.flatMap((step) => [...added.flatMap(({ before, steps: more }) => (before === step.key ? more : [])), step]);
  const planOf = (id: Plan['id'], version: number): Plan => {
    const { entry, perStop, exit, ...plan } = shipped.planOf(id, version);
    return { ...plan, entry: inserted(entry), perStop: inserted(perStop), exit: inserted(exit) };
  };
  return { ...shipped, planOf };
}
