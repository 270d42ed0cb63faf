import type { FoundVisit } from '@cordon/protocol/visit/find.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { PlateKeyboard } from '../../../ui/plate/plate-keyboard.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import styles from './strayed.module.css';
import { useFoundVisits } from './use-found-visits.ts';

type Props = { plate: string; onPlate: (plate: string) => void; onChoose: (found: FoundVisit) => void };

/** Any part of the plate finds the vehicle, and says where it should be. */
export function FindVehicle({ plate, onPlate, onChoose }: Props) {
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
