import type { Act } from '../history.ts';
import type { Check } from './evidence.ts';

/** Of commands that race for one thing, one is accepted. Those without an answer may be the one. */
export const races: Check = ({ acts }) => {
  const isRacing = ({ mark }: Act) => mark?.startsWith('race ') === true;
  const byRace = Map.groupBy(acts.filter(isRacing), ({ mark }) => mark ?? '');
  const violations = [...byRace].flatMap(([race, all]) => {
    const winners = new Set(all.flatMap((act) => (act.type === 'ok' ? [act.commandId] : [])));
    const open = openOf(all);
    if (winners.size > 1) return [`${race} was won by ${winners.size}: ${[...winners].join(', ')}`];
    return winners.size === 0 && open === 0 ? [`${race} was won by nobody`] : [];
  });
  return { checked: byRace.size, violations };
};

/** How many of these commands have no final answer. */
function openOf(acts: readonly Act[]): number {
  const final = new Set(
    acts.flatMap(({ type, commandId }) => (type === 'ok' || type === 'refused' ? [commandId] : [])),
  );
  return new Set(acts.map(({ commandId }) => commandId)).size - final.size;
}
