import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { AlertActions } from './alert-actions.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { AlertGroupPanel } from './alert-group-panel.tsx';
import { statusOfSeverity } from './severity-status.ts';
import styles from './alerts.module.css';

type Props = {
  alert: AlertState | null; // null: no alert is open, or it has left the picture
  onClose: () => void;
  onOpen: (alertId: string) => void;
  onOpenVisit: (visitId: string) => void;
};

/** Everything about one alert, and what can be done with it. */
export function AlertSheet({ alert, onClose, onOpen, onOpenVisit }: Props) {
  const words = useWords();
  const title = alert === null ? words.t('board.alerts.sheetTitle') : alertWords(words, alert).title;
  return (
    <Sheet opened={alert !== null} onClose={onClose} title={title} size="wide">
      {alert !== null && (
        <div className={styles.sheet} data-alert={alert.id}>
          <div className={`${styles.stack} ${styles.facts}`}>
            <About alert={alert} onOpenVisit={onOpenVisit} />
            <AlertGroupPanel alert={alert} onOpen={onOpen} />
            <AlertComments alert={alert} />
          </div>
          {alert.closed === null && <AlertActions key={alert.id} alert={alert} />}
        </div>
      )}
    </Sheet>
  );
}

function About({ alert, onOpenVisit }: { alert: AlertState; onOpenVisit: (visitId: string) => void }) {
  const { t } = useWords();
  const { visitId } = alert;
  const isKnown = usePicture((picture) => visitId !== null && picture.visits[visitId] !== undefined);
  return (
    <Panel
      title={<StatusBadge status={statusOfSeverity(alert.severity)} word={t(`terms.severities.${alert.severity}`)} />}
      level={3}
      aside={
        visitId !== null &&
        isKnown && (
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
      <AlertFacts alert={alert} />
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
