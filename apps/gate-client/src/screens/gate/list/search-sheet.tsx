import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { useVisits } from '../../../steps/parts/use-site.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateKeyboard } from '../../../ui/plate/plate-keyboard.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import styles from './list.module.css';
import { normalisePlate, plateHolds } from '@cordon/protocol/plate.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';

type Props = {
  opened: boolean;
  onClose: () => void;
  onChoose: (visitId: string) => void;
  onUnannounced: ((plate: string) => void) | null; // null: this role may not enter vehicles
};

const most = 6;

export function SearchSheet(props: Props) {
  const { t } = useWords();
  return (
    <Sheet opened={props.opened} onClose={props.onClose} title={t('gate.search')} size="wide">
      <Search {...props} />
    </Sheet>
  );
}

/** Any part of the plate finds the vehicle; one that nobody announced can be entered from here. */
function Search({ onChoose, onUnannounced }: Props) {
  const words = useWords();
  const { t } = words;
  const visits = useVisits();
  const [typed, setTyped] = useState('');
  const found = searchByPlate(visits, typed);
  return (
    <>
      <ul className={styles.found} aria-label={t('gate.found')}>
        {found.slice(0, most).map(({ id, status, declaration }) => (
          <li key={id}>
            <ActionButton onPress={() => onChoose(id)}>
              <PlateText plate={declaration.plate} /> {t(`terms.visitStatus.${status}`)} · {words.time(declaration.eta)}
            </ActionButton>
          </li>
        ))}
        {typed !== '' && found.length === 0 && <li>{t('gate.notFound')}</li>}
        {typed !== '' && found.length === 0 && onUnannounced !== null && (
          <li>
            <ActionButton tone="accent" onPress={() => onUnannounced(typed)}>
              {t('gate.enterUnannounced')}
            </ActionButton>
          </li>
        )}
      </ul>
      <PlateKeyboard value={typed} onChange={setTyped} checked={false} />
    </>
  );
}

/**
 * [U121] Finds vehicles by any part of either plate, announced or seen, typed in any form; the province may be left out. Those that are here
 * come before those expected, and closed ones last: the newest loop of a plate is the one that is meant.
 */
export function searchByPlate(visits: readonly VisitState[], typed: string): VisitState[] {
  if (normalisePlate(typed) === '') return [];
  return visits.filter((visit) => platesOf(visit).some((plate) => plateHolds(plate, typed))).toSorted(byPresence);
}

function platesOf({ declaration, arrivedAs }: VisitState): string[] {
  const seen = [declaration, ...(arrivedAs === null ? [] : [arrivedAs])];
  return seen.flatMap(({ plate, trailerPlate }) => (trailerPlate === null ? [plate] : [plate, trailerPlate]));
}

function byPresence(a: VisitState, b: VisitState): number {
  return presence(a) - presence(b) || a.declaration.eta - b.declaration.eta;
}

function presence({ status }: VisitState): number {
  switch (status) {
    case 'atGate':
    case 'inside':
    case 'atExit':
      return 0;
    case 'expected':
      return 1;
    case 'released':
    case 'refused':
    case 'escortedOut':
    case 'cancelled':
    case 'lapsed':
      return 2;
    default:
      return status satisfies never;
  }
}
