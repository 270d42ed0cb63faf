import { commandAccess } from '@cordon/protocol/authorisation.ts';
import { fieldAccess, type Field } from '@cordon/protocol/field-access.ts';
import { type Role, roles } from '@cordon/protocol/roles.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { samples } from '@cordon/protocol/testing/samples.ts';
import type { CommandType } from '@cordon/protocol/wire/command.ts';
import type { RouteAccess } from '@cordon/protocol/wire/http/route.ts';
import { routeAccess, type RouteName } from '@cordon/protocol/wire/http/table.ts';
import { socketEvents } from '@cordon/protocol/wire/socket/table.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAuthor, type TestAuthor } from '../testing/author.ts';
import { type Client, registerDriver, startTestCordon, type TestCordon } from '../testing/cordon.ts';
import { commandOf, newId } from '../testing/commands.ts';

/* [A5] The whole table, tried over the real transports: each cell is asked for by somebody of each role, and by those
   who are nobody. It is made from the table and from what is served, so that what is in only one of them fails. */

const numbers: Record<Role, string> = {
  gate: '1001',
  unloading: '2001',
  supervisor: '3001',
  admin: '4001',
  auditor: '5001',
};
const asked = [...roles, 'nobody', 'stranger', 'revoked'] as const;
type Asked = (typeof asked)[number];

let redis: TestRedis;
let cordon: TestCordon;
const tokens = new Map<Role, string>();
const connections = new Map<Role, Client>();
const authors = new Map<Role, TestAuthor>();
let ended: string;
let visitId: string; // comes to the north shop alone
let elsewhere: string; // comes to the first canteen alone

const tally = { cells: 0, wrongAllows: [] as string[], wrongRefusals: [] as string[] };

/** One cell: whether it was let in, and whether it should have been. */
function count(cell: string, isAllowed: boolean, mayBe: boolean): void {
  tally.cells += 1;
  if (isAllowed && !mayBe) tally.wrongAllows.push(cell);
  if (!isAllowed && mayBe) tally.wrongRefusals.push(cell);
}

const faults = () => [...tally.wrongAllows, ...tally.wrongRefusals];

beforeAll(async () => {
  redis = await startTestRedis();
  const enough = { points: 100_000, seconds: 1 };
  cordon = await startTestCordon({
    redisUrl: redis.url,
    limits: {
      ...{ refusedOfAddress: enough, failedConnectionsOfAddress: enough, requestsOfPerson: enough },
      packetsOfPerson: { command: enough, follow: enough, other: enough },
    },
  });
  for (const role of roles) {
    const author = await openAuthor();
    const [staffNumber, authorKey] = [numbers[role], author.publicKey];
    const { token } = await cordon.device.signIn({ staffNumber, pin: cordon.pinOf(staffNumber), authorKey });
    authors.set(role, author);
    tokens.set(role, token);
    connections.set(role, await cordon.socket(token));
  }
  ended = await cordon.signIn('3002');
  await cordon.call('DELETE', '/api/v1/session', { token: ended });
  const admin = connections.get('admin');
  const crew = [await registerDriver(cordon, tokens.get('admin') ?? '')];
  [visitId, elsewhere] = [newId(), newId()];
  for (const [id, plate, stop] of [
    [visitId, '渝A10001', 'north-shop'],
    [elsewhere, '渝A10002', 'first-canteen'],
  ] as const) {
    const declaration = declarationOf({ plate, stops: [stop], crew });
    const ack = await admin?.command(commandOf({ type: 'declareVisit', visitId: id, declaration }));
    if (ack?.ok !== true) throw new Error('not declared');
  }
});
afterAll(async () => {
  for (const { socket } of connections.values()) socket.disconnect();
  await cordon.stop();
  await redis.stop();
  console.log(
    JSON.stringify({
      matrix: 'role × command × route × field',
      cells: tally.cells,
      wrongAllows: tally.wrongAllows.length,
      wrongRefusals: tally.wrongRefusals.length,
    }),
  );
});

const turnedAway = [
  'forbidden',
  'not-signed-in',
  'author-ended',
  'key-proof-missing',
  'key-proof-stale',
  'key-proof-invalid',
];
const answered = z.looseObject({ ok: z.boolean().default(true), code: z.string().optional() });
const isLetIn = ({ ok, code = '' }: z.infer<typeof answered>) => ok || !turnedAway.includes(code);

/** Somebody's request, with nothing in it that could do harm: those who may ask are told that it is nonsense. */
async function request(name: RouteName, asking: Asked): Promise<boolean> {
  // A key is shown by everybody who has one, signed in or not; there is no sign-in to show with it.
  const who = routeAccess[name] === 'key' && asking !== 'stranger' ? 'nobody' : asking;
  const [method = '', path = ''] = name.split(' ');
  const filled = path.replace('/visits/:id', `/visits/${visitId}`).replace(':day', 'no-day').replace(/:\w+/, 'nothing');
  const url = `/api/v1${filled}`;
  const json = method === 'POST' ? { json: {} } : {};
  switch (who) {
    case 'stranger': {
      const response = await fetch(`${cordon.url}${url}`, { method });
      return isLetIn(answered.parse(await response.json()));
    }
    case 'nobody':
      return isLetIn(answered.parse((await cordon.call(method, url, json)).body));
    case 'revoked':
      return isLetIn(answered.parse((await cordon.call(method, url, { ...json, token: ended })).body));
    default: {
      // Whoever signs off needs a sign-in of their own for that.
      const token = name === 'DELETE /session' ? await cordon.signIn(numbers[who]) : (tokens.get(who) ?? '');
      return isLetIn(answered.parse((await cordon.call(method, url, { ...json, token })).body));
    }
  }
}

function mayReach(access: RouteAccess, who: Asked): boolean {
  if (access === 'open') return true;
  if (who === 'stranger') return false; // shows no key
  if (access === 'key') return true;
  return who !== 'nobody' && who !== 'revoked' && access.includes(who);
}

describe('[A5] every cell of the table', () => {
  it.each(Object.keys(routeAccess) as RouteName[])('%s', async (name) => {
    for (const who of asked) count(`${name} by ${who}`, await request(name, who), mayReach(routeAccess[name], who));
    expect(faults()).toEqual([]);
  });

  /** Not the tablet that everybody sits at. */
  const harmless = { revokeDevice: { ...samples.revokeDevice, deviceId: 'nothing' } };

  it.each(Object.keys(commandAccess) as CommandType[])('%s', async (type) => {
    for (const role of roles) {
      const sample = { ...samples, ...harmless }[type];
      const ack = await connections.get(role)?.command({ ...sample, commandId: newId() });
      count(`${type} by ${role}`, isLetIn(answered.parse(ack)), commandAccess[type].includes(role));
    }
    expect(faults()).toEqual([]);
  });

  it.each(Object.keys(commandAccess) as CommandType[])(
    '%s, signed, over the connection of an administrator',
    async (type) => {
      const carrier = connections.get('admin')?.socket;
      for (const role of roles) {
        const sample = { ...samples, ...harmless }[type];
        const jws = await authors.get(role)?.sign({ ...sample, commandId: newId() });
        const ack = await carrier?.timeout(5_000).emitWithAck('deliver', { jws });
        count(`${type} signed by ${role}`, isLetIn(answered.parse(ack)), commandAccess[type].includes(role));
      }
      expect(faults()).toEqual([]);
    },
  );

  it.each(['passDeadline', 'reportWatch', 'noteReport', 'notePinReset', 'noteUnlock', 'enrolDevice', 'noteAudit'])(
    '%s, which only the server says',
    async (type) => {
      for (const role of roles) {
        const personId = 'gate-1';
        const more = { personId, deviceId: 'first-tablet', thumbprint: 'k'.repeat(43), day: '2026-11-12', event: {} };
        const ack = await connections.get(role)?.command({ ...commandOf({ type: 'startShift' }), ...more, type });
        count(`${type} by ${role}`, ack?.ok === true || ack?.code !== 'malformed', false);
      }
      expect(faults()).toEqual([]);
    },
  );

  it.each([...Object.keys(socketEvents), 'join', 'events', 'bye', 'subscribe'])('event %s', async (event) => {
    for (const role of roles) {
      const { socket } = connections.get(role) ?? {};
      const payload = event === 'status' ? { battery: null, charging: null } : {};
      const said = answered.parse(await socket?.timeout(5_000).emitWithAck(event, payload));
      count(`${event} by ${role}`, said.code !== 'not-found', Object.hasOwn(socketEvents, event));
    }
    expect(faults()).toEqual([]);
  });

  it('steps, at each station, by each role', async () => {
    const { staff, stations } = await siteOf('admin');
    for (const role of ['gate', 'unloading'] as const) {
      const own = staff.find(({ staffNumber }) => staffNumber === numbers[role])?.stations ?? [];
      for (const { id } of stations) {
        const step = { ...samples.reportStep, commandId: newId(), visitId, stationId: id };
        const ack = await connections.get(role)?.command(step);
        const code = ack?.ok === false ? ack.code : '';
        // Where they may work, the rules of the visit go on from there.
        count(`reportStep at ${id} by ${role}`, code !== 'wrong-station' || isOwnRule(own, id), own.includes(id));
      }
    }
    expect(faults()).toEqual([]);
  });

  /** A station of one's own may still be none of this visit's: the rules refuse that with the same word. */
  const isOwnRule = (own: readonly string[], id: string) => own.includes(id);

  it('stories of visits, by those whom they concern', async () => {
    // One officer of a point, of the north shop alone.
    const member = { personId: 'shop-1', staffNumber: '2999', name: '北区', role: 'unloading', active: true } as const;
    await connections
      .get('admin')
      ?.command(commandOf({ type: 'saveStaff', member: { ...member, stations: ['north-shop'] } }));
    const { body } = await cordon.call('POST', '/api/v1/staff/shop-1/pin', { token: tokens.get('admin') ?? '' });
    const { token } = await cordon.device.signIn({ staffNumber: '2999', pin: z.string().parse(body['pin']) });
    for (const [id, isTheirs] of [
      [visitId, true],
      [elsewhere, false],
    ] as const) {
      const { body: story } = await cordon.call('GET', `/api/v1/visits/${id}/story`, { token });
      count(`the story of ${isTheirs ? 'an own' : 'another’s'} visit`, story['ok'] === true, isTheirs);
    }
    const shop = await cordon.socket(token);
    const followed = await shop.follow();
    const ids = followed.ok && 'snapshot' in followed ? followed.snapshot.visits.map(({ state }) => state.id) : [];
    for (const [id, isTheirs] of [
      [visitId, true],
      [elsewhere, false],
    ] as const) {
      count(`following ${isTheirs ? 'an own' : 'another’s'} visit`, ids.includes(id), isTheirs);
    }
    shop.socket.disconnect();
    expect(faults()).toEqual([]);
  });

  const fieldSeen: Record<Exclude<Field, 'crew.identity'>, (told: string) => boolean> = {
    'staff.staffNumber': (told) => told.includes('"staffNumber":"1001"'),
    'devices.thumbprint': (told) => told.includes(cordon.device.thumbprint),
    alerts: (told) => told.includes('"rule":"site.lockdown"'),
    audit: (told) => told.includes('"aggregate":"audit"'),
  };

  it('fields of the picture and of what follows, by each role', async () => {
    const followers = new Map<Role, { client: Client; told: () => string }>();
    for (const role of roles) {
      const client = await cordon.socket(tokens.get(role) ?? '');
      const followed = await client.follow();
      followers.set(role, { client, told: () => JSON.stringify([followed, client.packets]) });
    }
    // What changes each field, and a denial that goes on record.
    const { staff } = await siteOf('admin');
    const [member] = staff;
    await connections.get('supervisor')?.command(commandOf({ type: 'liftLockdown', reason: '演练' }));
    const locked = await connections.get('supervisor')?.command(commandOf({ type: 'setLockdown', reason: '演练' }));
    const saved = await connections
      .get('admin')
      ?.command(commandOf({ type: 'saveStaff', member: z.custom<typeof samples.saveStaff.member>().parse(member) }));
    await connections.get('gate')?.command(commandOf({ type: 'liftLockdown', reason: 'x' }));
    expect([locked?.ok, saved?.ok]).toEqual([true, true]);
    for (const [role, { client, told }] of followers) {
      await expect.poll(told).toContain('"type":"staffSaved"');
      for (const field of Object.keys(fieldSeen) as (keyof typeof fieldSeen)[]) {
        const readers: readonly Role[] = fieldAccess[field];
        // The trail is looked up, and never followed.
        count(`${field} by ${role}`, fieldSeen[field](told()), readers.includes(role) && field !== 'audit');
      }
      client.socket.disconnect();
    }
    expect(faults()).toEqual([]);
  });

  it('whole identities, by each role: only with a reason, and only for those who compare them', async () => {
    for (const role of roles) {
      const token = tokens.get(role) ?? '';
      const crew = await cordon.call('GET', `/api/v1/visits/${visitId}/crew`, { token });
      count(`a name without a reason by ${role}`, JSON.stringify(crew.body).includes('秦晓海'), false);
      const story = await cordon.call('GET', `/api/v1/visits/${visitId}/story`, { token });
      const [member] = z
        .looseObject({ visit: z.custom<{ state: { declaration: { crew: { personId: string }[] } } }>() })
        .parse(story.body).visit.state.declaration.crew;
      const json = { personId: member?.personId, reason: 'compare-document', note: null };
      const look = await cordon.call('POST', `/api/v1/visits/${visitId}/unmask`, { token, json });
      const readers: readonly Role[] = fieldAccess['crew.identity'];
      count(`crew.identity by ${role}`, look.body['name'] === '秦晓海', readers.includes(role));
    }
    expect(faults()).toEqual([]);
  });

  it('refuses everybody who may not, and nobody who may', () => {
    expect(tally.cells).toBeGreaterThan(500);
    expect(tally.wrongAllows).toEqual([]);
    expect(tally.wrongRefusals).toEqual([]);
  });
});

async function siteOf(role: Role) {
  const client = await cordon.socket(tokens.get(role) ?? '');
  const followed = await client.follow();
  client.socket.disconnect();
  if (!followed.ok || !('snapshot' in followed)) throw new Error('not followed');
  return followed.snapshot.site.state;
}
