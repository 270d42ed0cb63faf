import { X509Certificate } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { errorCodes } from '@cordon/protocol/errors.ts';
import { commandAccess } from '@cordon/protocol/authorisation.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightFile } from '../../imports/testing/night.ts';
import { type Client, registerDriver, startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { ask as askSecurely } from '../../testing/https.ts';
import { commandOf, newId } from '../../testing/commands.ts';
import { arriveOf } from '../../testing/submit-fixture.ts';
import { type Exposition, readExposition } from '../../testing/exposition.ts';
import { startMortalRedis } from '../../testing/mortal-redis.ts';
import { catalogue } from './catalogue.ts';

let redis: TestRedis;
let cordon: TestCordon;
let supervisor: Client;
let gate: Client;

beforeAll(async () => {
  redis = await startTestRedis();
  cordon = await startTestCordon({ redisUrl: redis.url });
  supervisor = await cordon.socket(await cordon.signIn('3001'));
  gate = await cordon.socket(await cordon.signIn('1001'));
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

const textOf = async (of = cordon) => String((await of.call('GET', '/metrics')).body['text']);
const shown = async (of = cordon): Promise<Exposition> => readExposition(await textOf(of));
const commands = async (type: string, outcome: string, of = cordon) =>
  (await shown(of)).value('cordon_commands_total', { type, outcome }) ?? 0;

describe('the text for Prometheus', () => {
  it('[Y1] has help and type of everything in the catalogue, and no series twice', async () => {
    const { families } = await shown();
    expect(Object.fromEntries([...families].map(([name, { type, help }]) => [name, { type, help }]))).toEqual(
      Object.fromEntries(Object.entries(catalogue).map(([name, { type, help }]) => [name, { type, help }])),
    );
  });

  it('[Y1] has no other labels than the catalogue', async () => {
    await supervisor.command({});
    for (const [name, { labels }] of Object.entries(catalogue)) {
      const series = (await shown()).families.get(name)?.series ?? [];
      expect([name, series.length > 0]).toEqual([name, true]);
      for (const { labels: own } of series) {
        expect([name, Object.keys(own).filter((label) => label !== 'le')]).toEqual([name, [...labels]]);
      }
    }
  });

  it('[Y1] says what it is, and is kept by no cache', async () => {
    const { status, headers } = await cordon.call('GET', '/metrics');
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'no-store',
    ]);
  });

  it('[Y1] tells of one Cordon alone, however many run in a process', async () => {
    const other = await startTestCordon();
    const before = await commands('unreadable', 'malformed');
    const client = await other.socket(await other.signIn('3001'));
    await client.command({ type: 'nothing' });
    expect(await commands('unreadable', 'malformed', other)).toBe(1);
    expect(await commands('unreadable', 'malformed')).toBe(before);
    await other.stop();
  });
});

describe('commands', () => {
  it('[Y2] are counted by type and answer, and their commits and answers are timed', async () => {
    const before = await shown();
    const visitId = newId();
    expect(await gate.command(arriveOf(visitId))).toMatchObject({ code: 'visit-unknown' });
    for (const hours of [6, 7]) {
      const until = Date.now() + hours * hourMs;
      const declared = await supervisor.command(commandOf({ type: 'declareClear', until, statement: '清点完毕' }));
      expect(declared).toMatchObject({ ok: true });
    }
    const after = await shown();
    const grown = (name: string, labels: Record<string, string>) =>
      (after.value(name, labels) ?? 0) - (before.value(name, labels) ?? 0);
    expect(grown('cordon_commands_total', { type: 'reportStep', outcome: 'visit-unknown' })).toBe(1);
    expect(grown('cordon_commands_total', { type: 'declareClear', outcome: 'accepted' })).toBe(2);
    expect(grown('cordon_commit_duration_seconds_count', { outcome: 'committed' })).toBe(3); // [C12] the refusal is kept
    expect(grown('cordon_ack_duration_seconds_count', { answer: 'accepted' })).toBe(2);
    expect(grown('cordon_ack_duration_seconds_count', { answer: 'refused' })).toBe(1);
  });

  it('[Y2] whatever is sent, labels are of the registries', async () => {
    const hostile = ['渝A12345', 'x'.repeat(5_000), 'a"} 1\n', '__proto__', 'passDeadline', 'unreadable'];
    for (const type of hostile) {
      await supervisor.command({ type });
      await supervisor.command({ ...commandOf({ type: 'setLockdown', reason: '演练' }), type });
    }
    await supervisor.command({ payload: 'x'.repeat(70_000) });
    const series = (await shown()).families.get('cordon_commands_total')?.series ?? [];
    const types = new Set(['unreadable', 'passDeadline', 'enrolDevice', 'noteAudit', ...Object.keys(commandAccess)]);
    const outcomes = new Set<string>(['accepted', ...errorCodes]);
    expect(series.filter(({ labels }) => !types.has(labels['type'] ?? ''))).toEqual([]);
    expect(series.filter(({ labels }) => !outcomes.has(labels['outcome'] ?? ''))).toEqual([]);
    expect(await commands('unreadable', 'malformed')).toBeGreaterThanOrEqual(12);
    expect(await commands('unreadable', 'too-large')).toBe(1);
  });
});

describe('what is a state', () => {
  it('[Y4] open visits and alerts are those of the picture, in every phase and state', async () => {
    const own = await startTestCordon();
    const [admin, officer, chief] = await Promise.all(
      ['4001', '1001', '3001'].map(async (number) => own.socket(await own.signIn(number))),
    );
    const visits = async () => {
      const series = (await shown(own)).families.get('cordon_open_visits')?.series ?? [];
      return Object.fromEntries(series.map(({ labels, value }) => [labels['phase'], value]));
    };
    const none = { expected: 0, atGate: 0, onTheWayIn: 0, atPoint: 0, onTheWayOut: 0, atExit: 0 };
    const alerts = async (severity: string, state: string) =>
      (await shown(own)).value('cordon_open_alerts', { severity, state });
    expect(await visits()).toEqual(none);

    const crew = [await registerDriver(own, await own.signIn('4001'))];
    const [first, second] = [newId(), newId()];
    await admin?.command(commandOf({ type: 'declareVisit', visitId: first, declaration: declarationOf({ crew }) }));
    await admin?.command(
      commandOf({ type: 'declareVisit', visitId: second, declaration: declarationOf({ crew, plate: '渝B54321' }) }),
    );
    await expect.poll(visits).toEqual({ ...none, expected: 2 });
    await officer?.command(arriveOf(first));
    await expect.poll(visits).toEqual({ ...none, expected: 1, atGate: 1 });
    await admin?.command(commandOf({ type: 'cancelDeclaration', visitId: second, reason: '取消' }));
    await expect.poll(visits).toEqual({ ...none, atGate: 1 });

    await chief?.command(commandOf({ type: 'setLockdown', reason: '演练' }));
    await expect.poll(() => alerts('critical', 'raised')).toBe(1);
    const followed = await chief?.follow();
    const snapshot = followed?.ok === true && 'snapshot' in followed ? followed.snapshot : null;
    const alertId = snapshot?.alerts.find(({ state }) => state.rule === 'site.lockdown')?.state.id ?? '';
    await chief?.command(commandOf({ type: 'acknowledgeAlert', alertId, comment: null }));
    await expect.poll(() => alerts('critical', 'acknowledged')).toBe(1);
    expect(await alerts('critical', 'raised')).toBe(0);
    await chief?.command(commandOf({ type: 'liftLockdown', reason: '完' }));
    await expect.poll(() => alerts('critical', 'cleared')).toBe(1);
    await own.stop();
  });

  it('[Y4] clients are those whose socket is open, by role', async () => {
    const clients = async (role: string) => (await shown()).value('cordon_connected_clients', { role });
    expect([await clients('auditor'), await clients('gate'), await clients('supervisor')]).toEqual([0, 1, 1]);
    const token = await cordon.signIn('5001');
    const [one, two] = [await cordon.socket(token), await cordon.socket(token)];
    expect(await clients('auditor')).toBe(2);
    one.socket.disconnect();
    await expect.poll(() => clients('auditor')).toBe(1);
    two.socket.disconnect();
    await expect.poll(() => clients('auditor')).toBe(0);
  });

  it('[Y3] screens are sent everything, and are not behind', async () => {
    const lag = async () => {
      const now = await shown();
      return ['entries', 'seconds'].map((unit) => now.value(`cordon_feed_lag_${unit}`, { consumer: 'broadcast' }));
    };
    await expect.poll(lag).toEqual([0, 0]);
  });

  it('[Y11] deadlines are a queue', async () => {
    const visitId = newId();
    const token = await cordon.signIn('4001');
    const admin = await cordon.socket(token);
    const declaration = declarationOf({ crew: [await registerDriver(cordon, token)] });
    const depth = async () =>
      (await shown()).value('cordon_queue_depth', { queue: 'deadlines', state: 'waiting' }) ?? 0;
    const before = await depth(); // alerts of the tests before wait for their escalation
    await admin.command(commandOf({ type: 'declareVisit', visitId, declaration }));
    expect(await depth()).toBe(before + 1); // it may never come
    await gate.command(arriveOf(visitId));
    expect(await depth()).toBe(before + 1); // its step may take too long
  });
});

describe('a Redis that is frozen', () => {
  it('[Y6] is shown as away; figures that do not need it are shown all the same', async () => {
    const mortal = await startMortalRedis();
    const own = await startTestCordon({ redisUrl: mortal.url });
    expect((await shown(own)).value('cordon_redis_up')).toBe(1);
    mortal.freeze();
    await expect.poll(async () => (await shown(own)).value('cordon_redis_up')).toBe(0);
    const frozen = await shown(own);
    for (const name of ['cordon_feed_lag_entries', 'cordon_deadline_overdue_seconds', 'cordon_queue_depth'])
      expect([name, frozen.families.get(name)?.series]).toEqual([name, []]);
    expect(frozen.value('cordon_open_visits', { phase: 'atGate' })).toBe(0);
    mortal.thaw();
    const lag = async () => (await shown(own)).value('cordon_feed_lag_entries', { consumer: 'broadcast' });
    await expect.poll(lag).toBe(0);
    await own.stop();
    await mortal.stop();
  });
});

describe('who may read', () => {
  const refused = { status: 403, body: { ok: false, code: 'forbidden' } };

  it('[Y8] asks with the token where one is set, on this machine too', async () => {
    const metricsToken = 'a-token-of-prometheus';
    const guarded = await startTestCordon({ metricsToken });
    expect(await guarded.call('GET', '/metrics')).toMatchObject(refused);
    expect(await guarded.call('GET', '/metrics', { token: `${metricsToken}x` })).toMatchObject(refused);
    expect(await guarded.call('GET', '/metrics', { token: await guarded.signIn('4001') })).toMatchObject(refused);
    expect((await guarded.call('GET', '/metrics', { token: metricsToken })).status).toBe(200);
    await guarded.stop();
  });

  it('[Y8] comes from this machine where none is set, and not through a proxy', async () => {
    const open = await startTestCordon({ host: '0.0.0.0' });
    const { port } = new URL(open.url);
    const root = await fetch(`${open.url}/authority.crt`);
    const ca = new X509Certificate(Buffer.from(await root.arrayBuffer())).toString();
    const ask = async (host: string, headers: Record<string, string> = {}) =>
      (await fetch(`http://${host}:${port}/metrics`, { headers })).status;
    expect(await ask('127.0.0.1')).toBe(200);
    expect(await ask('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(403);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of outside) {
      expect(await ask(address)).toBe(403);
      const headers = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' };
      expect(await ask(address, headers)).toBe(403);
      for (const sent of [{}, headers]) {
        const { status, text } = await askSecurely(`https://${address}:${port}/metrics`, { ca, headers: sent });
        expect([status, text]).toEqual([403, expect.stringContaining('"forbidden"')]);
      }
      expect((await fetch(`http://${address}:${port}/livez`)).status).toBe(200); // the port is open, but the server takes no requests yet
    }
    await open.stop();
  });
});

describe('personal data', () => {
  it('[Y9] a whole night leaves nothing of its people and vehicles in the metrics', async () => {
    const own = await startTestCordon();
    const token = await own.signIn('4001');
    const body = new Uint8Array(nightFile('night.csv'));
    const { body: imported } = await own.call('POST', '/api/v1/declarations/import?mode=good', { token, body });
    expect(imported).toMatchObject({ ok: true, rows: 46, accepted: 46 });
    const officer = await own.socket(await own.signIn('1001'));
    const followed = await officer.follow();
    const visits = followed.ok && 'snapshot' in followed ? followed.snapshot.visits : [];
    expect(visits).toHaveLength(46);
    for (const { state } of visits) {
      await officer.command(arriveOf(state.id, state.declaration.plate));
      await officer.command({ type: state.declaration.plate, visitId: state.id });
    }
    const arrived = await commands('reportStep', 'accepted', own);
    expect(arrived).toBeGreaterThan(30);
    const atGate = async () => (await shown(own)).value('cordon_open_visits', { phase: 'atGate' });
    await expect.poll(atGate).toBe(arrived);
    expect(await commands('declareVisit', 'accepted', own)).toBe(46);

    const rows: Record<string, string>[] = parse(nightFile('night.csv'), { bom: true, columns: true });
    const personal = /^(plate|trailer_plate|company|vehicle_pass|crew\d_(name|number|phone|pass))$/;
    const secrets = new Set([
      ...rows.flatMap((row) => Object.entries(row).flatMap(([column, text]) => (personal.test(column) ? [text] : []))),
      ...visits.map(({ state }) => state.id),
      ...visits.flatMap(({ state }) => state.declaration.crew.flatMap((one) => [one.personId, one.maskedName])),
      ...own.first.people.flatMap(({ pin, password, name }) => [pin, password ?? '', name]),
      token,
    ]);
    secrets.delete('');
    expect(secrets.size).toBeGreaterThan(300);
    const text = await textOf(own);
    // A figure has up to 17 digits, among which a PIN could be by chance; a whole phone or document number could not.
    const words = text.replaceAll(/ \S+$/gm, '');
    const isTold = (secret: string) => words.includes(secret) || words.includes(secret.slice(1));
    expect([...secrets].filter((secret) => isTold(secret) || (secret.length > 10 && text.includes(secret)))).toEqual(
      [],
    );
    expect(text).toMatch(/^[\x20-\x7e\n]+$/); // not a single Chinese character
    await own.stop();
  });
});
