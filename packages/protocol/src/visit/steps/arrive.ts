import { hoursBetween, oneDecimal } from '../../time.ts';
import { readPlate } from '../../plate.ts';
import { finding, passOrFail, passOrWarn } from '../finding.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, refuseReport, type StepKindRules } from './kind.ts';

/** [V1] [V2] Arriving is always allowed; what stands at the gate is compared with what was announced. */
export const arrive: StepKindRules<ReportOf<'arrive'>> = {
  judge({ visit, facts }, report) {
    const { declaration, unannounced, limits } = visit;
    const form = readPlate(report.plate);
    if (!form.ok && report.handReason === null) return refuseReport('plate-invalid', { fault: form.fault });
    const aheadHours = oneDecimal(hoursBetween(declaration.declaredAt, facts.now));
    return [
      finding(
        'arrive.plate',
        passOrFail(report.plate === declaration.plate),
        { plate: report.plate },
        { plate: declaration.plate },
      ),
      finding(
        'arrive.trailer',
        passOrFail(report.trailerPlate === declaration.trailerPlate),
        { trailer: report.trailerPlate },
        { trailer: declaration.trailerPlate },
      ),
      finding('arrive.plate-form', passOrWarn(form.ok), { plate: report.plate, reason: report.handReason }),
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
};
