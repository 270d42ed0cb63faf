import { useState } from 'react';
import { readPlate } from '@cordon/protocol/plate.ts';
import { plateWords } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { TextInput } from '../fields/text-input.tsx';
import { erasePlateKey, type KeySheet, plateSuffixes, pressPlateKey, sheetFor, sheets } from './plate-keys.ts';
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
