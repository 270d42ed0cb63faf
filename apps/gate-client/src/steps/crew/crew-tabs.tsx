import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { VisitStep } from '@cordon/protocol/visit/state.ts';
import { verifiedPeople } from '@cordon/protocol/steps/verify-crew/step.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import styles from './crew.module.css';

type Props = {
  crew: readonly CrewMember[];
  step: VisitStep;
  current: CrewMember;
  onChoose: ((personId: string) => void) | null; // null: one person only is spoken of
};

/** Everybody in the cab: who has passed, whose turn it is. */
export function CrewTabs({ crew, step, current, onChoose }: Props) {
  const { t } = useWords();
  if (onChoose === null || crew.length < 2) return null;
  const verified = verifiedPeople(step.progress?.entries ?? []);
  return (
    <div className={styles.tabs} role="group" aria-label={t('terms.crew')}>
      {crew.map(({ personId, maskedName }, index) =>
        verified.has(personId) ? (
          <span key={personId} className={styles.passed}>
            ✓ {maskedName}
          </span>
        ) : (
          <ActionButton
            key={personId}
            tone={personId === current.personId ? 'accent' : 'plain'}
            pressed={personId === current.personId}
            onPress={() => onChoose(personId)}
          >
            {index + 1} {maskedName}
          </ActionButton>
        ),
      )}
    </div>
  );
}
