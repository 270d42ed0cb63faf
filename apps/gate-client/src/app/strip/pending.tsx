import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { usePending } from '../../outbox/use-outbox.ts';
import type { Synced } from '../../outbox/sync.ts';
import { usePerson } from '../../session/session-store.ts';
import { later, quiet } from '../../ui/later/later.tsx';
import styles from './strip.module.css';
import { useNow } from '../../clock/clock.tsx';
import { duration } from '../../i18n/format.ts';
import { steadyClock } from '../../realtime/server-clock.ts';

const Tray = later(() => import('../tray/tray.tsx').then((loaded) => loaded.Tray), quiet);

type Props = { sync: () => Promise<Synced> };

/** How many records have not reached the server, since when the oldest waits, and how many came back. */
export function PendingButton(tray: Props) {
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
      {open && <Tray {...tray} opened onClose={() => setOpen(false)} />}
    </>
  );
}

/** How long something has waited on this device, by the device's own clock. */
function Age({ since }: { since: number }) {
  const { t } = useWords();
  useNow(); // turns together with the other clocks
  return <>{t('strip.oldest', { age: duration(steadyClock() - since) })}</>;
}
