import type { SiteState } from '@cordon/protocol/site/state.ts';
import { ChannelsPanel } from './channels-panel.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { useState } from 'react';
import { useApi } from '../../../api/api.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import styles from './notifications.module.css';
import parts from '../parts/parts.module.css';

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

/** The way to the board of queues, a page of another program: by a ticket, since the sign-in is this program’s alone. */
function QueuesPanel() {
  const { t } = useWords();
  const api = useApi();
  const [refusal, setRefusal] = useState<CommandRefusal | null>(null);

  async function open(): Promise<void> {
    const answer = await api.call(channelRoutes['POST /queues/ticket']);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) enter(answer.value.ticket);
  }

  return (
    <Panel
      title={t('office.notifications.queues')}
      aside={
        <ActionButton size="desk" onPress={open}>
          {t('office.notifications.queuesOpen')}
        </ActionButton>
      }
    >
      <p className={parts.soft}>{t('office.notifications.queuesText')}</p>
      <RefusalNotice
        refusal={refusal}
        onDismiss={() => {
          setRefusal(null);
        }}
      />
    </Panel>
  );
}

/* In the body, not in the address: an address stays in the history. */
function enter(ticket: string): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: '/queues/enter', target: '_blank', hidden: true });
  const field = document.createElement('input');
  Object.assign(field, { name: 'ticket', value: ticket });
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
