import { useState } from 'react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { useClock } from '../../../clock/clock.tsx';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { ActionTiles, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { silencesOf, silenceUntil } from './silences.ts';
import styles from './alerts.module.css';

const reasons = ['known', 'works', 'repeated'] as const;

/** For how long, and why: whoever wonders tomorrow why nothing rang can read it. */
export function SilenceForm({ alert }: { alert: AlertState }) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  const clock = useClock();
  const longest = usePicture((picture) => picture.site?.state.alerting.silenceMinutes) ?? 60;
  const spans = silencesOf(longest);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const minutes = spans.find((span) => String(span) === chosen) ?? spans[0] ?? longest;

  async function submit(): Promise<void> {
    const until = Math.floor(silenceUntil(minutes, longest, clock.now()));
    await act.run({ type: 'silenceAlert', alertId: alert.id, until, reason: reason.trim() });
  }

  return (
    <>
      <p className={styles.soft}>{t('board.alerts.silenceText', { minutes: words.number(longest) })}</p>
      <ChoiceTiles
        label={t('board.alerts.silenceFor')}
        value={String(minutes)}
        onChange={setChosen}
        columns={spans.length}
        choices={spans.map((span) => ({ value: String(span), word: spanWords(words, span) }))}
      />
      <ActionTiles
        label={t('board.alerts.labels.silence')}
        hideLabel
        columns={reasons.length}
        choices={reasons.map((key) => t(`board.alerts.silenceReasons.${key}`)).map((word) => ({ value: word, word }))}
        onChoose={setReason}
      />
      <TextField label={t('board.alerts.labels.silence')} value={reason} onChange={setReason} maxLength={500} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <ActionButton tone="accent" disabled={reason.trim().length < 2} onPress={submit}>
        {t('board.alerts.submits.silence')}
      </ActionButton>
    </>
  );
}

function spanWords({ t, number }: Words, minutes: number): string {
  return minutes >= 60
    ? t('board.alerts.silenceHours', { hours: number(minutes / 60) })
    : t('board.alerts.silenceMinutes', { minutes });
}
