import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Facts, Panel } from '../../../ui/page/screen.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { standingOf } from '@cordon/protocol/alert/standing.ts';
import { AlertActions } from './alert-actions.tsx';
import { statusOfSeverity } from './severity-status.ts';
import styles from './alerts.module.css';

type Props = {
  alert: AlertState | null; // null: no alert is open, or it has left the picture
  onClose: () => void;
  onOpenVisit: (visitId: string) => void;
};

/** Everything about one alert, and the four things that can be done with it. */
export function AlertSheet({ alert, onClose, onOpenVisit }: Props) {
  const words = useWords();
  const title = alert === null ? words.t('board.alerts.sheetTitle') : alertWords(words, alert).title;
  return (
    <Sheet opened={alert !== null} onClose={onClose} title={title} size="wide">
      {alert !== null && (
        <div className={styles.sheet}>
          <AlertFacts alert={alert} onOpenVisit={onOpenVisit} />
          <AlertComments alert={alert} />
          {alert.closed === null && <AlertActions key={alert.id} alert={alert} />}
        </div>
      )}
    </Sheet>
  );
}

function AlertFacts({ alert, onOpenVisit }: { alert: AlertState; onOpenVisit: (visitId: string) => void }) {
  const words = useWords();
  const { t } = words;
  const { acknowledged, clearedAt, closed, visitId, plate } = alert;
  const standing = standingOf(alert);
  const { text } = alertWords(words, alert);
  const at = (instant: number | null) => (instant === null ? t('common.none') : words.dateTime(instant));
  return (
    <Panel
      title={<StatusBadge status={statusOfSeverity(alert.severity)} word={t(`terms.severities.${alert.severity}`)} />}
      level={3}
      aside={
        visitId !== null && (
          <ActionButton
            size="desk"
            onPress={() => {
              onOpenVisit(visitId);
            }}
          >
            {t('board.decisions.open')}
          </ActionButton>
        )
      }
    >
      {text !== null && <p className={styles.lead}>{text}</p>}
      <Facts
        items={[
          {
            name: t('board.alerts.plate'),
            value: plate === null ? t('board.alerts.site') : <PlateText plate={plate} />,
          },
          {
            name: t('board.alerts.state'),
            value: t(`board.alerts.states.${standing}`, {
              by: acknowledged === null ? '' : words.by(acknowledged.by),
            }),
          },
          { name: t('board.alerts.raisedAt'), value: words.dateTime(alert.raisedAt) },
          {
            name: t('board.alerts.acknowledgedAt'),
            value:
              acknowledged === null
                ? t('common.none')
                : [words.dateTime(acknowledged.at), words.by(acknowledged.by), acknowledged.comment]
                    .filter((part) => part !== null)
                    .join(' · '),
          },
          { name: t('board.alerts.clearedAt'), value: at(clearedAt) },
          ...(closed === null
            ? []
            : [
                {
                  name: t('board.alerts.states.closed'),
                  value: [words.dateTime(closed.at), words.by(closed.by), t(`terms.alertOutcomes.${closed.outcome}`)]
                    .concat(closed.note ?? [])
                    .join(' · '),
                },
              ]),
        ]}
      />
    </Panel>
  );
}

function AlertComments({ alert }: { alert: AlertState }) {
  const words = useWords();
  const { t } = words;
  return (
    <Panel title={t('board.alerts.comments')} level={3}>
      {alert.comments.length === 0 && <p className={styles.soft}>{t('board.alerts.noComments')}</p>}
      <ul className={styles.comments}>
        {alert.comments.map((comment) => (
          <li key={`${comment.at} ${comment.text}`}>
            <span className={styles.soft}>
              {words.dateTime(comment.at)} · {words.by(comment.by)}
            </span>
            <p>{comment.text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
