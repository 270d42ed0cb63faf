import { IconAlertTriangle, IconLifebuoy, IconPencil, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { CorrectionSheet, DeviationSheet, HelpSheet } from '../../../steps/later.tsx';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import type { GateTask } from '../use-gate-place.ts';
import own from './vehicle.module.css';
import { admissionOf } from '../../../state/admission.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { useNow } from '../../../clock/clock.tsx';
import { type Act, actsOf, nextAct } from '../../../steps/model/acts.ts';
import { admissionIn } from '../../../steps/model/seen.ts';
import { ClaimNotice } from '../../../steps/parts/visit-marks.tsx';
import { PendingItems } from '../../../steps/parts/pending-items.tsx';
import { useFromTop } from '../../../steps/parts/use-from-top.ts';
import { PrimaryStep } from '../../../steps/primary-step.tsx';
import { EmptyState, Screen } from '../../../ui/page/screen.tsx';
import { currentStep, isTriedAgain } from '@cordon/protocol/visit/route.ts';
import { verdictOf } from '../verdict.ts';
import { VehicleBody } from './vehicle-body.tsx';
import { VehicleHead, VehicleVerdict } from './vehicle-head.tsx';
import styles from '../gate.module.css';

type Props = {
  visit: VisitState | null; // null: no vehicle tonight
  list: ReactNode;
  band: ReactNode; // what concerns every vehicle
  onTask: (task: GateTask) => void;
};

/** The list at the left, one vehicle at the right, its next step along the bottom. */
export function VehiclePane({ visit, list, band, onTask }: Props) {
  const { t } = useWords();
  return visit === null ? (
    <Screen title={t('gate.title')} hideTitle>
      {band}
      <div className={styles.split}>
        <div className={styles.left}>{list}</div>
        <EmptyState title={t('gate.noVehicle')} text={t('gate.noVehicleTodo')} />
      </div>
    </Screen>
  ) : (
    <Vehicle visit={visit} list={list} band={band} onTask={onTask} />
  );
}

function Vehicle({ visit, list, band, onTask }: Props & { visit: VisitState }) {
  const { t } = useWords();
  const now = useNow();
  const stations = usePerson()?.stations ?? [];
  useFromTop(visit.id);
  const picture = usePicture((all) => all);
  const site = picture.site?.state ?? null;
  if (site === null) return null;
  const acts = actsOf(visit, stations, site);
  const current = currentStep(visit);
  const isBeforeAdmission = current !== null && isTriedAgain(current);
  const admission = isUnderWay(visit) && isBeforeAdmission ? admissionIn(admissionOf(visit, picture, now)) : null;
  const next = nextAct(acts, now);
  const verdict = verdictOf(visit, admission, site.lockdown !== null, next, now);
  const open = (act: Act) => onTask({ kind: 'form', stepId: act.step.id, stationId: act.stationId, entry: null });
  return (
    <Screen
      title={t('gate.title')}
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
      {band}
      <div className={styles.split}>
        <div className={styles.left}>{list}</div>
        <section className={styles.vehicle} aria-label={visit.declaration.plate} key={visit.id}>
          <VehicleHead visit={visit} />
          <ClaimNotice visit={visit} />
          <VehicleVerdict verdict={verdict} visit={visit} />
          <VehicleActs visit={visit} onTask={onTask} />
          <VehicleBody visit={visit} acts={acts} next={next} admission={admission} onOpen={open} />
        </section>
      </div>
    </Screen>
  );
}

/** The button's place stays where it is, and says whose turn it is. */
function NothingToDo({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const word = !isUnderWay(visit)
    ? 'gate.nothing.closed'
    : visit.held !== null
      ? 'gate.nothing.held'
      : visit.status === 'inside'
        ? 'gate.nothing.inside'
        : 'gate.nothing.elsewhere';
  return (
    <PrimaryAction disabled onPress={() => undefined}>
      {t(word)}
    </PrimaryAction>
  );
}

type Opened = 'deviation' | 'help' | 'correct' | null;

/** What can happen to a vehicle at any step. */
function VehicleActs({ visit, onTask }: { visit: VisitState; onTask: (task: GateTask) => void }) {
  const { t } = useWords();
  const me = usePerson();
  const [opened, setOpened] = useState<Opened>(null);
  if (me === null || !isUnderWay(visit)) return null;
  const close = () => setOpened(null);
  return (
    <div className={own.acts} role="group" aria-label={t('gate.acts')}>
      {mayAsk(me.role, 'reportDeviation') && (
        <ActionButton icon={<IconAlertTriangle aria-hidden />} onPress={() => setOpened('deviation')}>
          {t('steps.deviation.title')}
        </ActionButton>
      )}
      {mayAsk(me.role, 'askHelp') && (
        <ActionButton icon={<IconLifebuoy aria-hidden />} onPress={() => setOpened('help')}>
          {t('steps.help.title')}
        </ActionButton>
      )}
      {mayAsk(me.role, 'correctReport') && !isBlind(visit) && (
        <ActionButton icon={<IconPencil aria-hidden />} onPress={() => setOpened('correct')}>
          {t('steps.correct.open')}
        </ActionButton>
      )}
      {mayAsk(me.role, 'changeCrew') && visit.status === 'atGate' && (
        <ActionButton icon={<IconUsers aria-hidden />} onPress={() => onTask({ kind: 'crew' })}>
          {t('gate.crew.open')}
        </ActionButton>
      )}
      <DeviationSheet visit={visit} opened={opened === 'deviation'} onClose={close} />
      <HelpSheet visit={visit} opened={opened === 'help'} onClose={close} />
      <CorrectionSheet
        visit={visit}
        isMine={({ where }) => where === 'gate'}
        me={me}
        opened={opened === 'correct'}
        onClose={close}
        onChoose={({ step, entry }) => {
          close();
          onTask({ kind: 'form', stepId: step.id, stationId: '', entry: entry.version });
        }}
      />
    </div>
  );
}
