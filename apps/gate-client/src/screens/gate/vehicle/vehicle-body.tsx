import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { stepsOf, stepThat, waitIn } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import type { OverrideTarget } from '../../../steps/incidents/ask-override.tsx';
import { AskOverride, ExitComparison, StepWait } from '../../../steps/later.tsx';
import { OpenMatters } from '../../../steps/incidents/open-matters.tsx';
import type { Act } from '../../../steps/model/acts.ts';
import type { Admission } from '../../../steps/model/seen.ts';
import { FindingList } from '../../../steps/parts/finding-list.tsx';
import { RouteList } from '../../../steps/route-list.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { DeclaredFacts } from './declared-facts.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import styles from './vehicle.module.css';

type Props = {
  visit: VisitState;
  acts: readonly Act[];
  next: Act | null;
  admission: Admission | null;
  onOpen: (act: Act) => void;
};

/** Everything that the verdict rests on: what waits, what runs, what was found, what was announced. */
export function VehicleBody({ visit, acts, next, admission, onOpen }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState<OverrideTarget | null>(null);
  const steps = stepsOf(visit);
  const admit = stepThat('enters', visit);
  const wet = isUnderWay(visit)
    ? steps.find((step) => step.status === 'running' && waitIn(visit, step) !== null)
    : undefined;
  const wetAct = acts.find((act) => act.step.id === wet?.id);
  const stops = admission?.findings.filter(isOpenFail) ?? [];
  const blind = isBlind(visit);
  return (
    <>
      {wet !== undefined && isUnderWay(visit) && (
        <StepWait visit={visit} step={wet} stationId={wetAct?.stationId ?? null} />
      )}
      {stops.length > 0 && admit !== undefined && (
        <Panel title={t('gate.waitsFor')} flush>
          <FindingList
            label={t('gate.waitsFor')}
            findings={stops.map((finding) => ({ step: admit, finding }))}
            visit={visit}
            onAsk={setAsking}
          />
        </Panel>
      )}
      {!blind && <ExitComparison visit={visit} onAsk={setAsking} />}
      <OpenMatters visit={visit} />
      <div className={styles.body}>
        <Panel title={t('steps.route')} flush>
          <RouteList visit={visit} acts={acts} next={next} onOpen={onOpen} />
        </Panel>
        {blind ? (
          <Panel title={t('gate.findings')}>{t('gate.blind')}</Panel>
        ) : (
          <div className={styles.right}>
            <FindingsPanel visit={visit} onAsk={setAsking} />
            <DeclaredFacts visit={visit} />
          </div>
        )}
      </div>
      <AskOverride visit={visit} target={asking} onClose={() => setAsking(null)} />
    </>
  );
}
