import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { comparisonStepOf } from '@cordon/protocol/visit/route.ts';
import { useWords } from '../../i18n/words.tsx';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import { changedAfterComparison } from '../../watch/changed.ts';
import { comparisonOf } from '../model/seen.ts';
import { ChangeList } from '../parts/change-list.tsx';
import { FindingList } from '../parts/finding-list.tsx';
import { Difference } from './difference.tsx';
import styles from './exit.module.css';

type Props = { visit: VisitState; onAsk: (target: OverrideTarget) => void };

/** The comparison field by field: what differs first and in full width, both readings in words; then what is the same. */
export function ExitComparison({ visit, onAsk }: Props) {
  const { t } = useWords();
  const comparison = comparisonOf(visit);
  const step = comparisonStepOf(visit);
  if (comparison === null || step === undefined) return null;
  const same = comparison.same.map((finding) => ({ step, finding }));
  const { different } = comparison;
  const title = t('steps.reconcile.different', { count: different.length });
  const sameTitle = t('steps.reconcile.same', { count: same.length });
  return (
    <>
      <ChangeList visit={visit} changes={changedAfterComparison(visit)} title={t('steps.changes.afterComparison')} />
      {different.length > 0 && (
        <section className={styles.side} data-side="different">
          <h3 className={styles.sideTitle}>{title}</h3>
          <ul aria-label={title}>
            {different.map((finding) => (
              <Difference key={finding.rule} visit={visit} step={step} finding={finding} onAsk={onAsk} />
            ))}
          </ul>
        </section>
      )}
      {same.length > 0 && (
        <section className={styles.side} data-side="same">
          <h3 className={styles.sideTitle}>
            {sameTitle}
            {different.length === 0 && <span className={styles.none}> {title}</span>}
          </h3>
          <FindingList label={sameTitle} findings={same} visit={visit} />
        </section>
      )}
    </>
  );
}
