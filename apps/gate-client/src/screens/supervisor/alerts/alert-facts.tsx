import type { ReactNode } from 'react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { ClockJump } from '@cordon/protocol/site/clock-jumps.ts';
import { alertWords } from '../../../i18n/alert-words.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { useClockJumps } from '../../../state/picture-store.ts';
import { Facts } from '../../../ui/page/screen.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { escalatedWords, meansWords, nextOf, placeWords, rolesWords } from './alert-life.ts';
import styles from './alerts.module.css';

/** Where the alert stands, and how it came there. */
export function AlertFacts({ alert }: { alert: AlertState }) {
  const words = useWords();
  const { text } = alertWords(words, alert);
  const jumps = useClockJumps();
  return (
    <>
      {text !== null && <p className={styles.lead}>{text}</p>}
      <Facts items={[...standingFacts(words, alert, jumps), ...lifeFacts(words, alert)]} />
    </>
  );
}

type Item = { name: string; value: ReactNode };

function standingFacts(words: Words, alert: AlertState, jumps: readonly ClockJump[]): Item[] {
  const { t } = words;
  const { plate, acknowledged, assigned, silenced } = alert;
  const escalated = escalatedWords(words, alert);
  const items: (Item | null)[] = [
    { name: t('board.alerts.plate'), value: plate === null ? t('board.alerts.site') : <PlateText plate={plate} /> },
    { name: t('board.alerts.state'), value: placeWords(words, alert) },
    {
      name: t('board.alerts.inHandOf'),
      value:
        acknowledged === null
          ? t('common.none')
          : listed(words.by(acknowledged.by), words.dateTime(acknowledged.at), acknowledged.comment),
    },
    {
      name: t('board.alerts.assigned'),
      value:
        assigned === null
          ? t('common.none')
          : t('board.alerts.assignedValue', {
              name: assigned.name,
              by: words.by(assigned.by),
              at: words.time(assigned.at),
            }),
    },
    silenced && {
      name: t('board.alerts.silencedUntil'),
      value: t('board.alerts.silencedValue', {
        until: words.time(silenced.until),
        by: words.by(silenced.by),
        reason: silenced.reason,
      }),
    },
    alert.severity === 'info'
      ? null
      : { name: t('board.alerts.escalated'), value: escalated ?? t('board.alerts.escalatedNone') },
    alert.severity === 'info' ? null : { name: t('board.alerts.next'), value: nextWords(words, alert, jumps) },
  ];
  return items.filter((item) => item !== null);
}

function lifeFacts(words: Words, alert: AlertState): Item[] {
  const { t } = words;
  const { clearedAt, closed } = alert;
  const items: (Item | null)[] = [
    { name: t('board.alerts.raisedAt'), value: words.dateTime(alert.raisedAt) },
    alert.count === 1
      ? null
      : {
          name: t('board.alerts.count'),
          value: t('board.alerts.countValue', { count: alert.count, at: words.time(alert.lastAt) }),
        },
    {
      name: t('board.alerts.clearedAt'),
      value: clearedAt === null ? t('common.none') : words.dateTime(clearedAt),
    },
    closed && {
      name: t('board.alerts.states.closed'),
      value: listed(
        words.dateTime(closed.at),
        words.by(closed.by),
        t(`terms.alertOutcomes.${closed.outcome}`),
        closed.note,
      ),
    },
  ];
  return items.filter((item) => item !== null);
}

function listed(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}

/** [U209] What happens by itself if nobody does anything, and when. */
function nextWords(words: Words, alert: AlertState, jumps: readonly ClockJump[]): string {
  const { t } = words;
  const next = nextOf(alert, jumps);
  if (next === null) return t('board.alerts.nextNone');
  const at = words.timeWithSeconds(next.at);
  switch (next.kind) {
    case 'rings-again':
      return t('board.alerts.ringsAgainAt', { at, minutes: alert.policy.acknowledgedMinutes ?? 0 });
    case 'heard-again':
      return t('board.alerts.silenceEndsAt', { at });
    case 'closes':
      return t('board.alerts.closesAt', { at: words.time(next.at) });
    case 'escalates': {
      const { whom, means } = next.step;
      return t('board.alerts.escalatesAt', {
        at,
        whom: rolesWords(words, whom),
        means: meansWords(words, means),
      });
    }
    default:
      return next satisfies never;
  }
}
