import type { Change, VisitState } from '@cordon/protocol/visit/state.ts';
import { changeWords } from '../report-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import styles from './change-list.module.css';

type Props = { visit: VisitState; changes: readonly Change[]; title: string };

/** [U333] What was changed, from what to what, by whom, when and why; nothing when nothing was. */
export function ChangeList({ visit, changes, title }: Props) {
  const words = useWords();
  if (changes.length === 0) return null;
  return (
    <section className={styles.changes} data-changes={changes.length} aria-label={title}>
      <p className={styles.title}>
        <StatusShape status="hold" size="1.25rem" />
        {title}
      </p>
      <ul>
        {changes.map((change) => (
          <li key={change.version}>{changeWords(words, visit, change)}</li>
        ))}
      </ul>
    </section>
  );
}
