import { useState } from 'react';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { stepName } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { DraftsProvider } from '../../../steps/drafts/use-draft.tsx';
import { CorrectionSheet } from '../../../steps/incidents/correction-sheet.tsx';
import { FormInSheet } from '../../../steps/parts/form-frame.tsx';
import { StepForm } from '../../../steps/views.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';

type Chosen = { stepId: string; entry: number };

/** [U332] What was judged already is corrected here: the reports, then the form of the one that was wrong. */
export function CorrectReport({ visit }: { visit: VisitUnderWay }) {
  const words = useWords();
  const { t } = words;
  const me = usePerson();
  const [isChoosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (me === null) return null;
  const step = chosen === null ? undefined : stepOf(visit, chosen.stepId);
  const entry = step?.progress?.entries.find(({ version }) => version === chosen?.entry);
  const close = () => setChosen(null);
  return (
    <>
      <ActionButton size="desk" onPress={() => setChoosing(true)}>
        {t('steps.correct.open')}
      </ActionButton>
      <CorrectionSheet
        visit={visit}
        isMine={() => true}
        me={me}
        opened={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(correctable) => {
          setChoosing(false);
          setChosen({ stepId: correctable.step.id, entry: correctable.entry.version });
        }}
      />
      {step !== undefined && entry !== undefined && (
        <Sheet opened onClose={close} title={t('steps.correct.title', { step: stepName(words, step) })} size="wide">
          <DraftsProvider>
            <FormInSheet value>
              <StepForm visit={visit} step={step} stationId="" correcting={entry} onClose={close} />
            </FormInSheet>
          </DraftsProvider>
        </Sheet>
      )}
    </>
  );
}
