import type { ReactNode } from 'react';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { GiveHelp, SettleDeviation, SettleOverride } from '../decisions/decision-actions.tsx';
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
