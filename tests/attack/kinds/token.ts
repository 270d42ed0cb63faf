import type { RouteAccess } from '@cordon/protocol/wire/http/route.ts';
import { routeAccess } from '@cordon/protocol/wire/http/table.ts';
import { nonceHeader, proofHeader, socketPath } from '@cordon/protocol/wire/session.ts';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { openSocket, whenConnected } from '@cordon/server/testing/cordon.ts';
import { z } from 'zod';
import { inParallel } from '../../bench/figures.ts';
import { manyAddresses } from '../frames/addresses.ts';
import type { Kind } from '../kind.ts';
import { type Office, openOffice, pause } from '../office.ts';
import { forgeries, type Loot } from '../token/forgeries.ts';
import { ask, refusalIn } from '../wire/request.ts';

const lanes = 8;
/** What somebody is told who was not let in. */
const turnedAway = ['key-proof-missing', 'key-proof-stale', 'key-proof-invalid', 'not-signed-in', 'too-many-requests'];

const routes = Object.entries(routeAccess).flatMap(([name, access]: [string, RouteAccess]) => {
  const [method = '', path = ''] = name.split(' ');
  return typeof access === 'string' ? [] : [{ name, method, path: `/api/v1${path.replaceAll(/:\w+/g, 'x')}` }];
});

/** [AT2] A token that was stolen, without the key that it was given to. */
export const token: Kind = {
  name: 'token',
  async run({ server, say }) {
    const { url } = server;
    const office = await openOffice(server);
    const [victim, thief] = [await office.tablet('victim', []), await office.tablet('thief', [])];
    const { member, pin } = await office.hire('supervisor', []);
    const { token: stolen } = await victim.signIn({ staffNumber: member.staffNumber, pin });
    const addressOf = manyAddresses();
    const through: string[] = [];
    let tries = 0;
    const loot = async (): Promise<Loot> => {
      const { headers } = await ask(url, { method: 'GET', path: '/api/v1/site' });
      return { url, token: stolen, victim, thief, nonce: z.string().parse(headers[nonceHeader.toLowerCase()]) };
    };
    const tryRoute = async (what: string, method: string, path: string, proof: string | undefined) => {
      tries += 1;
      const shown = proof === undefined ? {} : { [proofHeader]: proof };
      const headers = { authorization: `Bearer ${stolen}`, ...shown };
      const code = refusalIn(await ask(url, { method, path, headers, from: addressOf() }));
      if (code === null || !turnedAway.includes(code)) through.push(`${what} at ${method} ${path}: ${code}`);
    };
    const tryConnection = async (what: string, proof: string | undefined) => {
      tries += 1;
      const code = await connectionRefused(url, { token: stolen, protocol: protocolVersion, proof });
      if (code === null || !turnedAway.includes(code)) through.push(`${what} at a socket: ${code}`);
    };

    say(`a stolen token at ${routes.length} routes and at a socket, in ${Object.keys(forgeries).length + 1} ways`);
    for (const [what, forge] of Object.entries(forgeries)) {
      const had = await loot();
      await inParallel(routes, lanes, async (asked) => {
        await tryRoute(what, asked.method, asked.path, await forge(had, asked));
      });
      await tryConnection(what, await forge(had, { method: 'GET', path: socketPath }));
    }
    // What was good once, and was overheard.
    const path = '/api/v1/session';
    const used = await victim.proof('GET', path, stolen);
    const headers = { authorization: `Bearer ${stolen}`, [proofHeader]: used };
    const served = (await ask(url, { method: 'GET', path, headers })).status === 200;
    await tryRoute('a proof again', 'GET', path, used);
    const auth = await victim.auth(stolen);
    const joined = (await connectionRefused(url, auth)) === null;
    await tryConnection('a proof again', auth.proof);

    const unrecorded = await leftOut(office, ['handshake', ...routes.map(({ name }) => name)]);
    const stillServed = (await victim.send('GET', path, { token: stolen })).status === 200;
    office.leave();
    return {
      figures: { tries, letIn: through.length, routes: routes.length, unrecorded: unrecorded.length },
      broken: [
        ...through.slice(0, 10).map((what) => `the thief was let in with ${what}`),
        ...unrecorded.map((what) => `the theft is not on record: ${what}`),
        ...(served && joined && stillServed ? [] : ['whose token it is was turned away']),
      ],
    };
  },
};

async function connectionRefused(url: string, auth: Record<string, unknown>): Promise<string | null> {
  const socket = openSocket(url, auth);
  try {
    return await whenConnected(socket).then(
      () => null,
      (error: Error & { data?: { code?: string } }) => error.data?.code ?? error.message,
    );
  } finally {
    socket.disconnect();
  }
}

const trail = z.array(
  z.object({ event: z.looseObject({ type: z.string(), what: z.string().optional() }), seq: z.int() }),
);
const lookAgainMs = 50;
const looks = 100;

/** @returns those of which the audit trail does not tell that they were tried with a proof that is no good */
async function leftOut(office: Office, expected: readonly string[]): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    const { events, more } = await office.call('GET', '/audit');
    let read = trail.parse(events);
    if (more === true) {
      const next = await office.call('GET', `/audit?before=${read.at(-1)?.seq}`);
      read = [...read, ...trail.parse(next['events'])];
    }
    const denied = read
      .map(({ event }) => event)
      .filter(({ type, code }) => {
        return type === 'denied' && code === 'key-proof-invalid';
      });
    const left = expected.filter((what) => !denied.some((one) => one.what === what));
    if (left.length === 0 || tries === looks) return left;
    await pause(lookAgainMs);
  }
}
