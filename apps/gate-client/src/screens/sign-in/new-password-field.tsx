import { type Words, useWords } from '../../i18n/words.tsx';
import { SecretField } from '../../ui/fields/secret-field.tsx';

type Props = {
  staffNumber: string;
  value: string;
  onChange: (password: string) => void;
  /** What the server found weak in it, by its word for that; null: nothing yet. */
  judged: unknown;
};

/** A password of one's own, which has to stand up to guessing: the field says what it lacks. */
export function NewPasswordField({ staffNumber, value, onChange, judged }: Props) {
  const words = useWords();
  const { t } = words;
  const weakness = weaknessOf(value, staffNumber);
  const rule = t('entry.newPasswordRule', { least: leastLength });
  const lacking = value === '' || weakness === null ? null : `${weaknessWords(words, weakness)} · ${rule}`;
  return (
    <SecretField
      label={t('entry.newPassword')}
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      showWord={t('entry.show')}
      hideWord={t('entry.hide')}
      hint={value !== '' && weakness === null ? t('entry.strong') : rule}
      fault={judged === null ? lacking : judgedWords(words, judged)}
    />
  );
}

export function weaknessWords({ t }: Words, weakness: Weakness): string {
  switch (weakness.why) {
    case 'short':
      return t('entry.weak.short', { count: weakness.missing });
    case 'number':
    case 'repeats':
      return t(`entry.weak.${weakness.why}`);
    default:
      return weakness satisfies never;
  }
}

const judgements = ['too-short', 'too-long', 'common', 'same'] as const;

/* What only the server can judge: it knows what is tried first. */
function judgedWords({ t }: Words, why: unknown): string {
  return t(`entry.judged.${judgements.find((known) => known === why) ?? 'common'}`);
}

const leastLength = 12;

type Weakness = { why: 'short'; missing: number } | { why: 'number' } | { why: 'repeats' };

/** [U227] What can be said of a new password before the server has judged it: the first thing to mend. */
export function weaknessOf(password: string, staffNumber: string): Weakness | null {
  const letters = Array.from(password);
  if (letters.length < leastLength) return { why: 'short', missing: leastLength - letters.length };
  if (staffNumber !== '' && password.includes(staffNumber)) return { why: 'number' };
  return new Set(letters).size < leastLength / 2 ? { why: 'repeats' } : null;
}
