import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { documentRoutes } from '@cordon/protocol/wire/http/documents.ts';
import { openDevice } from '@cordon/tests/support/device.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAuthor, type TestAuthor } from '../../../testing/author.ts';
import { commandOf, newId } from '../../../testing/commands.ts';
import { type Client, registerDriver, startTestCordon, type TestCordon } from '../../../testing/cordon.ts';
import { checkerOf } from '../../../testing/documented.ts';

/*
 * Every documented event of the socket goes over a real one, and each message is held to the document that this server
 * gives. A message that does not come here fails the last test.
 */

let redis: TestRedis;
let cordon: TestCordon;
let author: TestAuthor;
let check: ReturnType<typeof checkerOf>;
let documented: string[];
let gateToken: string;
let gate: Client;
let supervisor: Client;
const visitId = newId();
const seen = new Set<string>();

beforeAll(async () => {
  redis = await startTestRedis({ appendfsync: 'no' });
  cordon = await startTestCordon({ redisUrl: redis.url });
  author = await openAuthor();
  const token = await cordon.signIn('4001');
  const { body } = await cordon.call('GET', '/api/v1/asyncapi.json', { token });
  const document = documentRoutes['GET /asyncapi.json'].answer.parse(body);
  check = checkerOf(document);
  documented = Object.keys(document.components.messages);
  const office = await cordon.socket(token);
  const declaration = declarationOf({ stops: ['north-shop'], crew: [await registerDriver(cordon, token)] });
  const declared = await office.command(commandOf({ type: 'declareVisit', visitId, declaration }));
  if (!declared.ok) throw new Error(`not declared: ${declared.code}`);
  const credentials = { staffNumber: '1001', pin: cordon.pinOf('1001'), authorKey: author.publicKey };
  gateToken = (await cordon.device.signIn(credentials)).token;
  gate = await cordon.socket(gateToken);
  // On a tablet of its own: nobody is sent what their own device claims.
  const device = { id: 'other-tablet', name: '二号平板', stations: ['main-gate'] };
  await office.command(commandOf({ type: 'saveDevice', device }));
  const made = await cordon.call('POST', '/api/v1/devices/other-tablet/code', { token });
  const tablet = await openDevice(cordon.url, cordon.authenticators);
  await tablet.enrol(z.string().parse(made.body['code']));
  const { token: other } = await tablet.signIn({ staffNumber: '3001', pin: cordon.pinOf('3001') });
  supervisor = await cordon.socket(other, tablet);
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

/** Holds a message to its schema in the document. */
function holds(message: string, payload: unknown): void {
  seen.add(message);
  expect([message, check(`components/messages/${message}/payload`, payload)]).toEqual([message, { faults: [] }]);
}

/** Sends what is to be good, and holds it and its answer to the document. */
async function send(client: Client, event: string, payload: unknown): Promise<unknown> {
  holds(event, payload);
  return answered(client, event, payload);
}

async function answered(client: Client, event: string, payload: unknown): Promise<unknown> {
  const answer: unknown = await client.socket.timeout(60_000).emitWithAck(event, payload);
  holds(`${event}Answer`, answer);
  return answer;
}

describe('[E19] every documented event of the socket is as it is documented', () => {
  it('[E19] the handshake', async () => {
    const auth = await cordon.device.auth(gateToken);
    holds('handshake', auth);
    expect(check('components/messages/handshake/payload', { ...auth, protocol: 2 }).faults).not.toEqual([]);
  });

  it('[E19] commands, and what is refused', async () => {
    expect(await send(gate, 'command', commandOf({ type: 'startShift' }))).toMatchObject({ ok: true });
    expect(await answered(gate, 'command', { type: 'nothing' })).toMatchObject({ ok: false, code: 'malformed' });
    const jws = await author.sign(commandOf({ type: 'endShift', note: null }));
    expect(await send(gate, 'deliver', { jws })).toMatchObject({ ok: true });
    expect(await answered(gate, 'deliver', { jws: 'none' })).toMatchObject({ ok: false });
  });

  it('[E19] following', async () => {
    const place = z.object({ feed: z.string(), seq: z.int(), mark: z.string() });
    const after = place.parse(await send(gate, 'follow', { lines: 20 }));
    const events: unknown = expect.any(Array);
    expect(await send(gate, 'follow', { after })).toMatchObject({ ok: true, events });
    expect(await answered(gate, 'follow', { after: 'yesterday' })).toMatchObject({ ok: false });
    const locked = await supervisor.command(commandOf({ type: 'setLockdown', reason: '演练' }));
    expect(locked.ok).toBe(true);
    await expect.poll(() => gate.packets.flatMap((packet) => packet.events)).not.toEqual([]);
    for (const packet of gate.packets) holds('sentEvents', packet);
  });

  it('[E19] what a device tells of itself', async () => {
    await send(gate, 'status', { battery: 50, charging: null });
    expect(await answered(gate, 'status', { battery: 101 })).toMatchObject({ ok: false, code: 'malformed' });
  });

  it('[E19] claims', async () => {
    const lists: unknown[] = [];
    supervisor.socket.on('claims', (list: unknown) => lists.push(list));
    await send(gate, 'claims', { claims: [{ visitId, steps: ['arrive'], since: Date.now() }] });
    await expect.poll(() => JSON.stringify(lists)).toContain(visitId);
    for (const list of lists) holds('sentClaims', list);
    expect(await answered(gate, 'claims', { claims: 1 })).toMatchObject({ ok: false });
  });

  it('[E19] the end of a connection', async () => {
    const bye = new Promise((resolve) => gate.socket.once('bye', resolve));
    await cordon.call('DELETE', '/api/v1/session', { token: gateToken });
    expect(await bye).toEqual({ why: 'revoked' });
    holds('sentBye', await bye);
  });

  it('[E19] and none of them was left out', () => {
    expect([...seen].toSorted()).toEqual(documented.toSorted());
  });

  it('[E19] and a message of another form would have been seen', () => {
    const faultsOf = (message: string, payload: unknown) =>
      check(`components/messages/${message}/payload`, payload).faults;
    expect(faultsOf('sentBye', { why: 'tired' })).not.toEqual([]);
    expect(faultsOf('command', { ...commandOf({ type: 'startShift' }), by: 'me' })).not.toEqual([]);
    expect(faultsOf('sentEvents', { events: [{}], feed: 'f', upTo: 1, mark: 'm', now: 1 })).not.toEqual([]);
  });
});
