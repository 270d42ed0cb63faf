import { IconBell } from '@tabler/icons-react';
import { nameOf } from '../../../i18n/visit-words.ts';
import { useMemo, useState } from 'react';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { duration } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.tsx';
import { isOpenFail } from '@cordon/protocol/visit/finding.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Facts } from '../../../ui/page/screen.tsx';
import { FindingRow, inOrderOfWeight } from '../../../ui/verdict/finding-row.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { alertsTold, lineWords } from '../../../watch/line-words.ts';
import { changedFields, reportFields } from '../../../steps/report-words.ts';
import { storyLines, type StoryLine } from './use-story.ts';
import styles from './story.module.css';

/** Everything that happened to the visit, the latest on top; every finding with the values that it saw. */
export function Timeline({ visit, events }: { visit: VisitState; events: readonly FeedEvent[] }) {
  const known = usePicture((picture) => picture.alerts);
  const alerts = useMemo(() => ({ ...known, ...alertsTold(events) }), [known, events]);
  return (
    <ol className={styles.timeline}>
      {storyLines(events).map((line) => (
        <Line key={line.entry.seq} visit={visit} line={line} alerts={alerts} />
      ))}
    </ol>
  );
}

type LineProps = { visit: VisitState; line: StoryLine; alerts: ReturnType<typeof alertsTold> };

function Line({ visit, line, alerts }: LineProps) {
  const words = useWords();
  const { t } = words;
  const { entry, lateMs, corrected } = line;
  const known = { visits: { [visit.id]: { version: 0, state: visit } }, alerts };
  const failed = line.findings.some(isOpenFail);
  const [open, setOpen] = useState(failed);
  const hasMore =
    line.findings.length > 0 || (line.report !== null && reportFields(words, visit, line.report).length > 0);
  return (
    <li
      className={styles.line}
      data-seq={entry.seq}
      data-type={entry.event.type}
      data-aggregate={entry.aggregate}
      data-failed={failed}
    >
      <div className={styles.lineHead}>
        <time className={styles.time}>{words.timeWithSeconds(entry.at)}</time>
        <div className={styles.what}>
          <p>
            {entry.aggregate === 'alert' && <IconBell className={styles.bell} size="1em" aria-hidden />}
            {lineWords(words, entry, known)}
          </p>
          <p className={styles.by}>
            {words.by(entry.by)}
            {lateMs !== null && (
              <span className={styles.late}> · {t('board.story.late', { time: duration(lateMs) })}</span>
            )}
          </p>
        </div>
        {corrected && <StatusBadge size="small" status="hold" word={t('board.story.corrected')} />}
        {hasMore && (
          <ActionButton
            size="desk"
            expanded={open}
            label={`${t('board.story.reading')} ${words.timeWithSeconds(entry.at)}`}
            onPress={() => {
              setOpen(!open);
            }}
          >
            {open ? t('common.less') : t('common.more')}
          </ActionButton>
        )}
      </div>
      <Correction visit={visit} line={line} />
      {open && <Details visit={visit} line={line} />}
    </li>
  );
}

function Details({ visit, line: { report, findings, before } }: { visit: VisitState; line: StoryLine }) {
  const words = useWords();
  return (
    <div className={styles.details}>
      {report !== null && before === null && (
        <Facts items={reportFields(words, visit, report).map(({ label, value }) => ({ name: label, value }))} />
      )}
      {findings.length > 0 && (
        <ul className={styles.findings} aria-label={words.t('board.story.findings')}>
          {inOrderOfWeight(findings).map((finding) => (
            <FindingRow
              key={`${finding.rule} ${finding.personId ?? ''}`}
              finding={finding}
              person={finding.personId === null ? null : nameOf(visit, finding.personId)}
              action={<WaivedBy visit={visit} overrideId={finding.waivedBy} />}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function WaivedBy({ visit, overrideId }: { visit: VisitState; overrideId: string | null }) {
  const words = useWords();
  const override = visit.overrides.find((one) => one.overrideId === overrideId);
  if (override === undefined) return null;
  return (
    <p className={styles.by}>
      {words.t('board.story.waivedBy', {
        asked: words.by(override.by),
        settled: override.settledBy === null ? words.t('common.none') : words.by(override.settledBy),
      })}
    </p>
  );
}

/** What was seen before stays readable beside what it was corrected to. */
function Correction({ visit, line: { before, report } }: { visit: VisitState; line: StoryLine }) {
  const words = useWords();
  const { t } = words;
  if (before === null || report === null) return null;
  return (
    <table className={styles.correction}>
      <caption className="visually-hidden">{t('board.story.corrects')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('board.story.field')}</th>
          <th scope="col">{t('board.story.was')}</th>
          <th scope="col">{t('board.story.is')}</th>
        </tr>
      </thead>
      <tbody>
        {changedFields(words, visit, before, report).map(({ label, was, is }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className={styles.was}>{was}</td>
            <td>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
