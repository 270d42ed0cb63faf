import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { checkAll } from '../check/checks.ts';
import type { Kind } from '../kind.ts';
import { pause } from '../stage/collect.ts';

const preload = (name: string) => pathToFileURL(join(import.meta.dirname, name)).href;

function failPoint(name: string, point: string, does: string): Kind {
  return {
    name,
    does,
    rounds: 10,
    env: { CHAOS_FAIL_POINT: point },
    preload: preload('fail-point-preload.ts'),
    async round({ stage: { history, servers }, random }) {
      const [server] = servers;
      await history.more(20 + Math.floor(random() * 40));
      const since = Date.now();
      server?.signal('SIGUSR2');
      await server?.ended();
      const back = history.firstAfter(Date.now());
      await server?.start();
      return { recoveryMs: (await back) - since };
    },
  };
}

export const failBeforeAck = failPoint(
  'fail-before-ack',
  'before-ack',
  'ends the server when a commit is written and nobody was told of it',
);

export const failBeforeBroadcast = failPoint(
  'fail-before-send',
  'before-broadcast',
  'ends the server when it has read entries of the feed and sent them to nobody',
);

/** The wall clock of one server goes ten minutes ahead, and back again. */
export const clockJump: Kind = {
  name: 'clock-jump',
  does: 'sets the clock of the server ten minutes ahead, and back again',
  rounds: 4,
  env: { CHAOS_JUMP_MS: '600000' },
  preload: preload('clock-preload.ts'),
  async round({ stage: { history, servers }, random }) {
    await history.more(20 + Math.floor(random() * 40));
    servers[0]?.signal('SIGUSR2');
    await pause(1_500);
    return { recoveryMs: null };
  },
  judge(evidence) {
    // The model of the deadlines knows one clock, that runs.
    const { I5: _, ...verdicts } = checkAll(evidence);
    const jumps = evidence.feed.filter(({ event }) => event.type === 'clockJumped').length;
    return { verdicts, faults: jumps > 0 ? [] : ['no jump of the clock was noticed'], figures: { jumps } };
  },
};
