import { z } from 'zod';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { nightOf } from './night-day.ts';

const shape = z.object({ day: z.string().nullable() });

/** The night that is looked at, the same on every page; tonight until another one is chosen. */
export function useDay({ timeZone }: SiteState): { day: string; tonight: string; choose: (day: string) => void } {
  const tonight = nightOf(useNow(), timeZone);
  const { value, change } = useDraft('review/day', shape, { day: null });
  return {
    day: value.day ?? tonight,
    tonight,
    choose: (day) => {
      change({ day: day === tonight ? null : day });
    },
  };
}
