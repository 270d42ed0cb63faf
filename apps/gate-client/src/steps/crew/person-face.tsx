import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import type { CrewLook } from '../parts/use-crew-names.ts';
import styles from './crew.module.css';

/** Who should sit there: the name, the kind of document and the end of its number. */
export function PersonFace({ member, names }: { member: CrewMember; names: CrewLook }) {
  const { t } = useWords();
  const person = names.people.find(({ personId }) => personId === member.personId);
  return (
    <div className={styles.face}>
      <p className={styles.name}>
        {person?.name ?? member.maskedName} <span className={styles.role}>{t(`terms.crewRoles.${member.role}`)}</span>
      </p>
      <p>
        {t(`terms.documents.${member.document}`)} <b className={styles.number}>{person?.maskedNumber ?? ''}</b>
      </p>
      {person === undefined && !names.loading && (
        <ActionButton onPress={names.again}>{t('steps.verify.lookAgain')}</ActionButton>
      )}
    </div>
  );
}
