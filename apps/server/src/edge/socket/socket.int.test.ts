import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, openSocket, startTestCordon, type TestCordon } from '../../testing/cordon.ts';
import { commandOf, newId } from '../../testing/commands.ts';
import { usualFigures } from '../limits/figures.ts';

const readAtMostBytes = usualFigures.messageBytes;

let redis: TestRedis;
let cordon: TestCordon;
let token: string;
let client: Client;

beforeAll(async () => {
  redis = await startTestRedis();
  cordon = await startTestCordon({ redisUrl: redis.url });
  token = await cordon.signIn('3001');
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});
beforeEach(async () => {
  client = await cordon.socket(token);
});
afterEach(() => client.socket.disconnect());

const lockdown = () => commandOf({ type: 'setLockdown', reason: '演练' });
const lift = () => commandOf({ type: 'liftLockdown', reason: '演练结束' });
const stillServes = async () => {
  const { body } = await cordon.call('GET', '/readyz');
  return body['ready'] === true;
};

/** What a handshake is refused with, or null when it is let in. */
async function handshake(auth: Record<string, unknown>): Promise<unknown> {
  const socket = openSocket(cordon.url, auth);
  try {
    return await new Promise((resolve) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', (error: Error & { data?: unknown }) => resolve(error.data));
    });
  } finally {
    socket.disconnect();
  }
}

describe('the handshake', () => {
  it('[E1] lets in who is signed in', async () => {
    expect(await handshake(await cordon.device.auth(token))).toBeNull();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['without anything', {}, 'unsupported-protocol'],
    ['in another version', { token: 'x'.repeat(43), protocol: 2 }, 'unsupported-protocol'],
    ['without a token', { protocol: 1 }, 'not-signed-in'],
    ['with a token of nobody', { token: 'x'.repeat(43), protocol: 1 }, 'not-signed-in'],
    ['with a token that is none', { token: { $gt: '' }, protocol: 1 }, 'not-signed-in'],
    ['with a token that is too long', { token: 'x'.repeat(3_000), protocol: 1 }, 'not-signed-in'],
  ])('[E1] refuses one %s', async (_, auth, code) => {
    expect(await handshake(auth)).toMatchObject({ ok: false, code, retryable: false });
  });

  it('[E2] is WebSocket only', async () => {
    const { status } = await cordon.call('GET', '/socket.io/?EIO=4&transport=polling');
    expect(status).toBe(400);
  });
});

describe('a command', () => {
  it('[E3] is answered, and everybody who follows sees its events', async () => {
    const other = await cordon.socket(await cordon.signIn('5001'));
    const followed = await other.follow();
    const command = lockdown();
    expect((await client.command(command)).ok).toBe(true);
    // What the clock has to say of the alert comes when it comes.
    const caused = () =>
      other.packets.flatMap(({ events }) => events).filter(({ commandId }) => commandId === command.commandId);
    await expect.poll(() => caused().map(({ event }) => event.type)).toEqual(['lockdownSet', 'alertRaised']);
    const seq = (followed.ok ? followed.seq : 0) + 1;
    expect(caused()[0]).toMatchObject({ seq, by: { personId: 'supervisor-1' } });
    expect((await client.command(lift())).ok).toBe(true);
  });

  it('[E3] can not name another actor', async () => {
    const forged = { ...lockdown(), by: { personId: 'admin-1' } };
    expect(await client.command(forged)).toMatchObject({ ok: false, code: 'malformed', commandId: forged.commandId });
  });

  it('[C2] is refused to whom it is not for', async () => {
    const gate = await cordon.socket(await cordon.signIn('1001'));
    expect(await gate.command(lockdown())).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('hostile input', () => {
  it.each<[string, unknown, string]>([
    ['unknown keys', { ...lockdown(), extra: 1 }, 'malformed'],
    ['wrong types', { ...lockdown(), reason: 7 }, 'malformed'],
    ['__proto__', JSON.parse('{"type":"setLockdown","__proto__":{"ok":true}}'), 'malformed'],
    ['a lone surrogate', { ...lockdown(), reason: 'x\ud800y' }, 'malformed'],
    ['a right-to-left override', { ...lockdown(), reason: 'abc\u202ecba' }, 'malformed'],
    ['a NUL', { ...lockdown(), reason: 'a\u0000b' }, 'malformed'],
    ['deep nesting', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`), 'malformed'],
    ['an attachment', { ...lockdown(), reason: Buffer.from('x') }, 'malformed'],
    ['nothing', null, 'malformed'],
    ['a text', 'setLockdown', 'malformed'],
    ['a payload that is too large', { ...lockdown(), reason: 'x'.repeat(maxPayloadBytes) }, 'too-large'],
    ['an ID of another kind', { ...lockdown(), commandId: 'x' }, 'malformed'],
    ['a number beyond all numbers', { ...lockdown(), observedAt: 1e300 }, 'malformed'],
  ])('[E3] %s: refused with a code, and nothing else happens', async (_, payload, code) => {
    const ack = await client.command(payload);
    expect(ack).toMatchObject({ ok: false, code, retryable: false });
    expect((await client.follow()).ok).toBe(true);
  });

  /** A command whose message, frame and all, has this many bytes. */
  const commandOfBytes = (bytes: number) => {
    const frame = 100; // `420["command",` and what the parser puts around it, at most
    const bare = lockdown();
    return { ...bare, reason: 'x'.repeat(bytes - frame - JSON.stringify(bare).length) };
  };

  it.each([maxPayloadBytes + 1_000, 2 * maxPayloadBytes])(
    '[E2] a message of %i bytes is answered, and its connection stays open',
    async (bytes) => {
      const sent = commandOfBytes(bytes);
      expect(await client.command(sent)).toMatchObject({
        ok: false,
        code: 'too-large',
        commandId: sent.commandId,
        params: { limit: maxPayloadBytes },
      });
      expect((await client.follow()).ok).toBe(true);
    },
  );

  it.each([2 * maxPayloadBytes + 1_000, readAtMostBytes])(
    '[LM10] one of %i bytes is answered unread, and its connection stays open',
    async (bytes) => {
      const parse = vi.spyOn(JSON, 'parse');
      expect(await client.command(commandOfBytes(bytes))).toMatchObject({
        ok: false,
        code: 'too-large',
        commandId: null,
        params: { limit: maxPayloadBytes },
      });
      expect(Math.max(...parse.mock.calls.map(([text]) => text.length))).toBeLessThan(maxPayloadBytes);
      expect((await client.follow()).ok).toBe(true);
    },
  );

  it('[E2] a message beyond a megabyte ends that connection alone, and its client can tell why', async () => {
    const other = await cordon.socket(token);
    const reason = new Promise<unknown>((resolve) => {
      client.socket.once('disconnect', (_, details) => resolve(details));
    });
    client.socket.emit('command', commandOfBytes(readAtMostBytes + 1_000));
    expect(await client.closed).toBe('transport close');
    expect(await reason).toMatchObject({ context: { code: 1009 } });
    expect((await other.follow()).ok).toBe(true);
    expect(await stillServes()).toBe(true);
  });

  it('[E5] unknown events are answered when they ask to be', async () => {
    const answered: unknown = await client.socket.timeout(5_000).emitWithAck('becomeAdmin', {});
    expect(answered).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('[E5] messages without a way to answer, events with famous names, and noise leave it alive', async () => {
    client.socket.emit('command', lockdown(), 'not a function');
    client.socket.emit('command');
    client.socket.emit('follow', { after: 0 }, { answer: true });
    client.socket.emit('error', new Error('x'));
    client.socket.emit('events', { events: [], upTo: 1_000_000 });
    client.socket.emit('__proto__', {});
    client.socket.emit('toString', 1);
    expect((await client.follow()).ok).toBe(true);
    expect(await stillServes()).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no event', '2'],
    ['an attachment that never comes', '51-["command",{"_placeholder":true,"num":9}]'],
    ['a name that is taken', '2["connect",{}]'],
    ['half an event', '2["command"'],
    ['noise', 'x'],
    ['thirty thousand levels', `20["command",${'['.repeat(30_000)}${']'.repeat(30_000)}]`],
    ['half a million levels', `20["command",${'['.repeat(500_000)}${']'.repeat(500_000)}]`],
  ])('[E5] a frame that holds %s leaves it alive', async (_, frame) => {
    client.socket.io.engine.write(frame);
    const next = await cordon.socket(token);
    expect((await next.follow()).ok).toBe(true);
  });

  it('[E4] a flood is refused, and the connection stays open', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.command({ type: 'x', id: newId() })));
    const codes = answers.map((ack) => (ack.ok ? 'ok' : ack.code));
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(100);
    expect(codes.filter((code) => code === 'malformed').length).toBeGreaterThan(20);
    const calm = await cordon.socket(token);
    expect((await calm.follow()).ok).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a negative place', { after: -1 }],
    ['a place that is none', { after: 1.5 }],
    ['a place as text', { after: '1' }],
    ['a room of its own choice', { after: 1, room: 'all' }],
  ])('[E3] follow with %s is refused', async (_, payload) => {
    expect(await client.follow(payload)).toMatchObject({ ok: false, code: 'malformed' });
  });
});

describe('sessions that end', () => {
  it('[E7] by signing off close their sockets', async () => {
    const leaving = await cordon.signIn('3002');
    const socket = await cordon.socket(leaving);
    await cordon.call('DELETE', '/api/v1/session', { token: leaving });
    await socket.closed;
    expect(socket.byes).toEqual(['revoked']);
    expect(await handshake({ token: leaving, protocol: 1 })).toMatchObject({ code: 'not-signed-in' });
    expect((await client.follow()).ok).toBe(true);
  });

  it('[E7] by a new PIN close their sockets', async () => {
    const socket = await cordon.socket(await cordon.signIn('3002'));
    const { body } = await cordon.call('POST', '/api/v1/staff/supervisor-2/pin', {
      token: await cordon.signIn('4001'),
    });
    await socket.closed;
    expect([socket.byes, typeof body['pin']]).toEqual([['revoked'], 'string']);
  });

  it('[E7] by another duty close their sockets, and by a new name do not', async () => {
    const admin = await cordon.socket(await cordon.signIn('4001'));
    const socket = await cordon.socket(await cordon.signIn('5001'));
    const member = { personId: 'auditor-1', staffNumber: '5001', role: 'auditor' as const, stations: [], active: true };
    const save = (change: object) =>
      admin.command(commandOf({ type: 'saveStaff', member: { ...member, name: '审计乙', ...change } }));
    expect((await save({})).ok).toBe(true);
    expect((await socket.follow()).ok).toBe(true);
    expect((await save({ active: false })).ok).toBe(true);
    await socket.closed;
    expect(socket.byes).toEqual(['revoked']);
    expect((await save({})).ok).toBe(true);
  });

  it('[E7] in another process are found out as soon as they are used', async () => {
    const gone = await cordon.signIn('1001');
    const [commanding, following] = [await cordon.socket(gone), await cordon.socket(gone)];
    const direct = redis.connect();
    for (const key of await direct.keys('cordon:{demo}:session:*')) {
      if ((await direct.hget(key, 'personId')) === 'gate-1') await direct.del(key);
    }
    const held = commandOf({ type: 'holdVisit', visitId: newId(), reason: 'x' });
    expect(await commanding.command(held)).toMatchObject({ ok: false, code: 'not-signed-in' });
    expect(await following.follow()).toMatchObject({ ok: false, code: 'not-signed-in' });
    await Promise.all([commanding.closed, following.closed]);
    expect([commanding.byes, following.byes]).toEqual([['revoked'], ['revoked']]);
  });
});
