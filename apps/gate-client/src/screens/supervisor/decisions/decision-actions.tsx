import type { Deviation, Help, Override, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { usePerson } from '../../../session/session-store.ts';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DangerAction } from '../../../ui/buttons/danger.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import type { PendingDecision } from '../../../watch/decisions.ts';
import { useMay } from '../../../watch/use-may.ts';
import { ChangeList } from '../../../steps/parts/change-list.tsx';
import { changedSinceHold } from '../../../watch/changed.ts';
import styles from './decisions.module.css';

/** The deciding buttons of one item; none of them for those who may only look. */
export function DecisionActions({ decision }: { decision: PendingDecision }) {
  const may = useMay();
  const visitId = decision.visit.id;
  switch (decision.kind) {
    case 'hold':
      return may('resumeVisit') ? <ResumeButton visit={decision.visit} /> : null;
    case 'override':
      return may('settleOverride') ? <SettleOverride visitId={visitId} override={decision.override} /> : null;
    case 'deviation':
      return may('settleDeviation') ? <SettleDeviation visitId={visitId} deviation={decision.deviation} /> : null;
    case 'help':
      return may('giveHelp') ? <GiveHelp visitId={visitId} help={decision.help} /> : null;
    case 'record':
      return may('settleRecord') ? <SettleRecord visitId={visitId} recordId={decision.record.recordId} /> : null;
    default:
      return decision satisfies never;
  }
}

/** [U73] Who asked can't approve; denying is open to every supervisor. */
export function SettleOverride({ visitId, override }: { visitId: string; override: Override }) {
  const { t } = useWords();
  const act = useCommand();
  const person = usePerson();
  const { overrideId } = override;
  const settle = (verdict: 'approve' | 'deny') =>
    act.run({ type: 'settleOverride', visitId, overrideId, verdict, note: null });
  return (
    <>
      {override.by.personId === person?.personId ? (
        <p className={styles.note}>{t('board.decisions.otherPerson')}</p>
      ) : (
        <DangerAction tone="hold" busy={act.busy} onConfirm={() => settle('approve')}>
          {t('board.decisions.approve')}
        </DangerAction>
      )}
      <ActionButton size="desk" busy={act.busy} onPress={() => settle('deny')}>
        {t('board.decisions.deny')}
      </ActionButton>
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </>
  );
}

export function SettleDeviation({ visitId, deviation }: { visitId: string; deviation: Deviation }) {
  const { t } = useWords();
  const { deviationId, kind } = deviation;
  const text = t(`terms.deviations.${kind}`);
  return (
    <>
      <ReasonButton
        tone="refuse"
        title={t('board.decisions.breachTitle')}
        text={text}
        actionWord={t('board.decisions.breach')}
        command={(note) => ({ type: 'settleDeviation', visitId, deviationId, verdict: 'breach', note })}
      />
      <ReasonButton
        title={t('board.decisions.dismissTitle')}
        text={text}
        actionWord={t('board.decisions.dismiss')}
        command={(note) => ({ type: 'settleDeviation', visitId, deviationId, verdict: 'dismissed', note })}
      />
    </>
  );
}

export function GiveHelp({ visitId, help }: { visitId: string; help: Help }) {
  const { t } = useWords();
  const act = useCommand();
  return (
    <>
      <ActionButton
        size="desk"
        tone="accent"
        onPress={() => act.run({ type: 'giveHelp', visitId, helpId: help.helpId, note: null })}
      >
        {t('board.decisions.given')}
      </ActionButton>
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </>
  );
}

/** Letting a held visit go on; a step that failed is done again. [U333] What was changed meanwhile is listed above the button. */
export function ResumeButton({ visit }: { visit: VisitUnderWay }) {
  const { t } = useWords();
  return (
    <ReasonButton
      tone="accent"
      title={t('board.story.resume')}
      text={t('board.story.resumeText')}
      actionWord={t('board.story.resume')}
      quickReasons={[t('board.story.resumeNotes.checked'), t('board.story.resumeNotes.solved')]}
      command={(note) => ({ type: 'resumeVisit', visitId: visit.id, note })}
    >
      <ChangeList visit={visit} changes={changedSinceHold(visit)} title={t('steps.changes.sinceHold')} />
    </ReasonButton>
  );
}

/** [U240] What was done about a record that could not be taken, in a word; then it no longer waits. */
export function SettleRecord({ visitId, recordId }: { visitId: string; recordId: string }) {
  const { t } = useWords();
  return (
    <ReasonButton
      tone="accent"
      title={t('board.records.settleTitle')}
      text={t('board.records.settleText')}
      actionWord={t('board.records.settle')}
      quickReasons={[t('board.records.notes.same'), t('board.records.notes.again'), t('board.records.notes.asked')]}
      command={(note) => ({ type: 'settleRecord', visitId, recordId, note })}
    />
  );
}
