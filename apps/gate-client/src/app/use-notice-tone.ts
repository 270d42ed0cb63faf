import { useEffect, useState } from 'react';
import type { SiteNotice } from '@cordon/protocol/site/notices.ts';
import type { NoticeSound } from '../alarm/notice-sound.ts';
import { usePerson } from '../session/session-store.ts';
import { noticeKindsShown } from '../site-notices/site-notices.ts';
import type { Cordon } from './cordon.ts';

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
      .catch(() => undefined); // it lies on the device; where it can't be had the band is all
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
