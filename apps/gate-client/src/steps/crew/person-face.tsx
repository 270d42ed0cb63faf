import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import type { CrewLook } from '../parts/use-crew-names.ts';
import styles from './crew.module.css';
import { ShowIdentity } from './identity/show-identity.tsx';

type Props = { visitId: string; member: CrewMember; names: CrewLook };

/** Who should sit there, masked: the kind of document and the end of its number; in full for a reason only. */
export function PersonFace({ visitId, member, names }: Props) {
  const { t } = useWords();
  const person = names.people.find(({ personId }) => personId === member.personId);
  return (
    <div className={styles.face}>
      <div>
        <p className={styles.name}>
          {member.maskedName} <span className={styles.role}>{t(`terms.crewRoles.${member.role}`)}</span>
        </p>
        <p>
          {t(`terms.documents.${member.document}`)} <b className={styles.number}>{person?.maskedNumber ?? ''}</b>
        </p>
      </div>
      {person === undefined && !names.loading ? (
        <ActionButton onPress={names.again}>{t('steps.verify-crew.lookAgain')}</ActionButton>
      ) : (
        <ShowIdentity visitId={visitId} personId={member.personId} maskedName={member.maskedName} />
      )}
    </div>
  );
}
