import { useEffect, useState } from 'react';
import type { RunningAlarm } from '../alarm/alarm.ts';
import type * as Views from '../alarm/views.ts';
import { usePerson } from '../session/session-store.ts';
import type { Cordon } from './cordon.ts';

type Alarm = {
  running: RunningAlarm;
  views: Pick<typeof Views, 'AlarmBand' | 'SoundSwitch'>;
};

/** What makes alarms heard, for those who are to hear them; tablets at gate and points never load it. */
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
