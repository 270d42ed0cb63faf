import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { comparisonStepOf, stepsOf, stepThat, waitIn } from '@cordon/protocol/visit/route.ts';
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
import { Facts, Panel } from '../../../ui/page/screen.tsx';
import styles from './vehicle.module.css';
import { hasUnknownForm } from '@cordon/protocol/plate.ts';
import { GoodsList } from '../../../steps/parts/goods-list.tsx';
import { findingsOf } from '../../../steps/model/seen.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';

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

/** What was announced: who sits in it, where it goes, what it brings, on which pass. */
function DeclaredFacts({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const { plate, trailerPlate, crew, stops, goods, vehiclePass, eta, declaredAt } = visit.declaration;
  const people = crew.map(({ maskedName, role }) =>
    t('gate.facts.person', { name: maskedName, role: t(`terms.crewRoles.${role}`) }),
  );
  return (
    <Panel title={t(visit.unannounced ? 'terms.unannounced' : 'terms.declared')}>
      <Facts
        items={[
          ...(hasUnknownForm({ plate, trailerPlate })
            ? [{ name: t('plate.label'), value: t('plate.unknownForm') }]
            : []),
          { name: t('terms.crew'), value: words.list(people) },
          { name: t('gate.facts.stops'), value: stops.map(words.station).join(' → ') },
          { name: t('steps.goods.title'), value: <GoodsList goods={goods} /> },
          {
            name: t('gate.facts.pass'),
            value:
              vehiclePass === null
                ? t('common.none')
                : t('gate.facts.passUntil', { number: vehiclePass.number, at: words.date(vehiclePass.validUntil) }),
          },
          { name: t('gate.facts.eta'), value: words.dateTime(eta) },
          { name: t('gate.facts.declaredAt'), value: words.dateTime(declaredAt) },
        ]}
      />
    </Panel>
  );
}

/** What was checked, with the values seen: what did not pass stands open, what passed behind one tap. */
function FindingsPanel({ visit, onAsk }: { visit: VisitState; onAsk: (target: OverrideTarget) => void }) {
  const { t } = useWords();
  const [allShown, setAllShown] = useState(false);
  const comparison = comparisonStepOf(visit); // shown side by side
  const all = findingsOf(visit).filter(({ step }) => step.id !== comparison?.id);
  if (all.length === 0) return null;
  const passed = all.filter(({ finding }) => finding.outcome === 'pass');
  const rest = all.filter(({ finding }) => finding.outcome !== 'pass');
  return (
    <Panel title={t('gate.findings')} flush>
      {rest.length > 0 && <FindingList label={t('gate.notPassed')} findings={rest} visit={visit} onAsk={onAsk} />}
      {passed.length > 0 && (
        <div className={styles.passed}>
          <ActionButton expanded={allShown} onPress={() => setAllShown(!allShown)}>
            ✓ {t('gate.passed', { count: passed.length })} {allShown ? '▴' : '▾'}
          </ActionButton>
        </div>
      )}
      {allShown && <FindingList label={t('gate.passed', { count: passed.length })} findings={passed} visit={visit} />}
    </Panel>
  );
}
