import { IconRouteX } from '@tabler/icons-react';
import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { z } from 'zod';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { DeviationSheet } from '../../../steps/incidents/deviation.tsx';
import { HelpSheet } from '../../../steps/incidents/help.tsx';
import { HoldDialog, type NamedVisit } from '../../../steps/incidents/hold-dialog.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FindVehicle } from './find-vehicle.tsx';

const fields = z.object({ plate: z.string() });
const start = { plate: '' };

type Open = 'find' | 'deviation' | 'hold' | 'help' | null;

/** [U172] A vehicle stands here that does not come here: its plate, the vehicle, the report. */
export function Strayed() {
  const { t } = useWords();
  const me = usePerson();
  const draft = useDraft('unloading/strayed', fields, start);
  const [open, setOpen] = useState<Open>(null);
  const [vehicle, setVehicle] = useState<NamedVisit | null>(null);
  const [reported, setReported] = useState(false);
  if (me === null || !mayAsk(me.role, 'reportDeviation')) return null;
  // A sheet that makes way for another one says so late: by then the other one is open.
  const close = (which: Open) => () => setOpen((now) => (now === which ? null : now));
  return (
    <>
      <ActionButton icon={<IconRouteX aria-hidden />} onPress={() => setOpen('find')}>
        {t('unloading.strayed.open')}
      </ActionButton>
      {reported && vehicle !== null && (
        <Notice
          tone="pass"
          title={t('unloading.strayed.reported', { plate: plateWords(vehicle.declaration.plate) })}
          text={t('unloading.strayed.reportedText')}
          onDismiss={() => setReported(false)}
          action={
            <>
              <ActionButton tone="hold" onPress={() => setOpen('hold')}>
                {t('steps.hold.open')}
              </ActionButton>
              <ActionButton onPress={() => setOpen('help')}>{t('steps.help.title')}</ActionButton>
            </>
          }
        />
      )}
      <Sheet opened={open === 'find'} onClose={close('find')} title={t('unloading.strayed.title')} size="wide">
        <FindVehicle
          plate={draft.value.plate}
          onPlate={(plate) => draft.change({ plate })}
          onChoose={({ visitId, plate }) => {
            setVehicle({ id: visitId, declaration: { plate } });
            setReported(false);
            setOpen('deviation');
          }}
        />
      </Sheet>
      {vehicle !== null && (
        <>
          <DeviationSheet
            visit={vehicle}
            preselected="wrong-route"
            opened={open === 'deviation'}
            onClose={close('deviation')}
            onReported={() => {
              setReported(true);
              draft.drop();
            }}
          />
          <HoldDialog visit={vehicle} opened={open === 'hold'} onClose={close('hold')} />
          <HelpSheet visit={vehicle} opened={open === 'help'} onClose={close('help')} />
        </>
      )}
    </>
  );
}
