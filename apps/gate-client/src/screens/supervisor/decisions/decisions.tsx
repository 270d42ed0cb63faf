import { useMemo } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import { pendingDecisions, type PendingDecision } from '../../../watch/decisions.ts';
import { ChangeList } from '../../../steps/parts/change-list.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Countdown, Elapsed } from '../../../ui/verdict/clocks.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { changedSinceHold, changedSinceJudged } from '../../../watch/changed.ts';
import { DecisionActions } from './decision-actions.tsx';
import { decisionText } from './decision-text.ts';
import styles from './decisions.module.css';

/** What stands still until somebody decides. Empty, it is one line. */
export function Decisions({ onOpen }: { onOpen: (visitId: string) => void }) {
  const { t } = useWords();
  const visits = usePicture((picture) => picture.visits);
  const now = useNow();
  const pending = useMemo(() => pendingDecisions({ visits }, now), [visits, now]);
  return (
    <section className={styles.region} data-waiting={pending.length > 0} aria-labelledby="decisions-title">
      <div className={styles.head}>
        <h2 id="decisions-title" className={styles.title}>
          {t('board.decisions.region')}
          <span className={styles.count}>{pending.length}</span>
        </h2>
        {pending.length === 0 && <p className={styles.none}>{t('board.decisions.noneText')}</p>}
      </div>
      {pending.length > 0 && (
        <div className={styles.list}>
          <ScrollList label={t('board.decisions.region')}>
            {pending.map((decision) => (
              <DecisionRow key={decision.key} decision={decision} onOpen={onOpen} />
            ))}
          </ScrollList>
        </div>
      )}
    </section>
  );
}

type Props = { decision: PendingDecision; onOpen: (visitId: string) => void };

function DecisionRow({ decision, onOpen }: Props) {
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
