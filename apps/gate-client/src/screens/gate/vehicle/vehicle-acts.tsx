import { IconAlertTriangle, IconLifebuoy, IconPencil, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { CorrectionSheet, DeviationSheet, HelpSheet } from '../../../steps/later.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import type { GateTask } from '../use-gate-place.ts';
import styles from './vehicle.module.css';

type Opened = 'deviation' | 'help' | 'correct' | null;

/** What can happen to a vehicle at any step. */
export function VehicleActs({ visit, onTask }: { visit: VisitState; onTask: (task: GateTask) => void }) {
  const { t } = useWords();
  const me = usePerson();
  const [opened, setOpened] = useState<Opened>(null);
  if (me === null || !isUnderWay(visit)) return null;
  const close = () => setOpened(null);
  return (
    <div className={styles.acts} role="group" aria-label={t('gate.acts')}>
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
        <ActionButton icon={<IconUsers aria-hidden />} onPress={() => onTask({ is: 'crew' })}>
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
          onTask({ is: 'form', stepId: step.id, stationId: '', entry: entry.version });
        }}
      />
    </div>
  );
}
