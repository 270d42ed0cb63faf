import { useState } from 'react';
import type { AlertOutcome, AlertState } from '@cordon/protocol/alert/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandBody } from '../../../outbox/items.ts';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { type AlertAct, alertActsOf, outcomesOf } from './alert-acts.ts';
import styles from './alerts.module.css';

/** One field and one button for whatever can be done with the alert as it stands. */
export function AlertActions({ alert }: { alert: AlertState }) {
  const { t } = useWords();
  const may = useMay();
  const act = useCommand();
  const acts = alertActsOf(alert);
  const [chosen, setChosen] = useState<AlertAct>(acts[0] ?? 'comment');
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState<AlertOutcome>('handled');
  const outcomes = outcomesOf(alert);
  const outcome = outcomes.includes(wanted) ? wanted : (outcomes[0] ?? 'false-alarm');
  if (!may('commentAlert')) return null;
  const present = acts.includes(chosen) ? chosen : (acts[0] ?? 'comment');
  const optional = present === 'acknowledge' || present === 'close';
  const note = text.trim();

  async function submit(): Promise<void> {
    if (await act.run(commandOf(alert.id, present, note, outcome))) setText('');
  }

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
        {present === 'clear' && <p className={styles.soft}>{t('board.alerts.clearText')}</p>}
        {present === 'close' && (
          <>
            {alert.clearedAt === null && <p className={styles.soft}>{t('board.alerts.closeHint')}</p>}
            <ChoiceTiles
              label={t('board.alerts.closeOutcome')}
              value={outcome}
              onChange={setWanted}
              choices={outcomes.map((value) => ({ value, word: t(`terms.alertOutcomes.${value}`) }))}
            />
          </>
        )}
        <TextField
          label={t(`board.alerts.labels.${present}`)}
          value={text}
          onChange={setText}
          lines={2}
          maxLength={500}
        />
        <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
        <ActionButton tone="accent" disabled={!optional && note.length < 2} onPress={submit}>
          {t(`board.alerts.submits.${present}`)}
        </ActionButton>
      </div>
    </Panel>
  );
}

function commandOf(alertId: string, act: AlertAct, note: string, outcome: AlertOutcome): CommandBody {
  switch (act) {
    case 'acknowledge':
      return { type: 'acknowledgeAlert', alertId, comment: note === '' ? null : note };
    case 'comment':
      return { type: 'commentAlert', alertId, text: note };
    case 'unacknowledge':
      return { type: 'unacknowledgeAlert', alertId, reason: note };
    case 'clear':
      return { type: 'clearAlert', alertId, note };
    case 'close':
      return { type: 'closeAlert', alertId, outcome, note: note === '' ? null : note };
    default:
      return act satisfies never;
  }
}
