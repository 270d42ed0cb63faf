import type { StepKind } from '../steps/kinds.ts';
import type { Plan, StepSpec } from './plan.ts';

const arrive: StepSpec = { key: 'arrive', kind: 'arrive', where: 'gate' };
const disinfectVehicle: StepSpec = {
  key: 'disinfect-vehicle',
  kind: 'disinfect',
  where: 'gate',
  target: 'vehicle',
};
const verifyCrew: StepSpec = {
  key: 'verify-crew',
  kind: 'verify-crew',
  where: 'gate',
  overlaps: true,
};
const seal: StepSpec = { key: 'seal', kind: 'seal', where: 'gate', overlaps: true };
const admit: StepSpec = { key: 'admit', kind: 'admit', where: 'gate' };
const leg: StepSpec = { key: 'leg', kind: 'leg', where: 'point' };
const dock: StepSpec = { key: 'dock', kind: 'dock', where: 'point' };
const legOut: StepSpec = { key: 'leg-out', kind: 'leg', where: 'gate' };
const reconcile: StepSpec = { key: 'reconcile', kind: 'reconcile', where: 'gate' };
const release: StepSpec = { key: 'release', kind: 'release', where: 'gate' };

export const supplyPlan: Plan = {
  id: 'supply',
  version: 1,
  entry: [arrive, disinfectVehicle, verifyCrew, seal, admit],
  perStop: [
    leg,
    dock,
    { key: 'disinfect-goods', kind: 'disinfect', where: 'point', target: 'goods' },
    { key: 'unload', kind: 'unload', where: 'point' },
  ],
  exit: [legOut, reconcile, release],
};

export const refusePlan: Plan = {
  id: 'refuse',
  version: 1,
  entry: [arrive, disinfectVehicle, verifyCrew, admit],
  perStop: [
    leg,
    dock,
    { key: 'load', kind: 'load', where: 'point' },
    { key: 'disinfect-place', kind: 'disinfect', where: 'point', target: 'place' },
  ],
  exit: [legOut, reconcile, release],
};

export const shippedPlans: readonly Plan[] = [supplyPlan, refusePlan];

/** Whether a shipped plan has a step of this kind. The office is not asked about other kinds. */
export function isPlanned(kind: StepKind): boolean {
  return shippedPlans.some(({ entry, perStop, exit }) =>
    [...entry, ...perStop, ...exit].some((step) => step.kind === kind),
  );
}

/** The plan that a visit is pinned to. Older versions stay listed while a visit can name them. */
export function planOf(id: Plan['id'], version: number): Plan {
  const plan = shippedPlans.find((p) => p.id === id && p.version === version);
  if (plan === undefined) throw new RangeError(`no plan ${id} version ${version}`);
  return plan;
}

/** The version that a new visit starts on. */
export function currentPlan(id: Plan['id']): Plan {
  switch (id) {
    case 'supply':
      return supplyPlan;
    case 'refuse':
      return refusePlan;
    default:
      return id satisfies never;
  }
}
