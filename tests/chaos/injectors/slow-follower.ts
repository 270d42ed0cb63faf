import type { Kind } from '../kind.ts';
import { pause } from '../stage/collect.ts';

/** Screens that read nothing for a while, behind a busy site. */
export const slowFollower: Kind = {
  name: 'slow-follower',
  does: 'makes two of three followers stop reading for up to five seconds',
  rounds: 5,
  async round({ stage: { followers, history }, random }) {
    const slow = followers.slice(0, 2).filter((follower) => follower.pauseReading(true));
    if (slow.length === 0) throw new Error('no follower could be made slow');
    const meanwhile = pause(500 + random() * 4_500);
    await history.more(50);
    await meanwhile;
    for (const follower of slow) follower.pauseReading(false);
    await history.more(10);
    return { recoveryMs: null };
  },
};
