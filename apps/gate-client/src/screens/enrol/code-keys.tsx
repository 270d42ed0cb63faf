import { codeAlphabet } from '@cordon/protocol/wire/session.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { codeLetters, groupedCode } from './code-letters.ts';
import styles from './enrol.module.css';

const keys = Array.from(codeAlphabet);

type Props = { code: string; onChange: (code: string) => void; onEnter: () => void };

/** A code by keys that gloves can hit, and by none that a code does not have; a real keyboard types into the field. */
export function CodeKeys({ code, onChange, onEnter }: Props) {
  const { t } = useWords();
  const label = t('entry.enrol.code');
  return (
    <div className={styles.board}>
      <TextInput
        className={styles.code}
        aria-label={label}
        value={groupedCode(code)}
        inputMode="none"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        rewrite={codeLetters}
        onText={onChange}
        onEnter={onEnter}
        scans
      />
      <div className={styles.keys} role="group" aria-label={label}>
        {keys.map((key) => (
          <button key={key} type="button" className={styles.key} onClick={() => onChange(codeLetters(code + key))}>
            {key}
          </button>
        ))}
        <button type="button" className={styles.key} data-wide onClick={() => onChange('')}>
          {t('common.clear')}
        </button>
        <button
          type="button"
          className={styles.key}
          data-wide
          aria-label={t('common.erase')}
          onClick={() => onChange(code.slice(0, -1))}
        >
          ⌫
        </button>
      </div>
    </div>
  );
}
