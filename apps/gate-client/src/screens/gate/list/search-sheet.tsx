import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { useVisits } from '../../../steps/parts/use-site.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateKeyboard } from '../../../ui/plate/plate-keyboard.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { searchByPlate } from '../plate-search.ts';
import styles from './list.module.css';

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
