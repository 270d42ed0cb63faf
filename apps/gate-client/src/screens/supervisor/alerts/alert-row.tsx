import {
  IconChevronDown,
  IconChevronRight,
  IconCornerDownRight,
  IconArrowUpRight,
  IconClockPause,
  IconRepeat,
  IconUserCheck,
} from '@tabler/icons-react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand, type CommandHandle } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { Elapsed } from '../../../ui/verdict/clocks.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { unacknowledged } from '../../../watch/alert-groups.ts';
import { placeOfAlert } from '../../../watch/alert-place.ts';
import { useMay } from '../../../watch/use-may.ts';
import { placeWords, statusOfSeverity, escalatedTo, nextOf, rolesWords } from './alert-life.ts';
import type { ReactNode } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { useClockJumps } from '../../../state/picture-store.ts';
import styles from './alerts.module.css';

type Props = {
  alert: AlertState;
  followers?: readonly AlertState[];
  follows?: boolean; // stands below the one that rings for it
  unfolded?: boolean;
  onFold?: () => void;
  onOpen: (alertId: string) => void;
};

export function AlertRow({ alert, followers = [], follows = false, unfolded = false, onFold, onOpen }: Props) {
  const words = useWords();
  const { t } = words;
  const place = placeOfAlert(alert);
  const { title, text } = alertWords(words, alert);
  const Fold = unfolded ? IconChevronDown : IconChevronRight;
  return (
    <li
      className={styles.row}
      data-alert={alert.id}
      data-rule={alert.rule}
      data-standing={place}
      data-severity={alert.severity}
      data-follows={follows}
    >
      <span className={styles.badge}>
        {follows && <IconCornerDownRight size="1.1em" aria-hidden />}
        <StatusBadge
          size="small"
          status={statusOfSeverity(alert.severity)}
          word={t(`terms.severities.${alert.severity}`)}
        />
      </span>
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
          {text !== null && <span className={styles.soft}> {text}</span>}{' '}
          {followers.length > 0 && onFold !== undefined && (
            <button type="button" className={styles.fold} aria-expanded={unfolded} onClick={onFold}>
              <Fold size="1em" aria-hidden /> {t('board.alerts.group', { count: followers.length })}
            </button>
          )}
        </p>
        <p className={styles.standing}>
          <span className={styles.place}>
            {placeWords(words, alert)} · <Elapsed since={alert.raisedAt} label={t('board.alerts.raisedAt')} />
          </span>
          <AlertMarks alert={alert} />
        </p>
      </div>
      <RowActions alert={alert} followers={followers} onOpen={onOpen} />
    </li>
  );
}

function RowActions({ alert, followers, onOpen }: Required<Pick<Props, 'alert' | 'followers' | 'onOpen'>>) {
  const { t } = useWords();
  const may = useMay();
  const act = useCommand();
  const group = useAcknowledgeAll();
  const others = alert.acknowledged === null ? [] : unacknowledged(followers);
  const place = placeOfAlert(alert);
  const asks = alert.acknowledged === null && place !== 'note';
  return (
    <>
      <span className={styles.actions}>
        {asks && may('acknowledgeAlert') && (
          <ActionButton
            size="desk"
            tone={place === 'rings' ? 'accent' : 'plain'}
            onPress={() => act.run({ type: 'acknowledgeAlert', alertId: alert.id, comment: null })}
          >
            {t('board.alerts.acknowledge')}
          </ActionButton>
        )}
        {others.length > 0 && may('acknowledgeAlert') && (
          <ActionButton size="desk" tone="accent" busy={group.busy} onPress={() => group.all(others)}>
            {t('board.alerts.acknowledgeGroup', { count: others.length })}
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
        <RefusalNotice refusal={group.refusal} onDismiss={group.dismiss} />
      </div>
    </>
  );
}

/** What has become of an alert so far, each thing by a sign and in words. */
function AlertMarks({ alert }: { alert: AlertState }) {
  const words = useWords();
  const { t } = words;
  const escalated = escalatedTo(alert);
  return (
    <>
      {alert.count > 1 && (
        <Mark icon={<IconRepeat size="1em" aria-hidden />} name="count">
          ×{alert.count}
          <span className="visually-hidden"> {t('board.alerts.again', { count: alert.count })}</span>
        </Mark>
      )}
      {alert.assigned !== null && (
        <Mark icon={<IconUserCheck size="1em" aria-hidden />} name="assigned">
          {t('board.alerts.assignedTo', { name: alert.assigned.name })}
        </Mark>
      )}
      {escalated !== null && alert.closed === null && alert.clearedAt === null && (
        <Mark icon={<IconArrowUpRight size="1em" aria-hidden />} name="escalated">
          {t('board.alerts.escalatedShort', { whom: rolesWords(words, escalated) })}
        </Mark>
      )}
      <AgainMark alert={alert} />
    </>
  );
}

/* How long "in hand" is still believed; what happens while it rings stands in the details. */
function AgainMark({ alert }: { alert: AlertState }) {
  const { t } = useWords();
  const now = useNow();
  const next = nextOf(alert, useClockJumps());
  if (next?.kind !== 'rings-again') return null;
  return (
    <Mark icon={<IconClockPause size="1em" aria-hidden />} name="next">
      <span role="timer" aria-live="off">
        {duration(next.at - now)}
      </span>{' '}
      {t('board.alerts.ringsAgainIn')}
    </Mark>
  );
}

function Mark({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <span className={styles.mark} data-mark={name}>
      {icon} <span>{children}</span>
    </span>
  );
}

/** One command for each, in their order; the first that is refused ends it and says why. */
export function useAcknowledgeAll(): Omit<CommandHandle, 'run'> & {
  all(alerts: readonly AlertState[]): Promise<void>;
} {
  const { run, ...rest } = useCommand();
  return {
    ...rest,
    async all(alerts) {
      for (const { id } of alerts) if (!(await run({ type: 'acknowledgeAlert', alertId: id, comment: null }))) return;
    },
  };
}
