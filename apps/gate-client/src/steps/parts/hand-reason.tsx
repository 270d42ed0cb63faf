import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { ReasonDialog } from '../../ui/sheet/reason-dialog.tsx';

const kinds = ['military', 'temporary', 'foreign', 'worn'] as const;

/** Why a plate without a known form is entered all the same: one tap, or typed. */
export function HandReason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useWords();
  const [typing, setTyping] = useState(false);
  const known = kinds.find((kind) => t(`steps.handReason.${kind}`) === value) ?? null;
  return (
    <>
      <ChoiceTiles
        label={t('steps.handReason.label')}
        value={known}
        choices={kinds.map((kind) => ({ value: kind, word: t(`steps.handReason.${kind}`) }))}
        onChange={(kind) => onChange(t(`steps.handReason.${kind}`))}
      />
      <ActionButton pressed={known === null && value !== ''} onPress={() => setTyping(true)}>
        {known === null && value !== '' ? value : t('common.otherReason')}
      </ActionButton>
      <ReasonDialog
        opened={typing}
        onClose={() => setTyping(false)}
        title={t('steps.handReason.label')}
        actionWord={t('common.confirm')}
        onSubmit={(reason) => {
          onChange(reason.slice(0, 60));
          setTyping(false);
        }}
      />
    </>
  );
}
