import { useState } from 'react';
import type { AlertState, ChosenOutcome } from '@cordon/protocol/alert/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandBody } from '../../../outbox/items.ts';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { type AlertAct, outcomesOf } from './alert-acts.ts';
import styles from './alerts.module.css';

type WordAct = Exclude<AlertAct, 'assign' | 'silence'>;

/** The acts that want words, or may have some: one field and one button. */
export function WordForm({ alert, act }: { alert: AlertState; act: WordAct }) {
  const { t } = useWords();
  const command = useCommand();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState<ChosenOutcome>('handled');
  const outcomes = outcomesOf(alert);
  const outcome = outcomes.includes(wanted) ? wanted : (outcomes[0] ?? 'false-alarm');
  const optional = act === 'acknowledge' || act === 'close';
  const note = text.trim();

  async function submit(): Promise<void> {
    if (await command.run(commandOf(alert.id, act, note, outcome))) setText('');
  }

  return (
    <>
      {act === 'clear' && <p className={styles.soft}>{t('board.alerts.clearText')}</p>}
      {act === 'close' && (
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
      <TextField label={t(`board.alerts.labels.${act}`)} value={text} onChange={setText} lines={2} maxLength={500} />
      <RefusalNotice refusal={command.refusal} onDismiss={command.dismiss} />
      <ActionButton tone="accent" disabled={!optional && note.length < 2} onPress={submit}>
        {t(`board.alerts.submits.${act}`)}
      </ActionButton>
    </>
  );
}

function commandOf(alertId: string, act: WordAct, note: string, outcome: ChosenOutcome): CommandBody {
  switch (act) {
    case 'acknowledge':
      return { type: 'acknowledgeAlert', alertId, comment: note === '' ? null : note };
    case 'comment':
      return { type: 'commentAlert', alertId, text: note };
    case 'unacknowledge':
      return { type: 'unacknowledgeAlert', alertId, reason: note };
    case 'unsilence':
      return { type: 'unsilenceAlert', alertId, reason: note };
    case 'clear':
      return { type: 'clearAlert', alertId, note };
    case 'close':
      return { type: 'closeAlert', alertId, outcome, note: note === '' ? null : note };
    default:
      return act satisfies never;
  }
}
