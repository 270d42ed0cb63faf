import { useState } from 'react';
import { waitIn } from '@cordon/protocol/visit/route.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { OverrideTarget } from '../../../steps/incidents/ask-override.tsx';
import { AskOverride, StepWait } from '../../../steps/later.tsx';
import { OpenMatters } from '../../../steps/incidents/open-matters.tsx';
import type { Act } from '../../../steps/model/acts.ts';
import { findingsOf } from '../../../steps/model/seen.ts';
import { FindingList } from '../../../steps/parts/finding-list.tsx';
import { RouteList } from '../../../steps/route-list.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { type Arrival, stepsAt } from '../arrivals.ts';

type Props = { arrival: Arrival; acts: readonly Act[]; next: Act | null; onOpen: (act: Act) => void };

/** The steps at this point, the running contact time, and what did not pass here. */
export function PointBody({ arrival, acts, next, onOpen }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState<OverrideTarget | null>(null);
  const { visit, stop } = arrival;
  const steps = stepsAt(visit, stop);
  const wet = isUnderWay(visit)
    ? steps.find((step) => step.status === 'running' && waitIn(visit, step) !== null)
    : undefined;
  const wetAct = acts.find((act) => act.step.id === wet?.id);
  const notPassed = findingsOf(visit).filter(({ step, finding }) => step.stop === stop && finding.outcome !== 'pass');
  return (
    <>
      {wet !== undefined && isUnderWay(visit) && (
        <StepWait visit={visit} step={wet} stationId={wetAct?.stationId ?? null} />
      )}
      {notPassed.length > 0 && (
        <Panel title={t('unloading.notPassed')} flush>
          <FindingList label={t('unloading.notPassed')} findings={notPassed} visit={visit} onAsk={setAsking} />
        </Panel>
      )}
      <Panel title={t('unloading.steps')} flush>
        <RouteList visit={visit} acts={acts} next={next} onOpen={onOpen} steps={steps} />
      </Panel>
      <OpenMatters visit={visit} />
      <AskOverride visit={visit} target={asking} onClose={() => setAsking(null)} />
    </>
  );
}
