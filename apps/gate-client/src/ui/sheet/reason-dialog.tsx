import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { PrimaryAction } from '../buttons/button.tsx';
import { ActionTiles } from '../choose/tiles.tsx';
import { TextField } from '../fields/fields.tsx';
import { Sheet } from './sheet.tsx';

export type ReasonDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  text?: string;
  actionWord: string;
  quickReasons?: readonly string[];
  optional?: boolean; // may be left empty
  onSubmit: (reason: string) => unknown; // a promise keeps it busy; false keeps what was typed; closing is the caller's
  children?: ReactNode; // e.g. a refusal
};

const shortest = 2;

/** A typed reason, or a tap on a common one; then the act. What was typed outlives closing, until it has been used. */
export function ReasonDialog({
  opened,
  onClose,
  title,
  text,
  actionWord,
  quickReasons = [],
  optional = false,
  onSubmit,
  children,
}: ReasonDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const tooShort = !optional && reason.trim().length < shortest;

  async function submit(): Promise<void> {
    const done = await onSubmit(reason.trim());
    if (done !== false) setReason('');
  }

  return (
    <Sheet opened={opened} onClose={onClose} title={title}>
      {text !== undefined && <p>{text}</p>}
      {quickReasons.length > 0 && (
        <ActionTiles
          label={t('common.reason')}
          hideLabel
          choices={quickReasons.map((word) => ({ value: word, word }))}
          onChoose={setReason}
        />
      )}
      <TextField label={t('common.reason')} value={reason} onChange={setReason} lines={2} maxLength={500} />
      {children}
      <PrimaryAction disabled={tooShort} why={t('common.reasonHint', { count: shortest })} onPress={submit}>
        {actionWord}
      </PrimaryAction>
    </Sheet>
  );
}
