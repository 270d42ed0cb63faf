import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { unacknowledged } from '../../../watch/alert-groups.ts';
import { useMay } from '../../../watch/use-may.ts';
import { placeWords } from './alert-life.ts';
import { useAcknowledgeAll } from './use-group-ack.ts';
import styles from './alerts.module.css';

type Props = { alert: AlertState; onOpen: (alertId: string) => void };

/** The others of the same cause: those that it rings for, or the one that rings for it. */
export function AlertGroupPanel({ alert, onOpen }: Props) {
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
