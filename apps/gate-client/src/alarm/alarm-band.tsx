import { useEffect, useRef, useMemo } from 'react';
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
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { usePreferences } from '../state/preferences.ts';
import type { DeviceSpeaker } from './speaker.ts';
import { severities } from '@cordon/protocol/alert/severity.ts';
import { usePerson } from '../session/session-store.ts';
import { usePicture } from '../state/picture-store.ts';
import { alertsInOrder } from '../watch/alert-groups.ts';
import { ringsFor } from '../watch/alert-place.ts';
import type { PatternName } from './patterns.ts';
import { patternOf } from './planner.ts';
import styles from './alarm.module.css';

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

/** [U205] Whether this device is heard: by a sign and in words. What can't be heard stands out. */
export function SoundSwitch({ speaker }: { speaker: DeviceSpeaker }) {
  const { t } = useWords();
  const [{ sound }, change] = usePreferences();
  const locked = useStore(speaker.state) === 'locked';
  const { loudest } = useRinging();
  const heard = sound && !locked;
  const Icon = heard ? IconVolume : IconVolumeOff;
  const state = !sound ? 'off' : locked ? 'locked' : 'on';
  return (
    <span className={styles.switch} data-sound={state} data-ringing={loudest ?? 'none'}>
      <ActionButton
        tone={heard ? 'plain' : 'hold'}
        label={`${t(`alarm.sound.${state}`)} · ${t(sound && !locked ? 'alarm.turnOff' : 'alarm.turnOn')}`}
        icon={<Icon size="1.4em" aria-hidden />}
        onPress={() => {
          if (!heard) speaker.unlock();
          change({ sound: !heard });
        }}
      >
        <span className={styles.word}>{t(`alarm.sound.${state}`)}</span>
      </ActionButton>
    </span>
  );
}

type Ringing = { alerts: readonly AlertState[]; loudest: PatternName | null };

/** What rings for the person of this window, the worst first. */
function useRinging(): Ringing {
  const known = usePicture((picture) => picture.alerts);
  const role = usePerson()?.role;
  return useMemo(() => {
    const all = alertsInOrder(Object.values(known).map(({ state }) => state));
    const alerts = role === undefined ? [] : all.filter((alert) => ringsFor(alert, role));
    const worst = alerts.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))[0];
    return { alerts, loudest: worst === undefined ? null : patternOf(worst.severity) };
  }, [known, role]);
}
