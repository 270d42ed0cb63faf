import { useWords } from '../../../i18n/words.tsx';
import { ChangeList } from '../../../steps/parts/change-list.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Countdown, Elapsed } from '../../../ui/verdict/clocks.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { changedSinceHold, changedSinceJudged } from '../../../watch/changed.ts';
import type { PendingDecision } from '../../../watch/decisions.ts';
import { DecisionActions } from './decision-actions.tsx';
import { decisionText } from './decision-text.ts';
import styles from './decisions.module.css';

type Props = { decision: PendingDecision; onOpen: (visitId: string) => void };

export function DecisionRow({ decision, onOpen }: Props) {
  const words = useWords();
  const { t } = words;
  const { plate } = decision.visit.declaration;
  return (
    <li className={styles.row} data-plate={plate} data-kind={decision.kind}>
      <StatusBadge size="small" status={statusOf(decision)} word={t(`board.decisions.kinds.${decision.kind}`)} />
      <span className={styles.plate}>
        <PlateText plate={plate} />
      </span>
      <div className={styles.text}>
        <p>{decisionText(words, decision)}</p>
        <Changed decision={decision} />
      </div>
      <span className={styles.clock}>
        {decision.kind === 'override' ? (
          <>
            {t('board.decisions.lapses')}{' '}
            <Countdown until={decision.override.lapsesAt} label={t('board.decisions.lapses')} />
          </>
        ) : (
          <>
            {t('board.decisions.since')} <Elapsed since={decision.since} label={t('board.decisions.since')} />
          </>
        )}
      </span>
      <div className={styles.actions}>
        <DecisionActions decision={decision} />
        <ActionButton
          size="desk"
          onPress={() => {
            onOpen(decision.visit.id);
          }}
        >
          {t('board.decisions.open')}
        </ActionButton>
      </div>
    </li>
  );
}

/** [U333] What was changed since it was held or judged stands on the row. */
function Changed({ decision }: { decision: PendingDecision }) {
  const { t } = useWords();
  const { kind, visit } = decision;
  if (kind === 'hold')
    return <ChangeList visit={visit} changes={changedSinceHold(visit)} title={t('steps.changes.sinceHold')} />;
  if (kind !== 'override') return null;
  const changes = changedSinceJudged(visit, decision.override.stepId);
  return <ChangeList visit={visit} changes={changes} title={t('steps.changes.sinceJudged')} />;
}

function statusOf({ kind, severity }: PendingDecision): Status {
  if (severity === 'critical') return 'refuse';
  return kind === 'override' ? 'running' : 'hold';
}
