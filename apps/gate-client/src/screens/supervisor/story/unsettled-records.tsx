import type { KeptRecord } from '@cordon/protocol/offline/records.ts';
import { isClosed, type VisitState } from '@cordon/protocol/visit/state.ts';
import { duration } from '../../../i18n/format.ts';
import { recordWords } from '../../../i18n/record-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { Facts, Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { SettleRecord } from '../decisions/settle-record.tsx';
import { reportFields } from '../../../steps/report-words.ts';
import styles from './story.module.css';

/** [U240] What a tablet recorded and the record could not take, each beside what happened instead. */
export function UnsettledRecords({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  if (visit.unsettled.length === 0) return null;
  return (
    <Panel title={t('board.records.title', { count: visit.unsettled.length })} level={3} tone="hold">
      {visit.unsettled.map((record) => (
        <Unsettled key={record.recordId} record={record} visit={visit} />
      ))}
    </Panel>
  );
}

function Unsettled({ record, visit }: { record: KeptRecord; visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const lateMs = record.at - record.recordedAt;
  return (
    <section className={styles.record} aria-label={recordWords(words, record, visit)}>
      <div className={styles.sides}>
        <div>
          <p className={styles.side}>{t('board.records.recorded')}</p>
          <StatusBadge status="offline" word={recordWords(words, record, visit)} />
          <p>
            {record.authorName} · {words.dateTime(record.recordedAt)}
            {lateMs >= 1000 && (
              <span className={styles.late}> · {t('board.story.late', { time: duration(lateMs) })}</span>
            )}
          </p>
          <Read words={words} visit={visit} report={record.report} />
        </div>
        <div>
          <p className={styles.side}>{t('board.records.instead')}</p>
          <Instead words={words} visit={visit} stepId={record.stepId} />
        </div>
      </div>
      <p>
        {record.code !== null && `${t('board.records.why')}${t(`errors.${record.code}.what`)}`}
        {record.note !== null &&
          `${record.code === null ? '' : ' · '}${t('board.records.aside', { by: words.by(record.by) })}${record.note}`}
      </p>
      {may('settleRecord') && <SettleRecord visitId={visit.id} recordId={record.recordId} />}
    </section>
  );
}

type Of = { words: Words; visit: VisitState };

function Read({ words, visit, report }: Of & { report: KeptRecord['report'] }) {
  const fields = report === null ? [] : reportFields(words, visit, report);
  if (fields.length === 0) return null;
  return <Facts items={fields.map(({ label, value }) => ({ name: label, value }))} />;
}

/** What stands in the visit for that step; where nothing does, how the visit stands. */
function Instead({ words, visit, stepId }: Of & { stepId: string | null }) {
  const { t } = words;
  const entry = stepId === null ? undefined : visit.steps[stepId]?.entries.at(-1);
  if (entry !== undefined) {
    const status = visit.steps[stepId ?? '']?.status ?? 'running';
    return (
      <>
        <StatusBadge status={status === 'done' ? 'pass' : 'running'} word={t(`terms.stepStatus.${status}`)} />
        <p>
          {words.by(entry.by)} · {words.dateTime(entry.recordedAt)}
        </p>
        <Read words={words} visit={visit} report={entry.report} />
      </>
    );
  }
  if (!isClosed(visit)) return <p>{t('board.records.nothing')}</p>;
  return (
    <>
      <StatusBadge
        status={visit.status === 'released' ? 'pass' : 'refuse'}
        word={t(`terms.visitStatus.${visit.status}`)}
      />
      <p>
        {words.by(visit.closedBy)} · {words.dateTime(visit.closedAt)}
      </p>
    </>
  );
}
