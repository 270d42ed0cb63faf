import { isOpenFail, type Finding } from '@cordon/protocol/visit/finding.ts';
import { comparisonStepOf } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, type VisitState } from '@cordon/protocol/visit/state.ts';
import { sideWords } from '../../i18n/side-words.ts';
import { useWords } from '../../i18n/words.tsx';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import { comparisonOf } from '../model/seen.ts';
import { ChangeList } from '../parts/change-list.tsx';
import { FindingList, Waiver } from '../parts/finding-list.tsx';
import styles from './exit.module.css';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';
import { changedAfterComparison } from '../../watch/changed.ts';

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

type DifferenceProps = {
  visit: VisitState;
  step: VisitStep;
  finding: Finding;
  onAsk: (target: OverrideTarget) => void;
};

/** One field that left otherwise than it came: what came in beside what was read, and below what can be done about it. */
function Difference({ visit, step, finding, onAsk }: DifferenceProps) {
  const words = useWords();
  const { t } = words;
  const { rule, seen, limit } = finding;
  const isOpen = isOpenFail(finding);
  return (
    <li className={styles.difference} data-rule={rule} data-open={isOpen}>
      <StatusBadge
        size="small"
        status={isOpen ? 'refuse' : 'hold'}
        word={t(`terms.outcomes.${isOpen ? 'fail' : 'waived'}`)}
      />
      <p className={styles.field}>{t(`rules.findings.${rule}.title`)}</p>
      <dl className={styles.readings}>
        <div>
          {/* Goods are left and refuse is taken on the way: the load was never to be as it came. */}
          <dt>{t(rule === 'reconcile.cargo' ? 'terms.sides.expected' : 'terms.sides.entry')}</dt>
          <dd>{sideWords(words, rule, limit)}</dd>
        </div>
        <div>
          <dt>{t('terms.sides.exit')}</dt>
          <dd>{sideWords(words, rule, seen)}</dd>
        </div>
      </dl>
      <div className={styles.settle}>
        <Waiver visit={visit} step={step} finding={finding} onAsk={onAsk} />
      </div>
    </li>
  );
}
