import type { Words } from '../../../i18n/words.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { SecretField } from '../../../ui/fields/secret-field.tsx';
import { leastLength, type Weakness, weaknessOf } from './password-rules.ts';

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
