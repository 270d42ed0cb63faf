import { type Finding, isOpenFail } from '@cordon/protocol/visit/finding.ts';
import type { VisitStep, VisitState } from '@cordon/protocol/visit/state.ts';
import { sideWords } from '../../i18n/side-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';
import type { OverrideTarget } from '../incidents/ask-override.tsx';
import { Waiver } from '../parts/waiver.tsx';
import styles from './exit.module.css';

type Props = {
  visit: VisitState;
  step: VisitStep;
  finding: Finding;
  onAsk: (target: OverrideTarget) => void;
};

/** One field that left otherwise than it came: what came in beside what was read, and below what can be done about it. */
export function Difference({ visit, step, finding, onAsk }: Props) {
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
