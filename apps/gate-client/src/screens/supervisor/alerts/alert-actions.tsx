import { useState } from 'react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { type AlertAct, alertActsOf } from './alert-acts.ts';
import { AssignForm } from './assign-form.tsx';
import { SilenceForm } from './silence-form.tsx';
import { WordForm } from './word-form.tsx';
import styles from './alerts.module.css';

/** Whatever can be done with the alert as it stands, one small form at a time. */
export function AlertActions({ alert }: { alert: AlertState }) {
  const { t } = useWords();
  const may = useMay();
  const acts = alertActsOf(alert);
  const [chosen, setChosen] = useState<AlertAct>(acts[0] ?? 'comment');
  if (!may('commentAlert')) return null;
  const present = acts.includes(chosen) ? chosen : (acts[0] ?? 'comment');
  return (
    <Panel title={t('board.story.actions')} level={3}>
      <div className={styles.form}>
        <Segmented
          label={t('board.story.actions')}
          size="desk"
          value={present}
          onChange={setChosen}
          choices={acts.map((value) => ({ value, word: t(`board.alerts.${value}`) }))}
        />
        <FormOf alert={alert} act={present} />
      </div>
    </Panel>
  );
}

function FormOf({ alert, act }: { alert: AlertState; act: AlertAct }) {
  switch (act) {
    case 'assign':
      return <AssignForm alert={alert} />;
    case 'silence':
      return <SilenceForm alert={alert} />;
    case 'acknowledge':
    case 'close':
    case 'unsilence':
    case 'comment':
    case 'clear':
    case 'unacknowledge':
      return <WordForm key={act} alert={alert} act={act} />;
    default:
      return act satisfies never;
  }
}
