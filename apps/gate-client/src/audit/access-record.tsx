import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { useMemo } from 'react';
import { eventWords } from '../i18n/event-words.ts';
import { useWords } from '../i18n/words.tsx';
import { usePicture } from '../state/picture-store.ts';
import { ActionButton } from '../ui/buttons/button.tsx';
import { Segmented } from '../ui/choose/segmented.tsx';
import { DataTable } from '../ui/page/data-table.tsx';
import { Notice } from '../ui/page/notice.tsx';
import { EmptyState, Panel } from '../ui/page/screen.tsx';
import { type AuditKind, auditKinds, byDay } from './audit-kinds.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';
import type { Api } from '../api/api.ts';
import type { Answer } from '../api/http.ts';
import { useParts } from '../api/use-answer.ts';
import styles from './audit.module.css';

/** Who came in and who was turned away, who looked behind a mask, who took something away, who changed what. */
export function AccessRecord({ kind, onKind }: { kind: AuditKind | 'all'; onKind: (kind: AuditKind | 'all') => void }) {
  const { t, date } = useWords();
  const { value, refusal, again: fetchMore } = useParts(fetchOlder);
  const days = useMemo(() => (value === null ? null : byDay(value.events, kind, date)), [value, kind, date]);
  return (
    <Panel
      title={t('audit.title')}
      flush
      aside={
        <Segmented
          label={t('audit.kindLabel')}
          size="desk"
          value={kind}
          choices={(['all', ...auditKinds] as const).map((one) => ({ value: one, word: t(`audit.kinds.${one}`) }))}
          onChange={onKind}
        />
      }
    >
      {refusal !== null && (
        <Notice
          tone="offline"
          title={t('audit.failed')}
          text={t(`errors.${refusal.code}.what`)}
          action={<ActionButton onPress={fetchMore}>{t('common.again')}</ActionButton>}
        />
      )}
      {days === null && refusal === null && <p className={styles.end}>{t('common.loading')}</p>}
      {days?.length === 0 && <EmptyState title={t('audit.none')} />}
      {days?.map(({ day, entries }) => (
        <Day key={day} day={day} entries={entries} />
      ))}
      {value !== null && (
        <p className={styles.end}>
          {value.more ? <ActionButton onPress={fetchMore}>{t('audit.more')}</ActionButton> : t('audit.allSeen')}
        </p>
      )}
    </Panel>
  );
}

/* These are of the person, not of the device that it happened on. */
const namesNoDevice: ReadonlySet<string> = new Set(['passwordSet', 'totpSet']);

function Day({ day, entries }: { day: string; entries: readonly FeedEvent[] }) {
  const words = useWords();
  const { t } = words;
  const visits = usePicture((picture) => picture.visits);
  const deviceCell = (entry: FeedEvent) => {
    const id = entry.by.device ?? (entry.event.type === 'signInRefused' ? entry.event.device : null);
    if (id !== null) return words.device(id);
    return entry.by.personId === null || namesNoDevice.has(entry.event.type) ? '' : t('audit.ownComputer');
  };
  const whatCell = (entry: FeedEvent) =>
    eventWords(words, entry, 'visitId' in entry.event ? (visits[entry.event.visitId]?.state ?? null) : null);
  return (
    <section className={styles.day} data-day={day}>
      <DataTable<FeedEvent>
        caption={day}
        showCaption
        rows={entries}
        rowKey={({ seq }) => String(seq)}
        empty={null}
        columns={[
          { key: 'at', header: t('audit.columns.at'), cell: ({ at }) => words.timeWithSeconds(at) },
          { key: 'who', header: t('audit.columns.who'), cell: ({ by }) => words.by(by) },
          { key: 'device', header: t('audit.columns.device'), cell: deviceCell },
          { key: 'what', header: t('audit.columns.what'), cell: whatCell },
        ]}
      />
    </section>
  );
}

type Read = { events: readonly FeedEvent[]; more: boolean }; // the newest first

/* From now backwards; it does not come over the feed. */
async function fetchOlder(api: Api, known: Read | null): Promise<Answer<Read>> {
  const before = known?.events.at(-1)?.seq;
  const answer = await api.call(siteHistoryRoutes['GET /audit'], { query: { before } });
  if (!answer.ok) return answer;
  const { events, more } = answer.value;
  return { ok: true, value: { events: [...(known?.events ?? []), ...events], more } };
}
