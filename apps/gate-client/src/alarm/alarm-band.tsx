import { useEffect, useRef } from 'react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertWords } from '../i18n/alert-words.ts';
import { useWords } from '../i18n/words.tsx';
import { useCommand } from '../outbox/use-command.ts';
import { ActionButton } from '../ui/buttons/button.tsx';
import { RefusalNotice } from '../ui/page/notice.tsx';
import { useHeightVariable } from '../ui/page/use-height-variable.ts';
import { PlateText } from '../ui/plate/plate-text.tsx';
import { Elapsed } from '../ui/verdict/clocks.tsx';
import { StatusShape } from '../ui/verdict/shapes.tsx';
import { useMay } from '../watch/use-may.ts';
import styles from './alarm.module.css';
import { useRinging } from './use-ringing.ts';

/** [U206] Across every screen of who hears alarms, as long as a critical one rings; how many ring stands in the window's title. */
export function AlarmBand() {
  const { t } = useWords();
  const { alerts } = useRinging();
  const critical = alerts.filter(({ severity }) => severity === 'critical');
  const [worst] = critical;
  useTitle(alerts.length, t('common.product'));
  return worst === undefined ? null : <Critical key={worst.id} alert={worst} more={critical.length - 1} />;
}

function Critical({ alert, more }: { alert: AlertState; more: number }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const act = useCommand();
  const { title, text } = alertWords(words, alert);
  const band = useRef<HTMLDivElement>(null);
  useHeightVariable(band, '--alarm-height');
  return (
    <div ref={band} className={styles.band}>
      <section className={styles.critical} role="alert" data-alert={alert.id}>
        <StatusShape status="refuse" size="2rem" />
        <p className={styles.what}>
          <strong className={styles.severity}>{t(`terms.severities.${alert.severity}`)}</strong>{' '}
          {alert.plate !== null && <PlateText plate={alert.plate} />} <strong>{title}</strong>
          {text !== null && <span className={styles.text}> {text}</span>}
        </p>
        <span className={styles.since}>
          <Elapsed since={alert.rung.at} size="large" label={t('alarm.ringsFor')} />
        </span>
        {more > 0 && <span className={styles.more}>{t('alarm.more', { count: more })}</span>}
        {may('acknowledgeAlert') && (
          <ActionButton
            tone="accent"
            busy={act.busy}
            onPress={() => act.run({ type: 'acknowledgeAlert', alertId: alert.id, comment: null })}
          >
            {t('board.alerts.acknowledge')}
          </ActionButton>
        )}
      </section>
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </div>
  );
}

/* A window behind others, or a tab among many: its title says that something rings. */
function useTitle(count: number, product: string): void {
  useEffect(() => {
    document.title = count === 0 ? product : `(${count}) ${product}`;
    return () => {
      document.title = product;
    };
  }, [count, product]);
}
