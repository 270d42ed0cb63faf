import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { usePending } from '../../outbox/use-outbox.ts';
import { usePerson } from '../../session/session-store.ts';
import { Age } from './age.tsx';
import { PendingSheet } from './pending-sheet.tsx';
import styles from './strip.module.css';

/** How many records have not reached the server, since when the oldest waits, and how many came back. */
export function PendingButton() {
  const { t } = useWords();
  const me = usePerson();
  const [open, setOpen] = useState(false);
  const { waiting, refused, oldest } = usePending();
  const mine = refused.filter(({ author }) => author.personId === me?.personId);
  return (
    <>
      <button
        type="button"
        className={styles.pending}
        data-waiting={waiting.length}
        data-refused={mine.length}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {waiting.length === 0 && mine.length === 0 && <span>{t('strip.nothingWaiting')}</span>}
        {waiting.length > 0 && (
          <span className={styles.waits}>
            {t('strip.waiting', { count: waiting.length })} · <Age since={oldest ?? 0} />
          </span>
        )}
        {mine.length > 0 && <span className={styles.refused}>✕ {t('strip.refused', { count: mine.length })}</span>}
      </button>
      <PendingSheet opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
