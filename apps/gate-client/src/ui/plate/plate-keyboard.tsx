import { useState } from 'react';
import { maxPlateLength, normalisePlate, provinces, readPlate, serialCharacters } from '@cordon/protocol/plate.ts';
import { plateWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { TextInput } from '../fields/text-input.tsx';
import styles from './plate.module.css';

export type PlateKeyboardProps = {
  value: string; // normalised: 渝AD12345
  onChange: (plate: string) => void;
  label?: string; // 车牌 by default
  checked?: boolean; // says below what is wrong with the plate, or its kind; off for a search
};

/** A plate entered with gloves on. Fingers use the keys; a real keyboard, or the device's own, types into the field. */
export function PlateKeyboard({ value, onChange, label, checked = true }: PlateKeyboardProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<KeySheet | null>(null);
  const [ownKeys, setOwnKeys] = useState(true);
  const sheet = chosen ?? sheetFor(value);
  const name = label ?? t('plate.label');

  function press(key: string): void {
    setChosen(null);
    onChange(pressPlateKey(value, key));
  }

  return (
    <div className={styles.board}>
      <div className={styles.entry}>
        <TextInput
          className={styles.entryInput}
          aria-label={name}
          placeholder={t('plate.empty')}
          value={plateWords(value)}
          inputMode={ownKeys ? 'none' : 'text'}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          lang="zh-CN"
          rewrite={(typed) => pressPlateKey('', typed)}
          onText={onChange}
          scans
        />
        {checked && value !== '' && <Reading plate={value} />}
      </div>
      {ownKeys && (
        <>
          <div
            className={styles.keys}
            role="group"
            aria-label={t(sheet === 'serial' ? 'plate.letters' : 'plate.provinces')}
          >
            {sheets[sheet].map((key) => (
              <Key key={key} name={key} onPress={press} />
            ))}
          </div>
          {sheet === 'serial' && (
            <div className={styles.keys} role="group">
              {plateSuffixes.map((key) => (
                <Key key={key} name={key} onPress={press} />
              ))}
            </div>
          )}
        </>
      )}
      <div className={styles.row}>
        <ActionButton onPress={() => setChosen(sheet === 'serial' ? 'provinces' : 'serial')}>
          {t(sheet === 'serial' ? 'plate.provinces' : 'plate.letters')}
        </ActionButton>
        <ActionButton onPress={() => setOwnKeys(!ownKeys)} pressed={!ownKeys}>
          {t('plate.system')}
        </ActionButton>
        <ActionButton onPress={() => onChange('')} disabled={value === ''}>
          {t('common.clear')}
        </ActionButton>
        <ActionButton onPress={() => onChange(erasePlateKey(value))} disabled={value === ''} label={t('common.erase')}>
          ⌫
        </ActionButton>
      </div>
    </div>
  );
}

function Key({ name, onPress }: { name: string; onPress: (key: string) => void }) {
  return (
    <button
      type="button"
      className={styles.key}
      lang="zh-CN"
      onClick={() => {
        onPress(name);
      }}
    >
      {name}
    </button>
  );
}

function Reading({ plate }: { plate: string }) {
  const { t } = useWords();
  const reading = readPlate(plate);
  return reading.ok ? (
    <span className={styles.fine}>✓ {t(`plate.kinds.${reading.kind}`)}</span>
  ) : (
    <span className={styles.fault}>{t(`plate.faults.${reading.fault}`)}</span>
  );
}

type KeySheet = 'provinces' | 'serial';

/** What plates end in, or have in the middle. */
export const plateSuffixes = ['挂', '学', '警', '港', '澳', '使', '领', '临', '试', '超', '应急'] as const;

/* What plates without a province begin with; WJ is typed by its letters. */
const otherBeginnings = ['使', '领', '临', '民航'] as const;

export const sheets: Readonly<Record<KeySheet, readonly string[]>> = {
  provinces: [...provinces, ...otherBeginnings],
  serial: [...serialCharacters.filter((key) => /\d/u.test(key)), ...serialCharacters.filter((key) => /\D/u.test(key))],
};

/** [U40] The sheet that the next character comes from: a plate begins with its province, the rest are letters and digits. */
export function sheetFor(plate: string): KeySheet {
  return plate === '' ? 'provinces' : 'serial';
}

/** [U41] Adds a key; what is full stays as it is. 应急 and 民航 are one key and two characters each. */
export function pressPlateKey(plate: string, key: string): string {
  const next = normalisePlate(plate + key);
  return Array.from(next).length <= maxPlateLength ? next : plate;
}

/** [U42] Takes back what the last press brought. */
export function erasePlateKey(plate: string): string {
  if (plate.endsWith('应急') || plate.endsWith('民航')) return plate.slice(0, -2);
  return Array.from(plate).slice(0, -1).join('');
}
