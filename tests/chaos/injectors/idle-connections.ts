import type { Kind } from '../kind.ts';
import { type Connection, openConnection } from '../load/connection.ts';
import { signIn } from '../stage/site.ts';
import { pause } from '../stage/collect.ts';
import type { Stage } from '../stage/stage.ts';

/* Within what one session and one person may have: eight connections each, and thirty-two. */
const perSession = 8;
const sessionsEach = 3;
const people = 12;
const lookMs = 20;

const idle = new WeakMap<Stage, readonly Connection[]>();

/** Many screens that nobody uses come back at once, each time that their server is killed, while others work. */
export const idleConnections: Kind = {
  name: 'idle-connections',
  does: `kills the server with ${people * sessionsEach * perSession} further connections open, which all come back at once`,
  rounds: 4,
  async prepare(stage) {
    const members = stage.site.people.slice(0, people).map(({ member }) => member);
    const connections: Connection[] = [];
    for (let i = 0; i < sessionsEach; i += 1) {
      for (const { token } of await signIn(stage.redis.client, stage.site.keys, members)) {
        const places = stage.servers.map(({ url }) => ({ url }));
        const ticket = { token, keys: stage.site.keys };
        for (let n = 0; n < perSession; n += 1) connections.push(openConnection({ places, ticket, answerMs: 8_000 }));
      }
    }
    idle.set(stage, connections);
    await allOpen(connections);
  },
  async round({ stage, random }) {
    const [server] = stage.servers;
    await stage.history.more(20 + Math.floor(random() * 40));
    const since = Date.now();
    await server?.kill();
    const back = stage.history.firstAfter(Date.now());
    await server?.start();
    const recoveryMs = (await back) - since;
    await allOpen(idle.get(stage) ?? []);
    return { recoveryMs };
  },
  end(stage) {
    for (const connection of idle.get(stage) ?? []) connection.close();
    return Promise.resolve();
  },
};

async function allOpen(connections: readonly Connection[]): Promise<void> {
  while (!connections.every((connection) => connection.isOpen())) await pause(lookMs);
}
