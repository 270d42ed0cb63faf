import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { DangerAction } from '../../../ui/buttons/danger.tsx';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import styles from './parts.module.css';

export type DangerReasonSheetProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  text: string;
  actionWord: string;
  quickReasons: readonly string[];
  refusal: CommandRefusal | null;
  onDismiss: () => void;
  onConfirm: (reason: string) => Promise<boolean>;
};

const shortest = 2;

/** For what can't be taken back and has to be explained: a typed reason, and then a hold of 1.5 s. */
export function DangerReasonSheet(props: DangerReasonSheetProps) {
  const { opened, onClose, title, text, actionWord, quickReasons, refusal, onDismiss, onConfirm } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');

  async function confirm(): Promise<void> {
    if (!(await onConfirm(reason.trim()))) return;
    setReason('');
    onClose();
  }

  return (
    <Sheet opened={opened} onClose={onClose} title={title}>
      <p>{text}</p>
      <ActionTiles
        label={t('common.reason')}
        hideLabel
        choices={quickReasons.map((word) => ({ value: word, word }))}
        onChoose={setReason}
      />
      <TextField
        label={t('common.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        maxLength={500}
        hint={t('common.reasonHint', { count: shortest })}
      />
      <RefusalNotice refusal={refusal} onDismiss={onDismiss} />
      <div className={styles.danger}>
        <DangerAction disabled={reason.trim().length < shortest} onConfirm={confirm}>
          {actionWord}
        </DangerAction>
      </div>
    </Sheet>
  );
}
