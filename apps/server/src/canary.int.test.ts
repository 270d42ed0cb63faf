import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { startOf, verificationOf } from '@cordon/protocol/testing/reports.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toThisMachine } from './notify/testing/outbound.ts';
import { createLogger } from './ops/logger.ts';
import { commandOf, newId, type CommandBody } from './testing/commands.ts';
import { type Client, clientOf, openSocket, startTestCordon, type TestCordon } from './testing/cordon.ts';
import { arriveOf, demoKeys } from './testing/submit-fixture.ts';
import { dumpOf } from './testing/dump.ts';
import { type MortalRedis, startMortalRedis } from './testing/mortal-redis.ts';

/* A person who must be nowhere but in the sealed register, and secrets that give access; no part of any of it is a usual word. */
const name = '秦金雀';
const number = '11010519491231002X';
const phone = '13812345678';
const address = 'https://hooks.example.com/robot-canary-path?key=canary-address-key';
const channelSecret = `whsec_${Buffer.from('canary-of-thirty-two-bytes-long!').toString('base64')}`;
const wrongPin = 'canary-pin-wrong';
const wrongToken = 'canary-token-that-nobody-ever-was-given-00x';
const typed = 'canary-in-the-wrong-place';

const log: string[] = [];
const refused: unknown[] = [];
const canaries = new Map(
  Object.entries({ name, number, phone, address: 'canary-address', robot: 'canary-path', channelSecret, typed }),
);
canaries.set('wrong PIN', wrongPin).set('wrong token', wrongToken);

let redis: MortalRedis;
let cordon: TestCordon;
let pin: string;
let token: string;
let metrics: string;
let feed: string;
let store: string;

/** Whatever is not a success is an error answer, over both ways in. */
async function call(...how: Parameters<TestCordon['call']>): Promise<Record<string, unknown>> {
  const { status, body, headers } = await cordon.call(...how);
  if (status >= 400) refused.push({ status, body, headers: [...headers] });
  return body;
}

async function say(client: Client, event: string, payload: unknown): Promise<Record<string, unknown>> {
  const answer = (await client.socket.timeout(10_000).emitWithAck(event, payload)) as Record<string, unknown>;
  if (answer['ok'] !== true) refused.push(answer);
  return answer;
}

const api = (method: string, path: string, json?: unknown, as: string | undefined = token) =>
  call(method, `/api/v1${path}`, {
    ...(json === undefined ? {} : { json }),
    ...(as === undefined ? {} : { token: as }),
  });

const everything = {
  name,
  number,
  phone,
  pin: wrongPin,
  token: wrongToken,
  url: address,
  secret: channelSecret,
  typed,
};
const misplaced: readonly unknown[] = [
  everything,
  [everything],
  typed,
  { [name]: name, [number]: number, [typed]: { [phone]: phone } },
  { ...commandOf({ type: 'declareClear', until: 1, statement: `${name} ${number}` }), ...everything },
  { ...commandOf({ type: 'declareClear', until: 1, statement: name }), commandId: typed },
  { type: typed, commandId: newId(), observedAt: number },
];
const places = [name, number, phone, typed, channelSecret].map(encodeURIComponent);

const csv = (crewName: string, crewNumber: string, crewPhone: string) =>
  `declared_at,eta,plate,trailer_plate,purpose,company,stops,goods,vehicle_pass,vehicle_pass_until,crew1_role,crew1_name,crew1_document,crew1_number,crew1_phone,crew1_pass,crew1_sampled_at,crew1_result
2026-11-11T04:13+08:00,2026-11-12T23:13+08:00,渝BF95253,,supply,沙坪坝环卫,second-canteen,鸡蛋:152:箱,V7567874,2027-01-16,driver,${crewName},id-card,${crewNumber},${crewPhone},P7847842,2026-11-11T22:13+08:00,negative
`;

async function passTheGate(officer: Client, admin: Client): Promise<void> {
  const people = [{ name, document: 'id-card', number, phone }];
  const { people: added } = await api('POST', '/people', { people });
  const [person] = added as { personId: string; maskedName: string }[];
  const visitId = newId();
  const { crew, ...declaration } = declarationOf({}, Date.now());
  const member = { ...crew[0], ...person } as (typeof crew)[number];
  await say(
    admin,
    'command',
    commandOf({ type: 'declareVisit', visitId, declaration: { ...declaration, crew: [member] } }),
  );
  await say(officer, 'command', arriveOf(visitId));
  const step = (stepId: string, report: Extract<CommandBody, { type: 'reportStep' }>['report']) =>
    say(officer, 'command', commandOf({ type: 'reportStep', visitId, stationId: 'main-gate', stepId, report }));
  await step('disinfect-vehicle', startOf({ target: 'vehicle' }));
  expect(await step('verify-crew', verificationOf(member))).toMatchObject({ ok: true });
  await step('verify-crew', verificationOf({ ...member, personId: name, passNumber: number }));
  const gate = await cordon.signIn('1001');
  expect(JSON.stringify(await api('GET', `/visits/${visitId}/crew`, undefined, gate))).not.toContain(name);
  const look = { personId: member.personId, reason: 'compare-document', note: null };
  expect(JSON.stringify(await api('POST', `/visits/${visitId}/unmask`, look, gate))).toContain(name);
  await api('POST', `/visits/${visitId}/exit-readings`, { tails: [number.slice(-4), '7777'] }, gate);
  for (const place of places) {
    for (const path of [
      `/visits/${place}/crew`,
      `/visits/${place}/story`,
      `/people/${place}/erase`,
      `/${place}?q=${place}`,
    ]) {
      await api(path.endsWith('erase') ? 'POST' : 'GET', path);
    }
    await call('GET', `/${place}?phone=${place}`);
    await call('GET', `/assets/${place}%zz`);
    await call('GET', `/queues/${place}`);
    await call('GET', '/metrics', { token: wrongToken });
  }
}

async function sendNonsense(officer: Client): Promise<void> {
  for (const nonsense of misplaced) {
    for (const event of ['command', 'follow', typed, name]) await say(officer, event, nonsense);
    for (const path of ['/session', '/people', '/visits/find', '/channels/own-webhook/target', `/staff/${phone}/pin`]) {
      await api('POST', path, nonsense);
    }
  }
  await api('POST', '/people', { people: [{ name, document: 'id-card', number: '110105194912310021', phone }] });
  await api('POST', '/people', { people: [{ name, document: 'id-card', number, phone: `${phone}0` }] });
  const broken = await fetch(`${cordon.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${wrongToken}`, cookie: `a=${typed}` },
    body: `{"staffNumber":"${number}","pin":${wrongPin}`,
  });
  refused.push(await broken.json());
  const socket = openSocket(cordon.url, { protocol: 1, ...everything });
  const client = clientOf(socket);
  refused.push(
    await new Promise((resolve) => socket.once('connect_error', (error) => resolve({ ...error, said: error.message }))),
  );
  client.socket.disconnect();
}

async function signInWrong(): Promise<void> {
  await api('POST', '/session', { staffNumber: '1001', pin: wrongPin }, undefined);
  await api('POST', '/session', { staffNumber: number, pin }, undefined);
  await api('POST', '/session', { staffNumber: '9999', pin }, undefined);
  await api('GET', '/session', undefined, wrongToken);
}

async function configureChannel(admin: Client): Promise<void> {
  await say(admin, 'command', commandOf({ type: 'saveChannel', channel: ownWebhook }));
  await api('POST', '/channels/own-webhook/target', { url: address, secret: channelSecret });
  await api('POST', '/channels/own-webhook/test');
  await api('POST', '/channels/own-webhook/target', { url: `${address}#${typed}`, secret: typed });
}

async function loseTheStore(officer: Client): Promise<void> {
  await redis.kill();
  await api('POST', '/people', { people: [{ name, document: 'id-card', number, phone }] });
  await api('POST', '/session', { staffNumber: '1001', pin }, undefined);
  await api('POST', '/channels/own-webhook/target', { url: address, secret: channelSecret });
  await say(
    officer,
    'command',
    commandOf({ type: 'declareClear', until: Date.now() + 3_600_000, statement: '清点完毕' }),
  );
  await redis.start();
  await vi.waitFor(async () => expect((await cordon.call('GET', '/readyz')).status).toBe(200));
}

beforeAll(async () => {
  redis = await startMortalRedis();
  const memory = createLogger('trace', { write: (line: string) => void log.push(line) });
  cordon = await startTestCordon({ redisUrl: redis.url, log: memory, outbound: toThisMachine });
  pin = cordon.pinOf('4001');
  token = await cordon.signIn('4001');
  canaries.set('token', token);
  const [admin, officer] = [await cordon.socket(token), await cordon.socket(await cordon.signIn('1001'))];
  await passTheGate(officer, admin);
  for (const text of [
    csv(name, number, phone),
    csv(name, '110105194912310021', `${phone}0`),
    `${name},${number}\n"${phone}`,
  ]) {
    for (const mode of ['preview', 'good']) {
      await call('POST', `/api/v1/declarations/import?mode=${mode}`, { token, body: text });
    }
  }
  await call('POST', `/api/v1/declarations/import?mode=${typed}`, { token, body: typed });
  await configureChannel(admin);
  await sendNonsense(officer);
  await signInWrong();
  await loseTheStore(officer);
  metrics = JSON.stringify((await cordon.call('GET', '/metrics')).body);
  const reading = new Redis(redis.url);
  feed = JSON.stringify(await reading.xrange(demoKeys.feed, '-', '+'));
  store = await dumpOf(reading);
  reading.disconnect();
}, 60_000);
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

/** Which of the canaries sing in this text, as they are or in an address. */
function singing(text: string): string[] {
  const pinAlone = new RegExp(`(?<![\\d.])${pin}(?!\\d)`, 'u'); // six digits in a longer number are chance
  return [
    ...[...canaries]
      .filter(([, value]) => text.includes(value) || text.includes(encodeURIComponent(value)))
      .map(([kind]) => kind),
    ...(pinAlone.test(text) ? ['PIN'] : []),
  ];
}

describe('a person and secrets that pass through a whole Cordon', () => {
  it('[K15] leave nothing in the log, at the level that tells most', () => {
    expect(log.length).toBeGreaterThan(3);
    expect(log.join('')).toContain('could not be carried out'); // the outage was told
    expect(singing(log.join(''))).toEqual([]);
  });

  it('[K15] leave nothing in the feed but a mask', () => {
    expect(feed).toContain('秦*雀');
    expect(singing(feed)).toEqual([]);
  });

  it('[K15] leave nothing in the metrics', () => {
    expect(metrics).toContain('cordon_');
    expect(singing(metrics)).toEqual([]);
  });

  it('[K15] are not repeated by any answer that refuses', () => {
    expect(refused.length).toBeGreaterThan(60);
    expect(singing(JSON.stringify(refused))).toEqual([]);
  });

  it('[K15] leave nothing that can be read in the store', () => {
    expect(store.length).toBeGreaterThan(1_000);
    expect(singing(store)).toEqual([]);
  });
});
