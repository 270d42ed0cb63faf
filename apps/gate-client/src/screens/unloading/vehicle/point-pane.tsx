import { IconAlertTriangle, IconLifebuoy, IconPencil, IconArrowLeft } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { type VisitStep, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { CorrectionSheet, DeviationSheet, HelpSheet, AskOverride, StepWait } from '../../../steps/later.tsx';
import { correctableOf } from '../../../steps/incidents/correction-sheet.tsx';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import styles from './pane.module.css';
import { useNow } from '../../../clock/clock.tsx';
import type { FormPlace } from '../../../place/form-place.ts';
import { type Act, actsOf, nextAct } from '../../../steps/model/acts.ts';
import { useSite } from '../../../steps/parts/use-site.ts';
import { ClaimNotice } from '../../../steps/parts/visit-marks.tsx';
import { PendingItems } from '../../../steps/parts/pending-items.tsx';
import { useFromTop } from '../../../steps/parts/use-from-top.ts';
import { PrimaryStep } from '../../../steps/primary-step.tsx';
import { Panel, Screen } from '../../../ui/page/screen.tsx';
import { type Arrival, stepsAt } from '../arrivals.ts';
import { PointHead } from './point-head.tsx';
import { waitIn } from '@cordon/protocol/visit/route.ts';
import type { OverrideTarget } from '../../../steps/incidents/ask-override.tsx';
import { OpenMatters } from '../../../steps/incidents/open-matters.tsx';
import { findingsOf } from '../../../steps/model/seen.ts';
import { FindingList } from '../../../steps/parts/finding-list.tsx';
import { RouteList } from '../../../steps/route-list.tsx';

type Props = {
  arrival: Arrival | null; // null: the list alone
  narrow: boolean; // room for one thing only
  stations: readonly string[];
  list: ReactNode;
  onBack: () => void;
  onForm: (visitId: string, form: FormPlace) => void;
};

/** The list and one vehicle side by side on a tablet; on a phone one or the other. */
export function PointPane({ arrival, narrow, stations, list, onBack, onForm }: Props) {
  const { t } = useWords();
  const site = useSite();
  const now = useNow();
  useFromTop(arrival?.visit.id ?? '');
  if (arrival === null || site === null) {
    return (
      <Screen title={t('unloading.title')} hideTitle>
        {list}
      </Screen>
    );
  }
  const { visit } = arrival;
  const acts = actsOf(visit, stations, site);
  const open = (act: Act) =>
    onForm(visit.id, { kind: 'form', stepId: act.step.id, stationId: act.stationId, entry: null });
  return (
    <Screen
      title={t('unloading.title')}
      hideTitle
      bottom={
        <>
          <PendingItems visit={visit} />
          {acts.length > 0 ? (
            <PrimaryStep key={visit.id} visit={visit} acts={acts} onOpen={open} />
          ) : (
            <NothingToDo visit={visit} />
          )}
        </>
      }
    >
      <div className={styles.split}>
        {!narrow && <div className={styles.left}>{list}</div>}
        <section className={styles.vehicle} aria-label={visit.declaration.plate} key={visit.id}>
          {narrow && (
            <div>
              <ActionButton icon={<IconArrowLeft aria-hidden />} onPress={onBack}>
                {t('unloading.backToList')}
              </ActionButton>
            </div>
          )}
          <PointHead arrival={arrival} isLockdown={site.lockdown !== null} now={now} />
          <ClaimNotice visit={visit} />
          <PointIncidents
            visit={visit}
            stations={stations}
            onCorrect={(stepId, entry) =>
              onForm(visit.id, { kind: 'form', stepId, stationId: arrival.stationId, entry })
            }
          />
          <PointBody arrival={arrival} acts={acts} next={nextAct(acts, now)} onOpen={open} />
        </section>
      </div>
    </Screen>
  );
}

function NothingToDo({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const isHeld = isUnderWay(visit) && visit.held !== null;
  return (
    <PrimaryAction disabled onPress={() => undefined}>
      {t(isHeld ? 'unloading.nothing.held' : 'unloading.nothing.wait')}
    </PrimaryAction>
  );
}

type PointBodyProps = { arrival: Arrival; acts: readonly Act[]; next: Act | null; onOpen: (act: Act) => void };

/** The steps at this point, the running contact time, and what did not pass here. */
function PointBody({ arrival, acts, next, onOpen }: PointBodyProps) {
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

type IncidentsProps = {
  visit: VisitState;
  stations: readonly string[];
  onCorrect: (stepId: string, entry: number) => void;
};

/** A wide button for what goes wrong, and one for a crew that needs help: always on the screen, two taps in all. */
function PointIncidents({ visit, stations, onCorrect }: IncidentsProps) {
  const { t } = useWords();
  const me = usePerson();
  const [opened, setOpened] = useState<'deviation' | 'help' | 'correct' | null>(null);
  if (me === null || !isUnderWay(visit)) return null;
  const close = () => setOpened(null);
  const isMine = ({ stationId }: VisitStep) => stationId !== null && stations.includes(stationId);
  return (
    <div className={styles.incidents} role="group" aria-label={t('unloading.incidents')}>
      {mayAsk(me.role, 'reportDeviation') && (
        <div className={styles.wide}>
          <ActionButton tone="hold" icon={<IconAlertTriangle aria-hidden />} onPress={() => setOpened('deviation')}>
            {t('steps.deviation.title')}
          </ActionButton>
        </div>
      )}
      {mayAsk(me.role, 'askHelp') && (
        <ActionButton icon={<IconLifebuoy aria-hidden />} onPress={() => setOpened('help')}>
          {t('steps.help.title')}
        </ActionButton>
      )}
      {mayAsk(me.role, 'correctReport') && correctableOf(visit, isMine, me).length > 0 && (
        <ActionButton icon={<IconPencil aria-hidden />} onPress={() => setOpened('correct')}>
          {t('steps.correct.open')}
        </ActionButton>
      )}
      <DeviationSheet visit={visit} opened={opened === 'deviation'} onClose={close} />
      <HelpSheet visit={visit} opened={opened === 'help'} onClose={close} />
      <CorrectionSheet
        visit={visit}
        isMine={isMine}
        me={me}
        opened={opened === 'correct'}
        onClose={close}
        onChoose={({ step, entry }) => {
          close();
          onCorrect(step.id, entry.version);
        }}
      />
    </div>
  );
}
