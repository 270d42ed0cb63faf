import { comparisonStepOf } from '@cordon/protocol/visit/route.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import type { OverrideTarget } from '../../../steps/incidents/ask-override.tsx';
import { findingsOf } from '../../../steps/model/seen.ts';
import { FindingList } from '../../../steps/parts/finding-list.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import styles from './vehicle.module.css';

/** What was checked, with the values seen: what did not pass stands open, what passed behind one tap. */
export function FindingsPanel({ visit, onAsk }: { visit: VisitState; onAsk: (target: OverrideTarget) => void }) {
  const { t } = useWords();
  const [allShown, setAllShown] = useState(false);
  const comparison = comparisonStepOf(visit); // shown side by side
  const all = findingsOf(visit).filter(({ step }) => step.id !== comparison?.id);
  if (all.length === 0) return null;
  const passed = all.filter(({ finding }) => finding.outcome === 'pass');
  const rest = all.filter(({ finding }) => finding.outcome !== 'pass');
  return (
    <Panel title={t('gate.findings')} flush>
      {rest.length > 0 && <FindingList label={t('gate.notPassed')} findings={rest} visit={visit} onAsk={onAsk} />}
      {passed.length > 0 && (
        <div className={styles.passed}>
          <ActionButton expanded={allShown} onPress={() => setAllShown(!allShown)}>
            ✓ {t('gate.passed', { count: passed.length })} {allShown ? '▴' : '▾'}
          </ActionButton>
        </div>
      )}
      {allShown && <FindingList label={t('gate.passed', { count: passed.length })} findings={passed} visit={visit} />}
    </Panel>
  );
}
