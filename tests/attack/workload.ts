import { quantile } from '../bench/figures.ts';
import type { Squad } from './officers.ts';

export type Work = { sent: number; refused: number; lost: number; ms: readonly number[] };

/** Each of the squad asks this often, whether the last was answered soon or not. */
const everyMs = 40;

/** The squad at work until it is told to stop. */
export function startWork({ members }: Squad): { stop(): Promise<Work> } {
  const work = { sent: 0, refused: 0, lost: 0, ms: [] as number[] };
  let isOver = false;
  const running = members.map(async ({ work: doOne }) => {
    while (!isOver) {
      const rest = new Promise((resolve) => setTimeout(resolve, everyMs));
      work.sent += 1;
      try {
        const { ok, ms } = await doOne();
        work.ms.push(ms);
        if (!ok) work.refused += 1;
      } catch {
        work.lost += 1; // no answer, however often it was sent
      }
      await rest;
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(running);
      return work;
    },
  };
}

export const p99 = ({ ms }: Work) => quantile(ms, 0.99);

/** What is promised of honest people's commands, whatever goes on. */
export function brokenWork({ sent, refused, lost }: Work): string[] {
  return [
    ...(sent === 0 ? ['nobody was at work'] : []),
    ...(refused > 0 ? [`${refused} of the officers’ commands were refused`] : []),
    ...(lost > 0 ? [`${lost} of the officers’ commands were never answered`] : []),
  ];
}
