import { useWords } from '../../i18n/words.tsx';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { TextField } from '../../ui/fields/fields.tsx';

const kinds = ['military', 'temporary', 'foreign', 'worn'] as const;

/** Why a plate without a known form is entered all the same: one tap, or typed. */
export function HandReason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useWords();
  return (
    <>
      <ActionTiles
        label={t('steps.handReason.label')}
        columns={4}
        choices={kinds.map((kind) => ({ value: kind, word: t(`steps.handReason.${kind}`) }))}
        onChoose={(kind) => onChange(t(`steps.handReason.${kind}`))}
      />
      <TextField label={t('steps.handReason.typed')} value={value} onChange={onChange} maxLength={60} />
    </>
  );
}
