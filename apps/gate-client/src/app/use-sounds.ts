import { useEffect, useState } from 'react';
import type { RunningAlarm } from '../alarm/alarm.ts';
import type * as Views from '../alarm/views.ts';
import { usePerson } from '../session/session-store.ts';
import type { Cordon } from './cordon.ts';
import type { SiteNotice } from '@cordon/protocol/site/notices.ts';
import type { NoticeSound } from '../alarm/notice-sound.ts';
import { noticeKindsShown } from '../site-notices/site-notices.ts';

type Alarm = {
  running: RunningAlarm;
  views: Pick<typeof Views, 'AlarmBand' | 'SoundSwitch'>;
};

/** Sounds the alarms, for the roles that hear them; tablets at gate and points never load it. */
export function useAlarm(cordon: Cordon): Alarm | null {
  const role = usePerson()?.role;
  const hears = role === 'supervisor' || role === 'admin';
  const [alarm, setAlarm] = useState<Alarm | null>(null);
  useEffect(() => {
    if (!hears) return undefined;
    let running: RunningAlarm | null = null;
    let gone = false;
    void Promise.all([import('../alarm/views.ts'), cordon.wordings.need('tablet'), cordon.wordings.need('desk')])
      .then(([views]) => {
        if (gone) return;
        running = views.startAlarm(cordon);
        setAlarm({ running, views });
      })
      .catch(() => undefined); // without network now: the screen itself could not come either
    return () => {
      gone = true;
      running?.stop();
      setAlarm(null);
    };
  }, [cordon, hears]);
  return alarm;
}

/**
 * [U298] The tone of a notice, for the posts: who hears alarms hears the alert of the same thing. What makes it is loaded
 * with the first one that sounds.
 */
export function useNoticeTone({ preferences }: Pick<Cordon, 'preferences'>, notices: readonly SiteNotice[]): void {
  const role = usePerson()?.role;
  const [sound, setSound] = useState<NoticeSound | null>(null);
  const sounding = notices.filter(({ kind }) => noticeKindsShown[kind].sounds);
  const keys = sounding.map(({ key }) => key).join('\n');
  const isAtPost = role === 'gate' || role === 'unloading';
  const isNeeded = isAtPost && (keys !== '' || sound !== null);

  useEffect(() => {
    if (!isNeeded) return undefined;
    let started: NoticeSound | null = null;
    let gone = false;
    void import('../alarm/notice-sound.ts')
      .then(({ startNoticeSound }) => {
        if (gone) return;
        started = startNoticeSound(preferences);
        setSound(started);
      })
      .catch(() => undefined); // without it the band is shown and nothing sounds
    return () => {
      gone = true;
      started?.stop();
      setSound(null);
    };
  }, [isNeeded, preferences]);

  useEffect(() => {
    sound?.show(keys === '' ? [] : keys.split('\n'));
  }, [sound, keys]);
}
