import type { Kind, Round } from '../kind.ts';
import { pause } from '../stage/collect.ts';
import { type LinkFault, type Proxy, startProxy } from '../stage/proxy.ts';
import type { Stage } from '../stage/stage.ts';

/* Between the tablets and their server stands a proxy that delays, stalls and cuts. Followers and load go through it. */

/** How long the longest stall lasts: past the time that a tablet waits for an answer. */
const stallMs = 6_000;

function linkKind(name: string, does: string, act: (proxies: readonly Proxy[], round: Round) => Promise<void>): Kind {
  const proxies: Proxy[] = [];
  return {
    name,
    does,
    rounds: 5,
    async through({ url }) {
      const proxy = await startProxy(url, Math.random);
      proxies.push(proxy);
      return proxy.url;
    },
    async round(round) {
      const { history } = round.stage;
      await history.more(20 + Math.floor(round.random() * 40));
      const since = Date.now();
      await act(proxies, round);
      return { recoveryMs: (await history.firstAfter(since)) - since };
    },
    async end(_stage: Stage) {
      for (const proxy of proxies.splice(0)) await proxy.stop();
    },
  };
}

async function during(proxies: readonly Proxy[], fault: LinkFault, ms: number): Promise<void> {
  for (const proxy of proxies) proxy.set(fault);
  await pause(ms);
  for (const proxy of proxies) proxy.set({ kind: 'none' });
}

export const linkSlow = linkKind(
  'link-slow',
  'delays every byte by up to half a second, each by another time',
  (proxies, { random }) => during(proxies, { kind: 'delay', ms: random() * 100, jitterMs: random() * 400 }, 1_500),
);

export const linkStall = linkKind(
  'link-stall',
  'lets nothing pass for up to six seconds, in one way or in both',
  (proxies, { random }) => {
    const way = (['up', 'down', 'both'] as const)[Math.floor(random() * 3)] ?? 'both';
    return during(proxies, { kind: 'stall', way }, 500 + random() * (stallMs - 500));
  },
);

export const linkReset = linkKind(
  'link-reset',
  'resets every connection in the middle of a frame',
  async (proxies, { random }) => {
    for (const proxy of proxies) proxy.reset(Math.floor(random() * 400));
    await pause(200);
  },
);

export const linkHalfOpen = linkKind(
  'link-half-open',
  'lets nothing pass, then closes connections towards the server alone',
  (proxies, { random }) => during(proxies, { kind: 'half-open' }, 500 + random() * (stallMs - 500)),
);
