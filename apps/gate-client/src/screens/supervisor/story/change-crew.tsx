import { useState } from 'react';
import type { VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { CrewChange } from '../../../steps/crew/crew-change.tsx';
import { DraftsProvider } from '../../../steps/drafts/use-draft.tsx';
import { FormInSheet } from '../../../steps/parts/form-frame.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';

/** [U335] After a fail the gate only lets people leave the crew: everything else is changed here. */
export function ChangeCrew({ visit }: { visit: VisitUnderWay }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <ActionButton size="desk" onPress={() => setOpen(true)}>
        {t('gate.crew.open')}
      </ActionButton>
      {isOpen && (
        <Sheet opened onClose={close} title={t('gate.crew.open')} size="wide">
          <DraftsProvider>
            <FormInSheet value>
              <CrewChange visit={visit} onClose={close} />
            </FormInSheet>
          </DraftsProvider>
        </Sheet>
      )}
    </>
  );
}
