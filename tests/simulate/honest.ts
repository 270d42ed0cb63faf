import type { HistoryQuestion } from '@cordon/protocol/site/settings.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import { testAge } from '@cordon/protocol/steps/verify-crew/tests.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { manifestOf } from '@cordon/protocol/visit/manifest.ts';
import type { ReportOf, StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitStep, VisitUnderWay } from '@cordon/protocol/visit/state.ts';

/** What an honest officer has before the eyes when a step is due. */
export type Scene = {
  visit: VisitUnderWay;
  step: VisitStep;
  batchId: string;
  histories: readonly HistoryQuestion[];
  now: number;
  exitPeople: readonly string[]; // from the register's blind look-up
};

/** The report of a step that is done as it should be: the kind's own example, with what this officer has at hand. */
export function honestReport(scene: Scene): StepReport {
  const { visit, step, batchId, histories, exitPeople } = scene;
  const report = rulesOfSteps[step.kind].example({ visit, step, expected: () => manifestOf(visit) });
  switch (report.kind) {
    case 'disinfect':
      return report.act === 'finish' ? report : { ...report, batchId };
    case 'verify-crew': {
      const answers = Object.fromEntries(histories.map(({ id }) => [id, false]));
      return { ...report, histories: answers, ...testOf(report, scene) };
    }
    case 'seal':
      return { ...report, number: `S-${visit.declaration.plate.replaceAll(/[^A-Z0-9]/g, '')}` };
    case 'load':
      return { ...report, containers: 12 };
    case 'reconcile':
      return { ...report, people: [...exitPeople] };
    default:
      return report;
  }
}

/* Whose test is not valid any more gives a sample at the gate, and an antigen test stands in for its result. */
function testOf({ personId, sampledAt, result }: ReportOf<'verify-crew'>, { visit: { limits }, now }: Scene) {
  const declared = { sampledAt, result, antigen: null };
  const { outcome } = testAge('verify.test-age', { personId, ...declared }, limits, now);
  if (outcome === 'pass' || result === 'positive') return declared;
  return { sampledAt: Math.round(now - 10 * minuteMs), result: 'pending', antigen: 'negative' } as const;
}
