import { useState } from 'react';
import type { AlertState, ChosenOutcome } from '@cordon/protocol/alert/state.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { type AlertAct, alertActsOf, assigneesOf, silencesOf, silenceUntil, outcomesOf } from './alert-acts.ts';
import { useCommand } from '../../../outbox/use-command.ts';
import { usePerson } from '../../../session/session-store.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionTiles, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { useClock } from '../../../clock/clock.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import type { CommandBody } from '../../../outbox/items.ts';
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

const nobody = '';

/** Whose it is from now on: a tap on a name. */
function AssignForm({ alert }: { alert: AlertState }) {
  const { t } = useWords();
  const act = useCommand();
  const me = usePerson()?.personId ?? '';
  const staff = usePicture((picture) => picture.site?.state.staff);
  const people = assigneesOf(staff ?? [], me).filter(({ personId }) => personId !== alert.assigned?.personId);
  return (
    <>
      <ActionTiles
        label={t('board.alerts.assignTo')}
        choices={[
          ...people.map(({ personId, name, role }) => ({
            value: personId,
            word: personId === me ? `${t('board.alerts.toMe')} · ${name}` : name,
            hint: t(`terms.roles.${role}`),
          })),
          ...(alert.assigned === null ? [] : [{ value: nobody, word: t('board.alerts.toNobody') }]),
        ]}
        onChoose={(personId) =>
          act.run({ type: 'assignAlert', alertId: alert.id, personId: personId === nobody ? null : personId })
        }
      />
      {people.length === 0 && <p>{t('board.alerts.assignNone')}</p>}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </>
  );
}

const silenceReasons = ['known', 'works', 'repeated'] as const;

/** For how long, and why: whoever wonders tomorrow why nothing rang can read it. */
function SilenceForm({ alert }: { alert: AlertState }) {
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
        columns={silenceReasons.length}
        choices={silenceReasons
          .map((key) => t(`board.alerts.silenceReasons.${key}`))
          .map((word) => ({ value: word, word }))}
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

type WordAct = Exclude<AlertAct, 'assign' | 'silence'>;

/** The acts that want words, or may have some: one field and one button. */
function WordForm({ alert, act }: { alert: AlertState; act: WordAct }) {
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
