import type { Kind } from '../kind.ts';

/** The only server process is killed in the middle of the work, and started again at once. */
export const killServer: Kind = {
  name: 'kill-server',
  does: 'kills the only server with commands under way, and starts it again',
  rounds: 20,
  async round({ stage: { history, servers }, random }) {
    const [server] = servers;
    await history.more(20 + Math.floor(random() * 60));
    const since = Date.now();
    await server?.kill();
    const back = history.firstAfter(since);
    await server?.start();
    return { recoveryMs: (await back) - since };
  },
};
