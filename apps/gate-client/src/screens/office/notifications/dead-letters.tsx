import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { useState } from 'react';
import type { AlertRule } from '@cordon/protocol/alert/state.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { type DeadLetter, type DeliveryWhy, overtakenBy } from '@cordon/protocol/wire/notify.ts';
import { useApi } from '../../../api/api.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import type { Answer } from '../../../api/http.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { type Column, DataTable } from '../../../ui/page/data-table.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { minuteMs } from '@cordon/protocol/time.ts';
import parts from '../parts/parts.module.css';
import styles from './notifications.module.css';

const everyMs = 10_000;

/** What could not be delivered, and why; sent again or dropped by the office. [U352] And what was no longer true. */
export function DeadLetters({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const api = useApi();
  const { value, refusal: unseen, again: lookAgain } = useAnswer(channelRoutes['GET /messages/dead'], {}, { everyMs });
  const [refused, setRefused] = useState<CommandRefusal | null>(null);
  const { letters = [], overtaken = [], resting = [] } = value ?? {};

  async function act(asked: Promise<Answer<unknown>>): Promise<void> {
    const answer = await asked;
    setRefused(answer.ok ? null : answer);
    await lookAgain();
  }

  const nameOf = (channelId: string) => {
    const channel = site.channels.find(({ id }) => id === channelId);
    return channel === undefined ? channelId : words.label(channel.name);
  };
  const alertCell = ({ rule, severity, plate }: DeadLetter) => {
    const { title } = alertWords(words, { rule: rule as AlertRule, params: {} });
    const about = plate === null ? title : `${title} · ${plateWords(plate)}`;
    return `${t(`terms.severities.${severity}`)} · ${about}`;
  };
  const actionsCell = ({ id }: DeadLetter) => (
    <span className={parts.rowActions}>
      <ActionButton
        size="desk"
        onPress={() => act(api.call(channelRoutes['POST /messages/dead/:id/replay'], { params: { id } }))}
      >
        {t('office.notifications.replay')}
      </ActionButton>
      <ActionButton
        size="desk"
        onPress={() => act(api.call(channelRoutes['DELETE /messages/dead/:id'], { params: { id } }))}
      >
        {t('office.notifications.drop')}
      </ActionButton>
    </span>
  );
  const columns: Column<DeadLetter>[] = [
    { key: 'at', header: t('office.notifications.deadColumns.at'), cell: ({ at }) => words.dateTime(at) },
    { key: 'alert', header: t('office.notifications.deadColumns.alert'), cell: alertCell },
    {
      key: 'channel',
      header: t('office.notifications.deadColumns.channel'),
      cell: ({ channelId }) => nameOf(channelId),
    },
    { key: 'why', header: t('office.notifications.deadColumns.why'), cell: reasonCell },
  ];
  return (
    <>
      <Panel
        title={t('office.notifications.dead')}
        flush
        aside={
          <span className={parts.rowActions}>
            {letters.length > 0 && (
              <ActionButton
                size="desk"
                tone="accent"
                onPress={() => act(api.call(channelRoutes['POST /messages/dead/replay']))}
              >
                {t('office.notifications.replayAll')}
              </ActionButton>
            )}
            <ActionButton size="desk" onPress={lookAgain}>
              {t('office.notifications.refresh')}
            </ActionButton>
          </span>
        }
      >
        {value !== null && value.pending > 0 && (
          <p className={styles.lead}>{t('office.notifications.pending', { count: value.pending })}</p>
        )}
        {resting.map(({ channelId, until, why }) => (
          <div key={channelId} className={styles.lead}>
            <p>{t('office.notifications.resting', { name: nameOf(channelId), time: words.dateTime(until) })}</p>
            <DeliveryReason why={why} />
          </div>
        ))}
        <div className={styles.notices}>
          <RefusalNotice refusal={refused} onDismiss={() => setRefused(null)} />
          <RefusalNotice
            refusal={unseen}
            action={<ActionButton onPress={lookAgain}>{t('common.again')}</ActionButton>}
          />
        </div>
        <DataTable<DeadLetter>
          caption={t('office.notifications.dead')}
          rows={letters}
          rowKey={({ id }) => id}
          empty={<EmptyState title={value === null ? t('common.loading') : t('office.notifications.deadEmpty')} />}
          columns={[
            ...columns,
            {
              key: 'tries',
              header: t('office.notifications.deadColumns.tries'),
              align: 'right',
              cell: ({ tries }) => t('office.notifications.tries', { count: tries }),
            },
            { key: 'actions', header: t('office.notifications.deadColumns.actions'), cell: actionsCell },
          ]}
        />
      </Panel>
      {overtaken.length > 0 && (
        <Panel title={t('office.notifications.overtaken')} flush>
          <p className={styles.lead}>{t('office.notifications.overtakenText')}</p>
          <DataTable<DeadLetter>
            caption={t('office.notifications.overtaken')}
            rows={overtaken}
            rowKey={({ id }) => id}
            empty={null}
            columns={columns}
          />
        </Panel>
      )}
    </>
  );
}

function reasonCell({ why }: DeadLetter) {
  return <DeliveryReason why={why} />;
}

/** [U351] Why a message did not arrive, what to do about it, and what the receiver says itself. */
export function DeliveryReason({ why }: { why: DeliveryWhy }) {
  const words = useWords();
  return (
    <span className={styles.reason}>
      <span>{deliveryWords(words, why)}</span>
      {deliveryNotes(words, why).map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </span>
  );
}

/** Why a message did not arrive, as a sentence. */
export function deliveryWords({ t }: Words, { fault, detail }: DeliveryWhy): string {
  const overtaken = fault === 'overtaken' ? overtakenBy.find((by) => by === detail) : undefined;
  if (overtaken !== undefined) return t(`office.notifications.overtakenBy.${overtaken}`);
  return t(`office.notifications.faults.${fault}`, { detail });
}

/**
 * [U351] What else is known of it, a sentence each: how far the clocks are apart, what to do, and last the receiver's own
 * words.
 */
export function deliveryNotes({ t }: Words, { fault, aheadMs, said }: DeliveryWhy): string[] {
  const minutes = aheadMs === undefined ? 0 : Math.round(aheadMs / minuteMs);
  const clock =
    minutes === 0
      ? []
      : [t(`office.notifications.${minutes > 0 ? 'ahead' : 'behind'}`, { minutes: Math.abs(minutes) })];
  const own = said === undefined ? [] : [t('office.notifications.said', { said })];
  switch (fault) {
    case 'clock':
    case 'signature':
    case 'keyword':
    case 'ip':
    case 'removed':
    case 'content':
    case 'too-fast':
      return [...clock, t(`office.notifications.advice.${fault}`), ...own];
    case 'status':
    case 'redirect':
    case 'timed-out':
    case 'unreachable':
    case 'name-unknown':
    case 'not-public':
    case 'certificate':
    case 'too-much':
    case 'robot':
    case 'unclear':
    case 'address-refused':
    case 'no-address':
    case 'no-secret':
    case 'channel-off':
    case 'channel-removed':
    case 'overtaken':
      return [...clock, ...own];
    default:
      return fault satisfies never;
  }
}
