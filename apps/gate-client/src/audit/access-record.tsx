import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { useMemo, useState, useCallback, useEffect } from 'react';
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
import { useApi } from '../api/api.ts';
import type { Refusal } from '../api/http.ts';
import styles from './audit.module.css';

/** Who came in and who was turned away, who looked behind a mask, who took something away, who changed what. */
export function AccessRecord() {
  const { t, date } = useWords();
  const { events, more, refusal, fetchMore } = useAudit();
  const [kind, setKind] = useState<AuditKind | 'all'>('all');
  const days = useMemo(() => (events === null ? null : byDay(events, kind, date)), [events, kind, date]);
  return (
    <Panel
      title={t('audit.title')}
      flush
      aside={
        <Segmented
          label={t('audit.kindLabel')}
          size="desk"
          value={kind}
          choices={(['all', ...auditKinds] as const).map((value) => ({ value, word: t(`audit.kinds.${value}`) }))}
          onChange={setKind}
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
      {days !== null && (
        <p className={styles.end}>
          {more ? <ActionButton onPress={fetchMore}>{t('audit.more')}</ActionButton> : t('audit.allSeen')}
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

type AuditRecord = {
  events: readonly FeedEvent[] | null; // the newest first; null until the first page is there
  more: boolean;
  refusal: Refusal | null;
  fetchMore: () => Promise<void>;
};

/** The access record page by page, from now backwards. It does not come over the feed. */
function useAudit(): AuditRecord {
  const api = useApi();
  const [read, setRead] = useState<{ events: readonly FeedEvent[] | null; more: boolean }>({
    events: null,
    more: false,
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const last = read.events?.at(-1)?.seq;

  const fetchPage = useCallback(
    async (before: number | undefined) => {
      const answer = await api.call(siteHistoryRoutes['GET /audit'], { query: { before } });
      setRefusal(answer.ok ? null : answer);
      if (!answer.ok) return;
      const { events, more } = answer.value;
      setRead((known) => ({ events: before === undefined ? events : [...(known.events ?? []), ...events], more }));
    },
    [api],
  );
  useEffect(() => {
    const begin = setTimeout(() => void fetchPage(undefined), 0);
    return () => clearTimeout(begin);
  }, [fetchPage]);

  return { ...read, refusal, fetchMore: () => fetchPage(last) };
}
