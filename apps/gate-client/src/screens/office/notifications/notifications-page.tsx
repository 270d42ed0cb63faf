import type { SiteState } from '@cordon/protocol/site/state.ts';
import { ChannelsPanel } from './channels-panel.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { QueuesPanel } from './queues-panel.tsx';
import styles from './notifications.module.css';

/** Where messages about alerts go, and what became of them. */
export function NotificationsPage({ site }: { site: SiteState }) {
  return (
    <div className={styles.page}>
      <ChannelsPanel site={site} />
      <DeadLetters site={site} />
      <QueuesPanel />
    </div>
  );
}
