import type { z } from 'zod';
import { samePlate, unknownFormOf } from '../../plate.ts';
import { hoursBetween, oneDecimal } from '../../time.ts';
import { plateClaims } from '../../visit/claim-names.ts';
import { finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import type { Plates } from '../../visit/state.ts';
import { anyEntry, refuseReport, type StepContext, stepRules } from '../define.ts';
import { shape } from './shape.ts';

/** [V1] [V2] Arriving is always allowed. The vehicle is compared with its announcement. */
export const rules = stepRules(shape, {
  judge(context, report) {
    if (isHereAlready(context, report)) return refuseReport('plate-here', { plate: report.plate }, true);
    const { declaration, unannounced, limits } = context.visit;
    const fault = unknownFormOf(report);
    if (fault !== null && report.handReason === null) return refuseReport('plate-invalid', { fault });
    const aheadHours = oneDecimal(hoursBetween(declaration.declaredAt, context.facts.now));
    return [
      finding(
        'arrive.plate',
        passOrFail(samePlate(report.plate, declaration.plate)),
        { plate: report.plate },
        { plate: declaration.plate },
      ),
      finding(
        'arrive.trailer',
        passOrFail(samePlate(report.trailerPlate, declaration.trailerPlate)),
        { trailer: report.trailerPlate },
        { trailer: declaration.trailerPlate },
      ),
      finding('arrive.plate-form', passOrWarn(fault === null), {
        plate: report.plate,
        trailer: report.trailerPlate,
        reason: report.handReason,
      }),
      finding('arrive.declared', passOrWarn(!unannounced), { unannounced }),
      finding(
        'arrive.lead-time',
        passOrWarn(!unannounced && aheadHours >= limits.declareAheadHours),
        { aheadHours },
        { aheadHours: limits.declareAheadHours },
      ),
    ];
  },
  complete: anyEntry,
  correctable: true,
  judgedBy: ['admit', 'reconcile'],
  example: ({ visit }) => arrivalOf(visit.declaration, null),
  moves: 'arrives',
  claims: ({ declaration }, report) => plateClaims(declaration, report),
  compared: (was, is) => [
    ...(was.plate === is.plate ? [] : (['reconcile.plate'] as const)),
    ...(was.trailerPlate === is.trailerPlate ? [] : (['reconcile.trailer'] as const)),
  ],
  plates: ({ plate, trailerPlate }) => ({ plate, trailerPlate }),
});

/** [V2] The report of an arrival with these plates. */
export function arrivalOf({ plate, trailerPlate }: Plates, handReason: string | null): z.infer<typeof shape.report> {
  return { kind: 'arrive', plate, trailerPlate, handReason };
}

/** [G1] Whether another visit holds one of the plates: then one of the two vehicles has a wrong plate. */
function isHereAlready({ visit, facts }: StepContext, report: Plates): boolean {
  const claims = plateClaims(visit.declaration, report);
  return claims.some((claim) => facts.holders[claim]?.some((id) => id !== visit.id));
}
