import type { RouteAccess } from '@cordon/protocol/wire/http/route.ts';
import { routeAccess } from '@cordon/protocol/wire/http/table.ts';
import { proofHeader } from '@cordon/protocol/wire/session.ts';
import { upgradeHead } from '../wire/raw-connection.ts';
import { inParallel } from '../../bench/figures.ts';
import { manyAddresses } from '../frames/addresses.ts';
import type { Kind } from '../kind.ts';
import { openOffice } from '../office.ts';
import { ask, refusalIn } from '../wire/request.ts';

const lanes = 8;

type Asking = { origin?: string; host?: string; site?: string };

/** Pages from elsewhere, and names that are nearly ours. */
function strangers(url: string): Record<string, Asking> {
  const { host, hostname, port } = new URL(url);
  return {
    foreign: { origin: 'https://elsewhere.example' },
    null: { origin: 'null' },
    'null of another site': { origin: 'null', site: 'cross-site' },
    https: { origin: `https://${host}` },
    'another port': { origin: `http://${hostname}:${Number(port) + 1}` },
    'no port': { origin: `http://${hostname}` },
    'ours as a prefix': { origin: `http://${host}.elsewhere.example` },
    'ours as a suffix': { origin: `http://elsewhere-${host}` },
    'ours as a user': { origin: `http://${host}@elsewhere.example` },
    'ours with a path': { origin: `http://${host}/` },
    'ours and another': { origin: `http://${host}, https://elsewhere.example` },
    'in capitals': { origin: `HTTP://${host}` },
    'a file': { origin: 'file://' },
    'an extension': { origin: 'chrome-extension://abcdefghijklmnop' },
    'another name that leads here': {
      origin: `http://gate.elsewhere.example:${port}`,
      host: `gate.elsewhere.example:${port}`,
    },
    'another host': { origin: `http://${host}`, host: 'elsewhere.example' },
    'both of another port': { origin: `http://${hostname}:1`, host: `${hostname}:1` },
    'a host with a user': { origin: `http://${host}`, host: `elsewhere.example@${host}` },
  };
}

const changing = Object.entries(routeAccess).flatMap(([name]: [string, RouteAccess]) => {
  const [method = '', path = ''] = name.split(' ');
  return method === 'GET' ? [] : [{ method, path: `/api/v1${path.replaceAll(/:\w+/g, 'x')}` }];
});

/** [AT6] Pages that are not the server's own, in a browser that is signed in. */
export const origin: Kind = {
  name: 'origin',
  async run({ server, say }) {
    const { url } = server;
    const office = await openOffice(server);
    const addressOf = manyAddresses();
    const letIn: string[] = [];
    let tries = 0;
    const kinds = Object.entries(strangers(url));
    say(`${kinds.length + 1} kinds of strangers, at the socket and at ${changing.length} routes that change something`);
    for (const [what, asking] of kinds) {
      tries += 1;
      if (await upgrades(url, asking, addressOf())) letIn.push(`${what}: a socket`);
      await inParallel(changing, lanes, async ({ method, path }) => {
        tries += 1;
        const token = { authorization: `Bearer ${office.token}` };
        const proof = { [proofHeader]: await server.device.proof(method, path, office.token) };
        const headers = { ...headersOf(url, asking), ...token, ...proof };
        const code = refusalIn(await ask(url, { method, path, headers, body: {}, from: addressOf() }));
        if (code !== 'foreign-origin') letIn.push(`${what}: ${method} ${path}: ${code}`);
      });
    }
    tries += 1;
    if (await upgrades(url, {}, addressOf())) letIn.push('without an origin: a socket');
    const own = await upgrades(url, { origin: new URL(url).origin }, addressOf());
    office.leave();
    return {
      figures: { tries, letIn: letIn.length },
      broken: [
        ...letIn.slice(0, 10).map((what) => `a stranger was let in: ${what}`),
        ...(own ? [] : ['the server’s own page was turned away']),
      ],
    };
  },
};

function headersOf(url: string, { origin: from, host = new URL(url).host, site }: Asking): Record<string, string> {
  return {
    host,
    ...(from === undefined ? {} : { origin: from }),
    ...(site === undefined ? {} : { 'sec-fetch-site': site }),
  };
}

async function upgrades(url: string, asking: Asking, address: string | undefined): Promise<boolean> {
  const head = await upgradeHead(url, headersOf(url, asking), address);
  return head?.startsWith('HTTP/1.1 101') === true;
}
