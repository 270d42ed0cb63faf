import { IconRouteX } from '@tabler/icons-react';
import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { z } from 'zod';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { DeviationSheet } from '../../../steps/incidents/deviation.tsx';
import { HelpSheet } from '../../../steps/incidents/help.tsx';
import { HoldDialog, type NamedVisit } from '../../../steps/incidents/hold-dialog.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import type { FoundVisit } from '@cordon/protocol/visit/find.ts';
import { PlateKeyboard } from '../../../ui/plate/plate-keyboard.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import styles from './strayed.module.css';
import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { normalisePlate } from '@cordon/protocol/plate.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import type { Refusal } from '../../../api/http.ts';

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

type Props = { plate: string; onPlate: (plate: string) => void; onChoose: (found: FoundVisit) => void };

/** Any part of the plate finds the vehicle, and says where it should be. */
function FindVehicle({ plate, onPlate, onChoose }: Props) {
  const words = useWords();
  const { t } = words;
  const { found, state, refusal } = useFoundVisits(plate);
  return (
    <>
      <ul className={styles.found} aria-label={t('unloading.strayed.found')} aria-busy={state === 'looking'}>
        {state === 'short' && <li>{t('unloading.strayed.hint')}</li>}
        {state === 'looking' && <li>{t('common.loading')}</li>}
        {state === 'answered' && refusal === null && found.length === 0 && <li>{t('unloading.strayed.none')}</li>}
        {found.map((visit) => (
          <li key={visit.visitId}>
            <ActionButton onPress={() => onChoose(visit)}>
              <PlateText plate={visit.plate} /> {t(`terms.purposes.${visit.purpose}`)} ·{' '}
              {t('unloading.strayed.shouldBe', { where: whereWords(words, visit) })}
            </ActionButton>
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={refusal} />
      <PlateKeyboard value={plate} onChange={onPlate} checked={false} />
    </>
  );
}

function whereWords(words: Words, { place, stationId }: FoundVisit): string {
  const name = words.t(`terms.places.${place}`);
  return stationId === null ? name : `${name} · ${words.station(stationId)}`;
}

const fewestCharacters = 2; // the server's rule
const quietMs = 250; // a plate is typed key by key

type FoundVisits = {
  found: readonly FoundVisit[];
  state: 'short' | 'looking' | 'answered';
  refusal: Refusal | null;
};

/** [U172] Vehicles on the site by part of their plate, asked of the server: a point does not follow those of others. */
function useFoundVisits(typed: string): FoundVisits {
  const plate = normalisePlate(typed);
  const short = plate.length < fewestCharacters;
  const asked = short ? null : { body: { plate } };
  const { value, refusal } = useAnswer(visitRoutes['POST /visits/find'], asked, { quietMs });
  const isLooking = value === null && refusal === null;
  return {
    found: value?.visits ?? [],
    state: short ? 'short' : isLooking ? 'looking' : 'answered',
    refusal,
  };
}
