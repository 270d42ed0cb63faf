import type { TestRedis } from '@cordon/tests/support/redis.ts';
import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { createRegister, type PeopleRegister, type Person } from './register.ts';
import { siteKeysOf } from '../testing/site-keys.ts';
import { useStore } from '../testing/store.ts';

const prefix = 'cordon:{demo}:';
const keys = siteKeysOf(prefix);
const qin: Person = {
  name: '秦晓海',
  document: 'id-card',
  documentNumber: '990000196604038090',
  phone: '17480207058',
};
const tao: Person = { name: '陶斌江', document: 'passport', documentNumber: 'E92174451', phone: '+85291234567' };

let server: TestRedis;
let redis: Redis;
let people: PeopleRegister;
useStore((store) => {
  ({ server, redis } = store);
  people = createRegister(redis, prefix, keys);
});

/** Everything that lies in the store, as a thief would read it. */
async function dump(): Promise<string> {
  const names = await redis.keys('*');
  const values = await Promise.all(
    names.map(async (name) => ((await redis.type(name)) === 'hash' ? redis.hgetall(name) : redis.get(name))),
  );
  return JSON.stringify([names, values]);
}

describe('the people register', () => {
  it('[K1] keeps nothing that can be read in the store', async () => {
    await people.add(qin);
    await people.matchDocumentSuffixes([await people.add(tao)], ['甲乙丙丁']);
    const stored = await dump();
    for (const secret of [
      '秦晓海',
      '陶斌江',
      '990000196604038090',
      'E92174451',
      '17480207058',
      '91234567',
      'id-card',
      '甲乙丙丁',
    ]) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  it('[K4] knows the same document again, whoever declares it', async () => {
    const personId = await people.add(qin);
    expect(personId).toMatch(/^p-[0-9a-f]{32}$/u);
    expect(await people.add(qin)).toBe(personId);
    expect(await createRegister(server.connect(), prefix, keys).add(qin)).toBe(personId);
    expect(await people.find(qin)).toBe(personId);
    expect(await people.add(tao)).not.toBe(personId);
  });

  it('[K8] shows what a visit may say of each, and of strangers and the erased nothing', async () => {
    const [first, second, gone] = [
      await people.add(qin),
      await people.add(tao),
      await people.add({ ...qin, documentNumber: '1' }),
    ];
    const [stranger = ''] = await people.matchDocumentSuffixes([], ['1234']);
    await people.erase(gone);
    expect(await people.shown([second, 'nobody', first, gone, stranger])).toEqual([
      { maskedName: '陶*江', document: 'passport' },
      null,
      { maskedName: '秦*海', document: 'id-card' },
      null,
      null,
    ]);
  });

  it('[K4] tells documents of two kinds with one number apart', async () => {
    const other: Person = { ...tao, document: 'taiwan-permit' };
    expect(await people.add(tao)).not.toBe(await people.add(other));
  });

  it('[K4] finds nobody without writing', async () => {
    expect(await people.find(qin)).toBeNull();
    expect(await redis.dbsize()).toBe(0);
  });

  it('[K4] gives one ID when a person is declared by many at the same moment', async () => {
    const others = [1, 2, 3].map(() => createRegister(server.connect(), prefix, keys));
    const ids = await Promise.all([people, ...others].flatMap((each) => [each.add(qin), each.add(qin)]));
    expect(new Set(ids).size).toBe(1);
    expect(await redis.keys('*:register:*')).toHaveLength(1);
  });

  it('[K4] keeps the phone that was given last', async () => {
    const personId = await people.add(qin);
    await people.add({ ...qin, phone: '13812345678' });
    expect(await people.identity(personId)).toMatchObject({ name: '秦晓海', phone: '13812345678' });
  });

  it('[D34] never puts another name, nor its phone, in the place of the one that it has', async () => {
    const personId = await people.add(qin);
    expect(await people.add({ ...qin, name: '秦小海', phone: '13812345678' })).toBe(personId);
    expect(await people.identity(personId)).toMatchObject({ name: qin.name, phone: qin.phone });
  });

  it('[D34] says whether name and phone are those that it has, and spaces are no other name', async () => {
    expect(await people.check(qin)).toBeNull();
    const personId = await people.add(qin);
    expect(await people.check({ ...qin, name: ' 秦 晓海', phone: '' })).toEqual({
      personId,
      name: 'same',
      phone: 'same',
    });
    expect(await people.check({ ...qin, name: '秦小海', phone: '13812345678' })).toEqual({
      ...{ personId, name: 'other', phone: 'other' },
    });
  });

  it('[D34] corrects a name when it is asked to, and nothing else of the person', async () => {
    const personId = await people.add(qin);
    await people.correctName(personId, '秦小海');
    expect(await people.identity(personId)).toMatchObject({ name: '秦小海', phone: qin.phone });
    expect(await people.check({ ...qin, name: '秦小海' })).toMatchObject({ name: 'same' });
    await people.correctName('p-nobody', '无名');
  });

  it('[K4] keeps the phone that it has when none is given, and shows none when there never was one', async () => {
    const personId = await people.add(qin);
    await people.add({ ...qin, phone: '' });
    expect(await people.masked(personId)).toMatchObject({ maskedPhone: '174****7058' });
    expect(await people.masked(await people.add({ ...tao, phone: '' }))).toMatchObject({ maskedPhone: null });
  });

  it('[K4] writes nothing when the person is declared again unchanged', async () => {
    const personId = await people.add(qin);
    const before = await redis.hgetall(`${prefix}register:${personId}`);
    await people.add(qin);
    expect(await redis.hgetall(`${prefix}register:${personId}`)).toEqual(before);
  });

  it('[K5] shows the ends of numbers, and everything only when asked for', async () => {
    const personId = await people.add(qin);
    expect(await people.masked(personId)).toEqual({
      document: 'id-card',
      maskedNumber: '**************8090',
      maskedPhone: '174****7058',
    });
    const { name, documentNumber, phone } = qin;
    expect(await people.identity(personId)).toEqual({ name, documentNumber, phone });
    expect(await people.masked('p-nobody')).toBeNull();
    expect(await people.identity('p-nobody')).toBeNull();
  });

  it('[K1] a record moved under another ID does not open', async () => {
    const [mine, other] = [await people.add(qin), await people.add(tao)];
    await redis.rename(`${prefix}register:${mine}`, `${prefix}register:${other}`);
    await expect(people.masked(other)).rejects.toThrow(/is damaged/u);
  });

  it('[K7] an erased person is gone, and a new one when declared again', async () => {
    const personId = await people.add(qin);
    expect(await people.erase(personId)).toBe(true);
    expect(await redis.dbsize()).toBe(0);
    expect(await people.masked(personId)).toBeNull();
    expect(await people.erase(personId)).toBe(false);
    expect(await people.add(qin)).not.toBe(personId);
  });
});

describe('the crew at the exit', () => {
  it('[K6] is recognised by the ends of its documents, in the order read', async () => {
    const crew = [await people.add(qin), await people.add(tao)];
    expect(await people.matchDocumentSuffixes(crew, ['4451', '8090'])).toEqual(crew.toReversed());
    expect(await people.matchDocumentSuffixes(crew, [' ８０９０ ', '4451'])).toEqual(crew);
  });

  it('[K6] reads a final x in either case', async () => {
    const wang = { ...qin, documentNumber: '99000019801031400X' };
    const personId = await people.add(wang);
    expect(await people.matchDocumentSuffixes([personId], ['400x'])).toEqual([personId]);
  });

  it('[K6] a stranger gets an ID that looks like any other and keeps it when the reading is sent again', async () => {
    const crew = [await people.add(qin)];
    const [stranger = ''] = await people.matchDocumentSuffixes(crew, ['1234']);
    expect(stranger).toMatch(/^p-[0-9a-f]{32}$/u);
    expect(crew).not.toContain(stranger);
    expect(await people.matchDocumentSuffixes(crew, ['1234'])).toEqual([stranger]);
    expect(await people.identity(stranger)).toBeNull();
    expect(await people.masked(stranger)).toEqual({
      document: null,
      maskedNumber: '****1234',
      maskedPhone: null,
    });
  });

  it('[K6] somebody of another crew is a stranger here', async () => {
    const crew = [await people.add(qin)];
    const elsewhere = await people.add(tao);
    expect(await people.matchDocumentSuffixes(crew, ['4451'])).not.toContain(elsewhere);
  });

  it('[K6] counts two people with one tail as two, and a third as a stranger', async () => {
    const twin: Person = { ...tao, documentNumber: 'G00008090' };
    const crew = [await people.add(qin), await people.add(twin)];
    const read = await people.matchDocumentSuffixes(crew, ['8090', '8090', '8090']);
    expect(read.slice(0, 2).toSorted()).toEqual(crew.toSorted());
    expect(new Set(read).size).toBe(3);
  });

  it('[ID1] [K6] recognises a tail in whatever form it is read', async () => {
    const crew = [await people.add(qin)];
    const [right = ''] = await people.matchDocumentSuffixes(crew, [qin.documentNumber.slice(-4)]);
    expect(crew).toContain(right);
    for (const tail of Array.from({ length: 4 }, (_, at) => at)) {
      const read = Array.from(qin.documentNumber.slice(-4)).toSpliced(tail, 0, '\u200b').join('-').replaceAll('X', 'Х');
      expect(await people.matchDocumentSuffixes(crew, [read])).toEqual([right]);
    }
  });

  it('[K6] two strangers with one tail are two people', async () => {
    expect(new Set(await people.matchDocumentSuffixes([], ['1234', '1234'])).size).toBe(2);
  });

  it('[K6] an erased member of the crew is matched by nobody', async () => {
    const personId = await people.add(qin);
    await people.erase(personId);
    expect(await people.matchDocumentSuffixes([personId], ['8090'])).not.toContain(personId);
  });
});
