import { useNavigate } from '@tanstack/react-router';
import { plateWords } from '../../../i18n/plate-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import type { Place } from '../../../place/use-place.ts';
import { ScrollList } from '../../../ui/page/scroll-list.tsx';
import { lineWords } from '../../../watch/line-words.ts';
import type { BoardSearch } from '../supervisor-search.ts';
import { type ClosedVisit, isClosed } from '@cordon/protocol/visit/state.ts';
import type { Picture } from '../../../state/picture.ts';
import { visitsIn } from '../../../state/selectors.ts';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { EmptyState } from '../../../ui/page/screen.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import styles from './feed.module.css';

const lines = 60;

/** What happens, line by line, the newest on top; and the way to the visits that are closed. */
export function FeedPanel({ search, place }: { search: BoardSearch; place: Place<BoardSearch> }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const picture = usePicture((whole) => whole);
  const shown = picture.feed.slice(0, lines);
  return (
    <section className={styles.panel} aria-labelledby="feed-title">
      <div className={styles.head}>
        <h2 id="feed-title" className={styles.title}>
          {t('board.feed.region')}
        </h2>
        <span className={styles.ways}>
          <ClosedVisits visits={picture.visits} isOpen={search.closed === true} place={place} />
          <ActionButton size="desk" onPress={() => navigate({ to: '/review/summary' })}>
            {t('review.title')}
          </ActionButton>
        </span>
      </div>
      {shown.length === 0 && (
        <div className={styles.empty}>
          <p>{t('board.feed.none')}</p>
          <p className={styles.by}>{t('board.feed.noneText')}</p>
        </div>
      )}
      <ScrollList plain label={t('board.feed.region')}>
        {shown.map((entry) => {
          const { plate } = feedSubject(picture, entry);
          return (
            <li key={entry.seq} className={styles.line} data-seq={entry.seq}>
              <time className={styles.time}>{words.timeWithSeconds(entry.at)}</time>
              <span className={styles.plate} data-plate={plate ?? undefined}>
                {plate === null ? t('board.alerts.site') : plateWords(plate)}
              </span>
              <span className={styles.what}>
                {lineWords(words, entry, picture)} <span className={styles.by}>{words.by(entry.by)}</span>
              </span>
            </li>
          );
        })}
      </ScrollList>
    </section>
  );
}

type Props = Pick<Picture, 'visits'> & { isOpen: boolean; place: Place<BoardSearch> };

/** Tonight's closed visits: they have left the columns, their stories stay within reach. */
function ClosedVisits({ visits, isOpen, place }: Props) {
  const words = useWords();
  const { t } = words;
  const closed = visitsIn({ visits })
    .filter(isClosed)
    .toSorted((a, b) => b.closedAt - a.closedAt);
  const openCell = ({ id, declaration }: ClosedVisit) => (
    <ActionButton
      size="desk"
      label={`${t('board.decisions.open')} ${plateWords(declaration.plate)}`}
      onPress={() => {
        place.open({ visit: id });
      }}
    >
      {t('board.decisions.open')}
    </ActionButton>
  );
  return (
    <>
      <ActionButton
        size="desk"
        onPress={() => {
          place.open({ closed: true });
        }}
      >
        {t('board.columns.closed')} {closed.length}
      </ActionButton>
      <Sheet opened={isOpen} onClose={() => place.close('closed')} title={t('board.columns.closed')} size="wide">
        <DataTable<ClosedVisit>
          caption={t('board.columns.closed')}
          rows={closed}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('board.columns.noneClosed')} />}
          columns={[
            { key: 'at', header: t('board.columns.closedAt'), cell: ({ closedAt }) => words.dateTime(closedAt) },
            { key: 'plate', header: t('board.alerts.plate'), cell: plateCell },
            {
              key: 'outcome',
              header: t('board.alerts.closeOutcome'),
              cell: ({ status }) => t(`terms.visitStatus.${status}`),
            },
            { key: 'by', header: t('board.columns.closedBy'), cell: ({ closedBy }) => words.by(closedBy) },
            { key: 'reason', header: t('common.reason'), cell: ({ reason }) => reason },
            { key: 'open', header: t('board.story.actions'), cell: openCell },
          ]}
        />
      </Sheet>
    </>
  );
}

function plateCell({ declaration }: ClosedVisit) {
  return <PlateText plate={declaration.plate} />;
}

type Known = Pick<Picture, 'visits' | 'alerts'>;

/** [U75] Which vehicle a line of the feed is about; an alert's line is about its visit, the site's about none. */
export function feedSubject(
  { visits, alerts }: Known,
  entry: FeedEvent,
): { visitId: string | null; plate: string | null } {
  switch (entry.aggregate) {
    case 'visit': {
      const declared = entry.event.type === 'visitDeclared' ? entry.event.declaration.plate : null;
      return { visitId: entry.id, plate: visits[entry.id]?.state.declaration.plate ?? declared };
    }
    case 'alert': {
      const alert = entry.event.type === 'alertRaised' ? entry.event.alert : alerts[entry.id]?.state;
      return { visitId: alert?.visitId ?? null, plate: alert?.plate ?? null };
    }
    case 'site':
    case 'audit':
      return { visitId: null, plate: null };
    default:
      return entry satisfies never;
  }
}
