import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { verifiedPeople } from '@cordon/protocol/steps/verify-crew/step.ts';
import type { VisitStep, VisitState } from '@cordon/protocol/visit/state.ts';
import { visitRoutes, type MaskedPerson } from '@cordon/protocol/wire/http/visits.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../i18n/words.tsx';
import styles from './crew.module.css';
import { ShowIdentity } from './identity/show-identity.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';

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

type FaceProps = { visitId: string; member: CrewMember; names: CrewLook };

/** Who should sit there, masked: the kind of document and the end of its number; in full for a reason only. */
export function PersonFace({ visitId, member, names }: FaceProps) {
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

export type CrewLook = { people: MaskedPerson[]; loading: boolean; again: () => Promise<void> };

/** Names and masked documents out of the register, for as long as the form is open; kept nowhere. */
export function useCrewNames({ id, declaration }: VisitState): CrewLook {
  const who = declaration.crew.map(({ personId }) => personId).join(' ');
  const { value, refusal, again } = useAnswer(visitRoutes['GET /visits/:id/crew'], { params: { id } }, { after: who });
  return { people: value?.people ?? [], loading: value === null && refusal === null, again };
}
