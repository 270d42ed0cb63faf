import { IconAlertTriangle, IconLifebuoy, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { type VisitStep, isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { CorrectionSheet, DeviationSheet, HelpSheet } from '../../../steps/later.tsx';
import { correctableOf } from '../../../steps/incidents/correction-sheet.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import styles from './pane.module.css';

type Props = {
  visit: VisitState;
  stations: readonly string[];
  onCorrect: (stepId: string, entry: number) => void;
};

/** A wide button for what goes wrong, and one for a crew that needs help: always on the screen, two taps in all. */
export function PointIncidents({ visit, stations, onCorrect }: Props) {
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
