import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import styles from './sheet.module.css';

export type SheetProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'normal' | 'wide';
  children: ReactNode;
};

/**
 * Over the screen, at its lower edge on small ones. The browser's own dialog: it keeps the focus inside, closes on Escape
 * and gives the focus back. What was entered stays as long as the parent keeps it.
 */
export function Sheet({ opened, onClose, title, size = 'normal', children }: SheetProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (opened && !element.open) element.showModal();
    if (!opened && element.open) element.close();
  }, [opened]);

  // The browser tells of it a moment later, also when it was closed from here: by then another sheet may have been opened.
  // React passes it on to the sheets around this one, which stay.
  const closedByBrowser = ({ target, currentTarget }: SyntheticEvent) =>
    target === currentTarget && opened && onClose();

  return (
    <dialog ref={dialog} className={styles.sheet} data-size={size} aria-labelledby={titleId} onClose={closedByBrowser}>
      {opened && (
        <>
          <div className={styles.head}>
            <h2 className={styles.title} id={titleId}>
              {title}
            </h2>
            <ActionButton onPress={onClose} label={t('common.close')}>
              ✕
            </ActionButton>
          </div>
          <div className={styles.body}>{children}</div>
        </>
      )}
    </dialog>
  );
}
