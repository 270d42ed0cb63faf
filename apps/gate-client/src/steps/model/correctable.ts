import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/kinds.ts';
import { correctionFault } from '@cordon/protocol/visit/decide/judged-on.ts';
import { stepsOf, type VisitStep } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type StepEntry, type VisitState } from '@cordon/protocol/visit/state.ts';

type SignedIn = Pick<Extract<Actor, { kind: 'person' }>, 'personId' | 'name' | 'role'>;

/** `fault`: why this person does not correct it; null when they may. */
export type Correctable = { step: VisitStep; entry: StepEntry; fault: ErrorCode | null };

/** [U117] [U331] The reports of these places that are corrected at all, and by this person; of a disinfection only its start. */
export function correctableOf(visit: VisitState, isMine: (step: VisitStep) => boolean, me: SignedIn): Correctable[] {
  if (!isUnderWay(visit)) return [];
  const actor: Actor = { kind: 'person', ...me, stations: [] };
  return stepsOf(visit)
    .filter((step) => rulesOfSteps[step.kind].correctable && isMine(step))
    .flatMap((step) => (step.progress?.entries ?? []).map((entry) => ({ step, entry })))
    .filter(({ entry: { report } }) => rulesOfSteps[report.kind].corrects?.(report, report) ?? true)
    .map(({ step, entry }) => ({ step, entry, fault: correctionFault(visit, step, entry, actor) }));
}
