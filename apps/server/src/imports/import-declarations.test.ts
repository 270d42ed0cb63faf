import { declareVisit } from '@cordon/protocol/visit/commands.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importDeclarations, type ImportMode } from './import-declarations.ts';
import { nightFile, type SiteInMemory, siteInMemory } from './testing/night.ts';

let site: SiteInMemory;
beforeEach(() => {
  site = siteInMemory();
});

const run = (bytes: Uint8Array, mode: ImportMode) => importDeclarations({ ...site, bytes, mode });
const night = nightFile('night.csv');
const text = night.toString();
const edited = (from: string, to: string) => Buffer.from(text.replace(from, to));

describe('a night’s file', () => {
  it.each([
    ['night.csv', 'utf-8'],
    ['night.gb18030.csv', 'gb18030'],
  ])('[D17] all 46 rows of %s are declared', async (name, encoding) => {
    const result = await run(nightFile(name), 'good');
    expect(result).toEqual({ rows: 46, accepted: 46, unchanged: 0, faults: [], encoding });
    expect(site.commands).toHaveLength(46);
    for (const command of site.commands) expect(declareVisit.parse(command)).toEqual(command);
  });

  it('[D17] both encodings say the same', async () => {
    await run(night, 'good');
    const twin = siteInMemory();
    await importDeclarations({ ...twin, bytes: nightFile('night.gb18030.csv'), mode: 'good' });
    expect(twin.commands).toEqual(site.commands);
  });

  it('[D17] the faulty file gives exactly its expected faults, and its odd rows are accepted', async () => {
    const schema = z.array(z.object({ line: z.int(), field: z.string().nullable(), fault: z.string().nullable() }));
    const expected = schema.parse(JSON.parse(nightFile('night.faulty.expected.json').toString()));
    const { rows, accepted, faults } = await run(nightFile('night.faulty.csv'), 'preview');
    expect(faults.map(({ line, field, fault }) => ({ line, field, fault }))).toEqual(
      expected.filter(({ fault }) => fault !== null),
    );
    expect({ rows, accepted }).toEqual({ rows: 26, accepted: 4 }); // 23 has no fault, 25 to 27 are the odd ones
  });

  it('[D8] each fault shows what stands in the cell', async () => {
    const { faults } = await run(nightFile('night.faulty.csv'), 'preview');
    expect(faults.filter(({ line }) => [2, 9, 20, 22, 24].includes(line)).map(({ value }) => value)).toEqual([
      '渝A12I45',
      'first-canteen|moon-base',
      '12345',
      '长'.repeat(80),
      '川AF5K41',
    ]);
  });

  it('[D17] names, documents and phones go to the register alone', async () => {
    await run(night, 'good');
    expect(site.registered.size).toBe(62);
    const sent = JSON.stringify(site.commands);
    expect(sent).toContain('秦*海');
    for (const { name, documentNumber, phone } of site.registered.values()) {
      expect(sent).not.toContain(documentNumber);
      expect(sent).not.toContain(phone);
      expect(sent.includes(name)).toBe(false);
    }
  });
});

describe('importing again', () => {
  it('[D17] changes nothing and says so', async () => {
    await run(night, 'good');
    const result = await run(nightFile('night.gb18030.csv'), 'good');
    expect(result).toMatchObject({ rows: 46, accepted: 0, unchanged: 46, faults: [] });
    expect(site.commands).toHaveLength(46);
  });

  it('[D17] changes nothing after vehicles have arrived either', async () => {
    await run(night, 'good');
    for (const { state } of site.visits.values()) Object.assign(state, { status: 'atGate' });
    expect(await run(night, 'good')).toMatchObject({ accepted: 0, unchanged: 46, faults: [] });
  });

  it('[D17] with a row mended amends that visit alone', async () => {
    await run(night, 'good');
    expect(await run(edited('鸡蛋:152:箱', '鸡蛋:150:箱'), 'good')).toMatchObject({ accepted: 1, unchanged: 45 });
    expect(site.visits.size).toBe(46);
  });

  it('[D19] goes back to an earlier declaration by a command of its own', async () => {
    await run(night, 'good');
    await run(edited('鸡蛋:152:箱', '鸡蛋:150:箱'), 'good');
    expect(await run(night, 'good')).toMatchObject({ accepted: 1, unchanged: 45 });
    expect(new Set(site.commands.map(({ commandId }) => commandId)).size).toBe(48);
  });

  it('[D17] with a phone number mended renews the register and no visit', async () => {
    await run(night, 'good');
    expect(await run(edited('17480207058', '17480207059'), 'good')).toMatchObject({ accepted: 0, unchanged: 46 });
    expect([...site.registered.values()].map(({ phone }) => phone)).toContain('17480207059');
  });

  it('[D20] tells the line of a visit that can no longer be amended, and declares the others', async () => {
    await run(night, 'good');
    for (const { state } of site.visits.values()) Object.assign(state, { status: 'atGate' });
    const result = await run(edited('鸡蛋:152:箱', '鸡蛋:150:箱'), 'good');
    expect(result.faults).toEqual([{ line: 2, field: null, fault: 'visit-arrived', value: '渝BF95253' }]);
    expect(result).toMatchObject({ accepted: 0, unchanged: 45 });
  });
});

describe('by choice', () => {
  it('[D20] a preview writes nothing, to the register neither', async () => {
    expect(await run(night, 'preview')).toMatchObject({ rows: 46, accepted: 46, unchanged: 0, faults: [] });
    expect([site.commands, site.registered.size]).toEqual([[], 0]);
    await run(night, 'good');
    expect(await run(night, 'preview')).toMatchObject({ accepted: 0, unchanged: 46 });
  });

  it('[D20] a preview tells what the visit’s rules would refuse', async () => {
    await run(night, 'good');
    for (const { state } of site.visits.values()) Object.assign(state, { status: 'released' });
    const { faults } = await run(edited('鸡蛋:152:箱', '鸡蛋:150:箱'), 'preview');
    expect(faults).toMatchObject([{ line: 2, field: null }]);
  });

  it('[D20] good rows are declared beside faulty ones', async () => {
    expect(await run(nightFile('night.faulty.csv'), 'good')).toMatchObject({ rows: 26, accepted: 4 });
    expect(site.commands).toHaveLength(4);
  });

  it('[D20] all or none declares nothing while one row has a fault', async () => {
    const result = await run(nightFile('night.faulty.csv'), 'all-or-none');
    expect(result).toMatchObject({ rows: 26, accepted: 0 });
    expect(result.faults).toHaveLength(22);
    expect([site.commands, site.registered.size]).toEqual([[], 0]);
    expect(await run(night, 'all-or-none')).toMatchObject({ accepted: 46 });
  });

  it('[D23] all or none is asked for at once, and what is refused then is a fault of its line and declares nothing', async () => {
    site.submit = () => Promise.reject(new Error('one by one'));
    site.submitAll = () => Promise.resolve({ ok: false, refused: [{ place: 1, code: 'person-unknown' }] });
    expect(await run(night, 'all-or-none')).toMatchObject({
      rows: 46,
      accepted: 0,
      faults: [{ line: 3, field: null, fault: 'person-unknown', value: '川A71213F' }],
    });
    site.submitAll = () => Promise.resolve({ ok: false, refused: [{ place: null, code: 'unavailable' }] });
    expect(await run(night, 'all-or-none')).toMatchObject({ accepted: 0, faults: [{ line: 1, fault: 'unavailable' }] });
    expect(site.commands).toEqual([]);
  });

  it('[D20] a row that the server refuses is a fault of its line', async () => {
    site.submit = () => Promise.resolve({ ok: false, code: 'busy' });
    const { accepted, faults } = await run(night, 'good');
    expect(accepted).toBe(0);
    expect(faults[0]).toEqual({ line: 2, field: null, fault: 'busy', value: '渝BF95253' });
    expect(faults).toHaveLength(46);
  });
});

describe('files that can not be read', () => {
  it('[D16] one lone quote is one fault, and every other row is declared', async () => {
    const result = await run(edited('沙坪坝环卫', '"沙坪坝环卫'), 'good');
    expect(result).toMatchObject({
      rows: 46,
      accepted: 45,
      faults: [{ line: 2, field: null, fault: 'broken quotes' }],
    });
  });

  it.each([
    ['empty', Buffer.alloc(0), 'empty file'],
    ['no text', Buffer.of(0xff, 0xff, 0xff), 'unknown encoding'],
    ['of one header', Buffer.from(text.slice(0, text.indexOf('\n'))), 'no rows'],
  ])('[D3] a file %s is refused as a whole', async (_, bytes, fault) => {
    const result = await run(bytes, 'good');
    expect(result).toMatchObject({ accepted: 0, faults: [{ field: null, fault }] });
    expect(site.commands).toEqual([]);
  });
});
