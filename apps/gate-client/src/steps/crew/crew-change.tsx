import { crewMember } from '@cordon/protocol/declaration/declaration.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { OnItsWay } from '../parts/on-its-way.tsx';
import { ReasonCommand } from '../parts/reason-command.tsx';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { CrewList } from './crew-list.tsx';
import { PersonEntry } from './person-entry.tsx';

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
