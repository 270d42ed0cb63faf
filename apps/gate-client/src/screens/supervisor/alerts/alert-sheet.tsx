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
import { statusOfSeverity, placeWords } from './alert-life.ts';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { unacknowledged } from '../../../watch/alert-groups.ts';
import { useMay } from '../../../watch/use-may.ts';
import { useAcknowledgeAll } from './alert-row.tsx';
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

type GroupProps = { alert: AlertState; onOpen: (alertId: string) => void };

/** The others of the same cause: those that it rings for, or the one that rings for it. */
function AlertGroupPanel({ alert, onOpen }: GroupProps) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const act = useAcknowledgeAll();
  const known = usePicture((picture) => picture.alerts);
  const ofId = (id: string) => known[id]?.state ?? [];
  const followers = alert.followers.flatMap(ofId).filter(({ follows }) => follows === alert.id);
  const leader = alert.follows === null ? [] : [alert.follows].flatMap(ofId);
  const others = alert.acknowledged === null ? [] : unacknowledged(followers);
  const shown = [...leader, ...followers];
  if (shown.length === 0) return null;
  return (
    <Panel
      title={leader.length > 0 ? t('board.alerts.leader') : t('board.alerts.followers', { count: followers.length })}
      level={3}
      aside={
        others.length > 0 &&
        may('acknowledgeAlert') && (
          <ActionButton size="desk" tone="accent" busy={act.busy} onPress={() => act.all(others)}>
            {t('board.alerts.acknowledgeGroup', { count: others.length })}
          </ActionButton>
        )
      }
    >
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <ul className={styles.group}>
        {shown.map((one) => (
          <li key={one.id} className={styles.member}>
            <span>
              {one.plate !== null && <PlateText plate={one.plate} />} {alertWords(words, one).title}
              <span className={styles.soft}> · {placeWords(words, one)}</span>
            </span>
            <ActionButton
              size="desk"
              onPress={() => {
                onOpen(one.id);
              }}
            >
              {t('board.alerts.details')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
