import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Elapsed } from '../../../ui/verdict/clocks.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { standingOf } from '@cordon/protocol/alert/standing.ts';
import { useMay } from '../../../watch/use-may.ts';
import { statusOfSeverity } from './severity-status.ts';
import styles from './alerts.module.css';

type Props = { alert: AlertState; onOpen: (alertId: string) => void };

export function AlertRow({ alert, onOpen }: Props) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const act = useCommand();
  const standing = standingOf(alert);
  const { title, text } = alertWords(words, alert);
  return (
    <li className={styles.row} data-alert={alert.id} data-rule={alert.rule} data-standing={standing}>
      <StatusBadge
        size="small"
        status={statusOfSeverity(alert.severity)}
        word={t(`terms.severities.${alert.severity}`)}
      />
      {alert.plate === null ? (
        <span className={styles.siteWide}>{t('board.alerts.site')}</span>
      ) : (
        <span className={styles.plate}>
          <PlateText plate={alert.plate} />
        </span>
      )}
      <div className={styles.text}>
        <p>
          <strong>{title}</strong>
          {text !== null && <span className={styles.soft}> {text}</span>}
        </p>
        <p className={styles.standing}>
          {t(`board.alerts.states.${standing}`, {
            by: alert.acknowledged === null ? '' : words.by(alert.acknowledged.by),
          })}
          {' · '}
          <Elapsed since={alert.raisedAt} label={t('board.alerts.raisedAt')} />
        </p>
      </div>
      <span className={styles.actions}>
        {alert.acknowledged === null && may('acknowledgeAlert') && (
          <ActionButton
            size="desk"
            tone={standing === 'raised' ? 'accent' : 'plain'}
            onPress={() => act.run({ type: 'acknowledgeAlert', alertId: alert.id, comment: null })}
          >
            {t('board.alerts.acknowledge')}
          </ActionButton>
        )}
        <ActionButton
          size="desk"
          onPress={() => {
            onOpen(alert.id);
          }}
        >
          {t('board.alerts.details')}
        </ActionButton>
      </span>
      <div className={styles.refusal}>
        <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      </div>
    </li>
  );
}
