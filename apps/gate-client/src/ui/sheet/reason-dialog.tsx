import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { PrimaryAction } from '../buttons/button.tsx';
import { DangerAction } from '../buttons/danger.tsx';
import { ActionTiles } from '../choose/tiles.tsx';
import { TextField } from '../fields/fields.tsx';
import { Sheet } from './sheet.tsx';
import styles from './sheet.module.css';

/** What the dialog says; which act it is for is the caller's. */
export type ReasonWords = {
  title: string;
  text?: string;
  actionWord: string;
  quickReasons?: readonly string[];
};

export type ReasonDialogProps = ReasonWords & {
  opened: boolean;
  onClose: () => void;
  held?: boolean; // the act can't be taken back: its button is held for 1.5 s
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
  held = false,
  onSubmit,
  children,
}: ReasonDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const tooShort = reason.trim().length < shortest;
  const hint = t('common.reasonHint', { count: shortest });

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
      <TextField
        label={t('common.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        maxLength={500}
        {...(held && { hint })}
      />
      {children}
      {held ? (
        <div className={styles.held}>
          <DangerAction disabled={tooShort} onConfirm={submit}>
            {actionWord}
          </DangerAction>
        </div>
      ) : (
        <PrimaryAction disabled={tooShort} why={hint} onPress={submit}>
          {actionWord}
        </PrimaryAction>
      )}
    </Sheet>
  );
}
