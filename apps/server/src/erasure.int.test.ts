import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { startTestRedis, type TestRedis } from '@cordon/tests/support/redis.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf, newId } from './testing/commands.ts';
import { startTestCordon, type TestCordon } from './testing/cordon.ts';
import { demoKeys } from './testing/submit-fixture.ts';
import { dumpOf } from './testing/dump.ts';

const person = { name: '秦金雀', document: 'id-card', number: '11010519491231002X', phone: '13812345678' };
const secrets = [person.name, person.number, person.phone];

let redis: TestRedis;
let cordon: TestCordon;
let token: string;
beforeAll(async () => {
  redis = await startTestRedis();
  cordon = await startTestCordon({ redisUrl: redis.url });
  token = await cordon.signIn('4001');
});
afterAll(async () => {
  await cordon.stop();
  await redis.stop();
});

const api = async (method: string, path: string, json?: unknown) =>
  (await cordon.call(method, `/api/v1${path}`, { token, ...(json === undefined ? {} : { json }) })).body;

async function enter(change: Partial<typeof person> = {}): Promise<{ personId: string; maskedName: string }> {
  const { people } = await api('POST', '/people', { people: [{ ...person, ...change }] });
  const [entered] = people as { personId: string; maskedName: string }[];
  if (entered === undefined) throw new Error('not entered');
  return entered;
}

const erase = (personId: string) => api('POST', `/people/${personId}/erase`, { reason: '本人要求' });

/** What lies on the disk, as it is written. */
function onDisk(): string {
  const folder = join(redis.folder, 'appendonlydir');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

describe('an erased person', () => {
  it('[K13] is in the store neither before nor after in words that can be read, and afterwards under no key', async () => {
    const { personId, maskedName } = await enter();
    const visitId = newId();
    const declaration = declarationOf({ crew: declarationOf().crew.map((one) => ({ ...one, personId, maskedName })) });
    const admin = await cordon.socket(token);
    expect(await admin.command(commandOf({ type: 'declareVisit', visitId, declaration }))).toMatchObject({ ok: true });
    expect(await erase(personId)).toMatchObject({ ok: false, code: 'person-on-site' });
    await admin.command(commandOf({ type: 'cancelDeclaration', visitId, reason: '取消' }));
    const shown = (await api('GET', `/visits/${visitId}/crew`))['people'];
    expect(shown).toMatchObject([{ maskedNumber: expect.stringMatching(/\d{3}[\dX]$/) }]);

    const store = redis.connect();
    const before = await dumpOf(store);
    const record = await store.hgetall(`${demoKeys.prefix}register:${personId}`);
    const sealed = Object.values(record);
    expect(sealed).toHaveLength(6);
    for (const one of sealed) expect(before).toContain(one);

    expect(await erase(personId)).toEqual({ ok: true, forgotten: true });
    const after = await dumpOf(store);
    for (const secret of secrets) {
      for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')]) {
        expect([before.includes(form), after.includes(form)]).toEqual([false, false]);
      }
    }
    for (const one of sealed) expect(after).not.toContain(one);
    expect(after).toContain(personId); // what events keep leads nowhere
    expect((await api('GET', `/visits/${visitId}/crew`))['people']).toMatchObject([
      { name: maskedName, maskedNumber: '****', maskedPhone: null },
    ]);
    expect(await erase(personId)).toMatchObject({ ok: false, code: 'person-unknown' });
    expect((await enter()).personId).not.toBe(personId);
  });

  it('[K13] is gone from the log on the disk too', async () => {
    const { personId } = await enter({ number: '440524198001010013', phone: '13900001111' });
    const { key = '', name = '' } = await redis.connect().hgetall(`${demoKeys.prefix}register:${personId}`);
    expect([onDisk().includes(key), onDisk().includes(name)]).toEqual([true, true]);
    expect(await erase(personId)).toEqual({ ok: true, forgotten: true });
    await expect.poll(() => [onDisk().includes(key), onDisk().includes(name)]).toEqual([false, false]);
  });

  it('[K13] many at once are all gone', async () => {
    const numbers = ['E90000001', 'E90000002', 'E90000003', 'E90000004'];
    const all = await Promise.all(numbers.map((number) => enter({ document: 'passport', number })));
    const answers = await Promise.all(all.map(({ personId }) => erase(personId)));
    expect(answers).toEqual(numbers.map(() => ({ ok: true, forgotten: true })));
    const after = await dumpOf(redis.connect());
    for (const { personId } of all) expect(after).not.toContain(`register:${personId}`);
  });
});
