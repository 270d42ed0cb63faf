import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { isUnderWay, type Deviation, type Help, type Override, type VisitState } from '@cordon/protocol/visit/state.ts';
import { waivesUntil } from '@cordon/protocol/visit/waivers.ts';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import { usePerson } from '../../session/session-store.ts';
import { useSite } from '../parts/use-site.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { type Status, StatusShape } from '../../ui/verdict/shapes.tsx';
import { Countdown } from '../../ui/verdict/clocks.tsx';
import styles from './incidents.module.css';

/** Overrides and their state, deviations and their verdict, calls for help not yet answered. */
export function OpenMatters({ visit }: { visit: VisitState }) {
  const { overrides, deviations } = visit;
  const helps = visit.helps.filter(({ givenAt }) => givenAt === null);
  const { t } = useWords();
  if (overrides.length + deviations.length + helps.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('steps.matters')}>
      {helps.map((help) => (
        <HelpRow key={help.helpId} visit={visit} help={help} />
      ))}
      {overrides.map((override) => (
        <OverrideRow key={override.overrideId} override={override} />
      ))}
      {deviations.map((deviation) => (
        <DeviationRow key={deviation.deviationId} deviation={deviation} />
      ))}
    </ul>
  );
}

function HelpRow({ visit, help }: { visit: VisitState; help: Help }) {
  const words = useWords();
  const { t } = words;
  const me = usePerson();
  const { run, busy, refusal, dismiss } = useCommand();
  const may = me !== null && mayAsk(me.role, 'giveHelp') && isUnderWay(visit);
  return (
    <li className={styles.row} data-tone="hold">
      <StatusShape status="hold" size="1.5rem" />
      <div className={styles.text}>
        <b>{t('steps.help.asks', { need: t(`terms.needs.${help.need}`) })}</b>{' '}
        {t('steps.byAt', { by: words.by(help.by), at: words.time(help.at) })}
        <RefusalNotice refusal={refusal} onDismiss={dismiss} />
      </div>
      {may && (
        <ActionButton
          busy={busy}
          onPress={() => run({ type: 'giveHelp', visitId: visit.id, helpId: help.helpId, note: null })}
        >
          {t('steps.help.given')}
        </ActionButton>
      )}
    </li>
  );
}

function OverrideRow({ override }: { override: Override }) {
  const words = useWords();
  const { t } = words;
  const { status, rule, text, by, at, lapsesAt } = override;
  const site = useSite();
  const until = waivesUntil(override, site === null ? [] : jumpsOf(site));
  return (
    <li className={styles.row} data-tone={status === 'asked' ? 'hold' : 'plain'}>
      <StatusShape status={statusOf(status)} size="1.5rem" />
      <div className={styles.text}>
        <b>
          {t('terms.override')} · {t(`rules.findings.${rule}.title`)} · {t(`terms.overrideStatus.${status}`)}
        </b>
        <p>
          {text} · {t('steps.byAt', { by: words.by(by), at: words.time(at) })}
        </p>
      </div>
      {status === 'asked' && <Countdown until={lapsesAt} label={t('steps.override.lapses')} />}
      {status === 'approved' && until !== null && <Countdown until={until} label={t('steps.override.goodUntil')} />}
    </li>
  );
}

function statusOf(status: Override['status']): Status {
  switch (status) {
    case 'asked':
      return 'waiting';
    case 'approved':
    case 'used':
      return 'pass';
    case 'denied':
    case 'lapsed':
      return 'refuse';
    default:
      return status satisfies never;
  }
}

function DeviationRow({ deviation }: { deviation: Deviation }) {
  const words = useWords();
  const { t } = words;
  const { kind, text, by, at, verdict } = deviation;
  return (
    <li className={styles.row} data-tone={verdict === 'breach' ? 'refuse' : verdict === null ? 'hold' : 'plain'}>
      <StatusShape status={verdict === 'breach' ? 'refuse' : verdict === null ? 'hold' : 'pass'} size="1.5rem" />
      <div className={styles.text}>
        <b>
          {t('terms.deviation')} · {t(`terms.deviations.${kind}`)} ·{' '}
          {t(verdict === null ? 'steps.deviation.open' : `terms.deviationVerdicts.${verdict}`)}
        </b>
        <p>
          {text === null ? '' : `${text} · `}
          {t('steps.byAt', { by: words.by(by), at: words.time(at) })}
        </p>
      </div>
    </li>
  );
}
