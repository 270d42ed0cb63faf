import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton, PrimaryAction } from '../buttons/button.tsx';
import { TextField } from '../fields/fields.tsx';
import { ActionTiles } from '../choose/tiles.tsx';
import styles from './sheet.module.css';

export type SheetProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'normal' | 'wide';
  children: ReactNode;
};

/** Over the screen, from its lower edge on tablets; Escape and the close button leave everything as it was. */
export function Sheet({ opened, onClose, title, size = 'normal', children }: SheetProps) {
  const { t } = useWords();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      lockScroll={false} // locking writes a <style>, which the content security policy forbids
      transitionProps={{ duration: 0 }}
      size={size === 'wide' ? '72rem' : '44rem'}
      classNames={{ inner: styles.inner ?? '', content: styles.content ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0} className={styles.shade} />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title component="h2" className={styles.title}>
            {title}
          </Modal.Title>
          <ActionButton onPress={onClose} label={t('common.close')}>
            ✕
          </ActionButton>
        </div>
        <div className={styles.body}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}

export type ReasonDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  text?: string;
  actionWord: string;
  quickReasons?: readonly string[];
  optional?: boolean; // may be left empty
  onSubmit: (reason: string) => unknown; // a promise keeps the dialog busy; closing it is the caller's
  children?: ReactNode; // e.g. a refusal
};

/** A typed reason, or one tap on a common one and then the action. */
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
  const tooShort = !optional && reason.trim().length < 2;
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
      <PrimaryAction
        disabled={tooShort}
        why={t('common.reasonHint', { count: 2 })}
        onPress={() => onSubmit(reason.trim())}
      >
        {actionWord}
      </PrimaryAction>
    </Sheet>
  );
}
