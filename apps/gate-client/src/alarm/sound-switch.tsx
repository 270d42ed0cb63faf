import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useWords } from '../i18n/words.tsx';
import { usePreferences } from '../state/preferences.ts';
import { ActionButton } from '../ui/buttons/button.tsx';
import type { DeviceSpeaker } from './speaker.ts';
import styles from './alarm.module.css';
import { useRinging } from './use-ringing.ts';

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
