import { crewMember, type CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import styles from './crew-list.module.css';
import { ReasonCommand } from '../parts/reason-command.tsx';
import { PersonEntry } from './person-entry.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormFrame, OnItsWay } from '../parts/form-frame.tsx';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';

const fields = z.object({ crew: z.array(crewMember), adding: z.boolean() });

/** The crew put right before admission: who is new is verified, who has passed is not asked again. */
export function CrewChange({ visit, onClose }: { visit: VisitState; onClose: () => void }) {
  const { t } = useWords();
  const act = useCommand();
  const declared = visit.declaration.crew;
  const key = `${visit.id}/crew`;
  const draft = useDraft(key, fields, { crew: declared, adding: false });
  const [asking, setAsking] = useState(false);
  const { crew, adding } = draft.value;
  const { plate } = visit.declaration;
  const isChanged = JSON.stringify(crew) !== JSON.stringify(declared);

  if (adding) {
    return (
      <PersonEntry
        draftKey={`${key}/person`}
        plate={plate}
        role={crew.some(({ role }) => role === 'driver') ? 'passenger' : 'driver'}
        onClose={() => draft.change({ adding: false })}
        onAdded={(member) => draft.change((now) => ({ crew: [...now.crew, member], adding: false }))}
      />
    );
  }

  return (
    <FormFrame
      title={t('gate.crew.open')}
      plate={plate}
      onBack={onClose}
      bottom={
        <>
          <OnItsWay shown={act.busy} />
          <PrimaryAction
            disabled={!isChanged || crew.length === 0}
            why={t(crew.length === 0 ? 'gate.crew.nobody' : 'gate.crew.unchanged')}
            busy={act.busy}
            onPress={() => setAsking(true)}
          >
            {t('gate.crew.submit')}
          </PrimaryAction>
        </>
      }
    >
      <p>{t('gate.crew.hint')}</p>
      <CrewList
        crew={crew}
        max={isUnderWay(visit) ? visit.limits.crewMax : 9}
        onRemove={(personId) => draft.change({ crew: crew.filter((member) => member.personId !== personId) })}
        onAdd={() => draft.change({ adding: true })}
      />
      <ReasonCommand
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('gate.crew.why')}
        actionWord={t('gate.crew.submit')}
        quickReasons={[t('gate.crew.replaced'), t('gate.crew.extra'), t('gate.crew.absent')]}
        act={act}
        command={(reason) => ({ type: 'changeCrew', visitId: visit.id, crew, reason })}
        onDone={() => {
          draft.drop();
          onClose();
        }}
      />
    </FormFrame>
  );
}

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
