import type { ReactNode } from 'react';
import { isUnderWay, type VisitState, isClosed } from '@cordon/protocol/visit/state.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { Panel, Facts } from '../../../ui/page/screen.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { GiveHelp, SettleDeviation, SettleOverride, SettleRecord } from '../decisions/decision-actions.tsx';
import type { KeptRecord } from '@cordon/protocol/offline/records.ts';
import { duration } from '../../../i18n/format.ts';
import { recordWords } from '../../../i18n/record-words.ts';
import { reportFields } from '../../../steps/report-words.ts';
import styles from './story.module.css';

type Incident = { key: string; at: number; status: Status; state: string; text: string; by: string; action: ReactNode };

/** Overrides, deviations and calls for help of this visit, settled ones too. */
export function Incidents({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const incidents = useIncidents(visit);
  if (incidents.length === 0) return null;
  return (
    <Panel title={t('board.story.incidents')} level={3} flush>
      <ul>
        {incidents.map(({ key, at, status, state, text, by, action }) => (
          <li key={key} className={styles.incident}>
            <StatusBadge size="small" status={status} word={state} />
            <div>
              <p>{text}</p>
              <p className={styles.by}>
                {words.time(at)} · {by}
              </p>
            </div>
            <div className={styles.actions}>{action}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function useIncidents(visit: VisitState): Incident[] {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const open = isUnderWay(visit);
  const overrides = visit.overrides.map((override): Incident => ({
    key: override.overrideId,
    at: override.at,
    status: override.status === 'asked' ? 'running' : override.status === 'denied' ? 'refuse' : 'waiting',
    state: t(`terms.overrideStatus.${override.status}`),
    text: `${t('terms.override')} · ${t(`rules.findings.${override.rule}.title`)} · ${t(`terms.overrideReasons.${override.reasonCode}`)}${words.language === 'en' ? ': ' : '：'}${override.text}`,
    by: [words.by(override.by), override.settledBy === null ? null : words.by(override.settledBy)]
      .filter((name) => name !== null)
      .join(' → '),
    action:
      open && override.status === 'asked' && may('settleOverride') ? (
        <SettleOverride visitId={visit.id} override={override} />
      ) : null,
  }));
  const deviations = visit.deviations.map((deviation): Incident => ({
    key: deviation.deviationId,
    at: deviation.at,
    status: deviation.verdict === null ? 'hold' : deviation.verdict === 'breach' ? 'refuse' : 'waiting',
    state: deviation.verdict === null ? t('board.flags.deviation') : t(`terms.deviationVerdicts.${deviation.verdict}`),
    text: [t('terms.deviation'), t(`terms.deviations.${deviation.kind}`), deviation.text]
      .filter((part) => part !== null)
      .join(' · '),
    by: words.by(deviation.by),
    action:
      open && deviation.verdict === null && may('settleDeviation') ? (
        <SettleDeviation visitId={visit.id} deviation={deviation} />
      ) : null,
  }));
  const helps = visit.helps.map((help): Incident => ({
    key: help.helpId,
    at: help.at,
    status: help.givenAt === null ? 'hold' : 'waiting',
    state: help.givenAt === null ? t('board.flags.help') : `${t('board.decisions.given')} ${words.time(help.givenAt)}`,
    text: t(`terms.needs.${help.need}`),
    by: words.by(help.by),
    action: open && help.givenAt === null && may('giveHelp') ? <GiveHelp visitId={visit.id} help={help} /> : null,
  }));
  return [...overrides, ...deviations, ...helps].toSorted((a, b) => b.at - a.at);
}

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
