import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Channel } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Delivered } from '@cordon/protocol/wire/notify.ts';
import { useApi } from '../../../api/api.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import parts from '../parts/parts.module.css';
import { ChannelSheet } from './channel-sheet.tsx';
import { DeliveryReason } from './dead-letters.tsx';
import styles from './notifications.module.css';

const everyMs = 60_000;

const route = getRouteApi('/signed-in/office/notifications');

type Tested = { channel: Channel; outcome: Delivered };

export function ChannelsPanel({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const api = useApi();
  const where = route.useSearch();
  const { open, close } = usePlace(where);
  const edited = site.channels.find(({ id }) => id === where.channel) ?? null;
  const [tested, setTested] = useState<Tested | null>(null);
  const [refused, setRefused] = useState<CommandRefusal | null>(null);
  const { value, refusal: unseen, again: lookAgain } = useAnswer(channelRoutes['GET /channels'], {}, { everyMs });
  const targetOf = (channelId: string) => value?.targets.find(({ id }) => id === channelId) ?? null;

  async function test(channel: Channel): Promise<void> {
    setTested(null);
    const answer = await api.call(channelRoutes['POST /channels/:id/test'], { params: { id: channel.id } });
    setRefused(answer.ok ? null : answer);
    if (answer.ok) setTested({ channel, outcome: answer.value.outcome });
  }

  const addressCell = ({ id }: Channel) =>
    value === null ? '—' : (targetOf(id)?.host ?? t('office.notifications.noAddress'));
  const audienceCell = ({ audience }: Channel) => words.list(audience.map((role) => t(`terms.roles.${role}`)));
  const actionsCell = (channel: Channel) => (
    <span className={parts.rowActions}>
      <ActionButton
        size="desk"
        label={`${t('office.notifications.test')} ${words.label(channel.name)}`}
        onPress={() => test(channel)}
      >
        {t('office.notifications.test')}
      </ActionButton>
      <ActionButton
        size="desk"
        label={`${t('office.edit')} ${words.label(channel.name)}`}
        onPress={() => {
          open({ channel: channel.id });
        }}
      >
        {t('office.edit')}
      </ActionButton>
    </span>
  );
  return (
    <Panel
      title={t('office.notifications.channels')}
      flush
      aside={
        <ActionButton
          tone="accent"
          size="desk"
          onPress={() => {
            open({ add: true });
          }}
        >
          {t('office.notifications.add')}
        </ActionButton>
      }
    >
      <p className={styles.lead}>{t('office.notifications.lead')}</p>
      <div className={styles.notices}>
        {tested !== null && <TestNotice tested={tested} onDismiss={() => setTested(null)} />}
        <RefusalNotice refusal={refused} onDismiss={() => setRefused(null)} />
        <RefusalNotice refusal={unseen} action={<ActionButton onPress={lookAgain}>{t('common.again')}</ActionButton>} />
      </div>
      <DataTable<Channel>
        caption={t('office.notifications.channels')}
        rows={site.channels}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('office.notifications.empty')} text={t('office.notifications.emptyText')} />}
        columns={[
          {
            key: 'name',
            header: t('office.notifications.columns.name'),
            cell: ({ name }) => words.label(name),
          },
          {
            key: 'kind',
            header: t('office.notifications.columns.kind'),
            cell: ({ kind }) => t(`office.notifications.kinds.${kind}`),
          },
          { key: 'audience', header: t('office.notifications.columns.audience'), cell: audienceCell },
          {
            key: 'language',
            header: t('office.notifications.columns.language'),
            cell: ({ language }) => t(`office.notifications.languages.${language}`),
          },
          { key: 'address', header: t('office.notifications.columns.address'), cell: addressCell },
          { key: 'state', header: t('office.notifications.columns.state'), cell: stateCell },
          { key: 'actions', header: t('office.notifications.columns.actions'), cell: actionsCell },
        ]}
      />
      {(where.add === true || edited !== null) && (
        <ChannelSheet
          key={edited?.id ?? ''}
          site={site}
          channel={edited}
          target={edited === null ? null : targetOf(edited.id)}
          onClose={() => {
            close('add', 'channel');
            void lookAgain();
          }}
        />
      )}
    </Panel>
  );
}

function stateCell({ enabled }: Channel) {
  return <StateBadge enabled={enabled} />;
}

function StateBadge({ enabled }: { enabled: boolean }) {
  const { t } = useWords();
  const word = t(enabled ? 'office.notifications.on' : 'office.notifications.off');
  return <StatusBadge size="small" status={enabled ? 'pass' : 'offline'} word={word} />;
}

function TestNotice({ tested: { channel, outcome }, onDismiss }: { tested: Tested; onDismiss: () => void }) {
  const words = useWords();
  const { t } = words;
  const name = words.label(channel.name);
  switch (outcome.kind) {
    case 'sent':
      return <Notice tone="pass" title={t('office.notifications.testSent', { name })} onDismiss={onDismiss} />;
    case 'failed': {
      const title = t('office.notifications.testFailed', { name });
      return <Notice tone="refuse" title={title} text={<DeliveryReason why={outcome.why} />} onDismiss={onDismiss} />;
    }
    case 'waits': {
      const title = t('office.notifications.testWaits', { name });
      return <Notice tone="hold" title={title} text={<WaitReason outcome={outcome} />} onDismiss={onDismiss} />;
    }
    default:
      return outcome satisfies never;
  }
}

function WaitReason({ outcome: { until, why } }: { outcome: Extract<Delivered, { kind: 'waits' }> }) {
  const words = useWords();
  if (until === null || why === null) return words.t('office.notifications.testWaitsText');
  return (
    <>
      {words.t('office.notifications.testWaitsUntil', { time: words.dateTime(until) })}
      <DeliveryReason why={why} />
    </>
  );
}
