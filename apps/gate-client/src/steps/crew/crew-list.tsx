import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import styles from './crew-list.module.css';

type Props = {
  crew: readonly CrewMember[];
  max: number;
  onRemove: (personId: string) => void;
  onAdd: () => void;
};

/** Who sits in the cab; one can be taken off the list, one added. */
export function CrewList({ crew, max, onRemove, onAdd }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.crew}>
      {crew.length === 0 && <EmptyState title={t('gate.crew.nobody')} />}
      <ul className={styles.members} aria-label={t('terms.crew')}>
        {crew.map(({ personId, maskedName, role, document, passNumber }) => (
          <li key={personId} className={styles.member}>
            <div>
              <p className={styles.name}>
                {maskedName} · {t(`terms.crewRoles.${role}`)}
              </p>
              <p className={styles.papers}>
                {t(`terms.documents.${document}`)} · {t('steps.verify-crew.pass')}{' '}
                {passNumber ?? t('steps.verify-crew.passNotDeclared')}
              </p>
            </div>
            <ActionButton
              icon={<IconUserMinus aria-hidden />}
              onPress={() => onRemove(personId)}
              label={t('gate.crew.remove', { name: maskedName })}
            >
              {t('gate.crew.removeShort')}
            </ActionButton>
          </li>
        ))}
      </ul>
      {crew.length >= max && <p className={styles.papers}>{t('gate.crew.full', { max })}</p>}
      <ActionButton tone="accent" icon={<IconUserPlus aria-hidden />} disabled={crew.length >= 9} onPress={onAdd}>
        {t('gate.crew.add')}
      </ActionButton>
    </div>
  );
}
