import { z } from 'zod';
import { plateText } from '../../declaration/declaration.ts';
import { samePlate, unknownFormOf } from '../../plate.ts';
import { remarkText } from '../../text.ts';
import { hoursBetween, oneDecimal } from '../../time.ts';
import { plateClaims } from '../../visit/claim-names.ts';
import { finding, passOrFail, passOrWarn } from '../../visit/finding.ts';
import type { Plates } from '../../visit/plates.ts';
import { anyEntry, refuseReport, type StepContext, stepRules, stepShape } from '../define.ts';

export const shape = stepShape({
  kind: 'arrive',
  report: z.strictObject({
    kind: z.literal('arrive'),
    plate: plateText,
    trailerPlate: plateText.nullable(),
    handReason: remarkText.nullable(), // why a plate that has no known form was entered all the same
  }),
  acts: ['arrive'],
  words: {
    zh: { name: '到达登记', acts: { arrive: '登记到达' } },
    en: { name: 'Arrival', acts: { arrive: 'Record the arrival' } },
  },
  offline: 'yes',
  slowMinutes: null,
  findings: {
    'arrive.plate': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '车牌与报备一致',
        good: '车牌 {{plate}}，与报备一致',
        bad: '现场车牌 {{plate}}，报备车牌 {{limit.plate}}',
      },
      en: {
        title: 'Plate as announced',
        good: 'Plate {{plate}}, as announced',
        bad: 'The plate at the gate is {{plate}}, announced was {{limit.plate}}',
      },
    },
    'arrive.trailer': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '挂车与报备一致',
        good: '挂车车牌：{{trailer}}，与报备一致',
        bad: '现场挂车：{{trailer}}，报备挂车：{{limit.trailer}}',
      },
      en: {
        title: 'Trailer as announced',
        good: 'Trailer plate: {{trailer}}, as announced',
        bad: 'Trailer at the gate: {{trailer}}, announced: {{limit.trailer}}',
      },
    },
    'arrive.plate-form': {
      severity: 'warning',
      waivable: true,
      zh: {
        title: '车牌格式',
        good: '{{plate}}（挂车：{{trailer}}）符合车牌规则',
        bad: '有号牌不合规则：{{plate}}（挂车：{{trailer}}），人工录入，未核实；原因：{{reason}}',
      },
      en: {
        title: 'Form of the plate',
        good: '{{plate}} (trailer: {{trailer}}) follows the rules for plates',
        bad: 'Not of a known form: {{plate}} (trailer: {{trailer}}); entered by hand, unverified. Reason: {{reason}}',
      },
    },
    'arrive.declared': {
      severity: 'warning',
      waivable: true,
      zh: { title: '提前报备', good: '本车次已提前报备', bad: '本车次未报备，由卡口现场登记' },
      en: {
        title: 'Announced in advance',
        good: 'This visit was announced',
        bad: 'This visit was not announced; the gate entered it',
      },
    },
    'arrive.lead-time': {
      severity: 'info',
      waivable: true,
      zh: {
        title: '报备提前量',
        good: '提前 {{aheadHours}} 小时报备，要求 {{limit.aheadHours}} 小时',
        bad: '仅提前 {{aheadHours}} 小时报备，要求 {{limit.aheadHours}} 小时',
      },
      en: {
        title: 'Announced early enough',
        good: 'Announced {{aheadHours}} h ahead, {{limit.aheadHours}} h are asked for',
        bad: 'Announced only {{aheadHours}} h ahead, {{limit.aheadHours}} h are asked for',
      },
    },
  },
});

/** [V1] [V2] Arriving is always allowed; what stands at the gate is compared with what was announced. */
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

/** [V2] What is reported of a vehicle that is announced as it stands at the gate. */
export function arrivalOf({ plate, trailerPlate }: Plates, handReason: string | null): z.infer<typeof shape.report> {
  return { kind: 'arrive', plate, trailerPlate, handReason };
}

/** [G1] A plate, announced or seen, that another visit holds: one of the two vehicles is not what it says. */
function isHereAlready({ visit, facts }: StepContext, report: Plates): boolean {
  const claims = plateClaims(visit.declaration, report);
  return claims.some((claim) => facts.holders[claim]?.some((id) => id !== visit.id));
}
