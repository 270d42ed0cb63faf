import { declareVisit } from '@cordon/protocol/visit/commands.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusedAck } from '../commands/answer.ts';
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
    expect(result).toEqual({ rows: 46, accepted: 46, amended: 0, unchanged: 0, faults: [], remarks: [], encoding });
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

  it('[D8] each fault shows the content of the cell', async () => {
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

  it('[D20] names the line of a visit that can no longer be amended, and declares the others', async () => {
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
    site.submitBatch = () =>
      Promise.resolve({
        ok: false,
        refused: [{ place: 1, ack: refusedAck(null, { code: 'person-unknown', params: {} }, 0) }],
      });
    expect(await run(night, 'all-or-none')).toMatchObject({
      rows: 46,
      accepted: 0,
      faults: [{ line: 3, field: null, fault: 'person-unknown', value: '川A71213F' }],
    });
    site.submitBatch = () =>
      Promise.resolve({
        ok: false,
        refused: [{ place: null, ack: refusedAck(null, { code: 'unavailable', params: {} }, 0) }],
      });
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

describe('a corrected row', () => {
  const first = '2026-11-11T04:13+08:00,2026-11-12T23:13+08:00,渝BF95253';
  const moved = (minutes: number, plate = '渝BF95253') => {
    const eta = new Date(Date.parse('2026-11-12T23:13+08:00') + minutes * 60_000).toISOString();
    return edited(first, `2026-11-11T04:13+08:00,${eta},${plate}`);
  };

  it.each([30, -45, 150])(
    '[D35] an arrival that moves by %i minutes amends its visit, and says so',
    async (minutes) => {
      await run(night, 'good');
      const preview = await run(moved(minutes), 'preview');
      expect(preview).toMatchObject({ accepted: 1, amended: 1, unchanged: 45, faults: [] });
      expect(preview.remarks).toMatchObject([{ line: 2, field: 'eta', remark: 'changes what was declared' }]);
      expect(preview.remarks[0]?.value).toMatch(/^2026-11-12 23:13 → /u);
      await run(moved(minutes), 'good');
      expect(site.visits.size).toBe(46);
      expect(await run(moved(minutes), 'good')).toMatchObject({ accepted: 0, unchanged: 46, faults: [] });
    },
  );

  it('[D35] a corrected plate amends its visit, where the crew is the same', async () => {
    await run(night, 'good');
    const result = await run(moved(10, '渝BF95254'), 'good');
    expect(result).toMatchObject({ accepted: 1, amended: 1, unchanged: 45, faults: [] });
    expect(result.remarks.find(({ field }) => field === 'plate')?.value).toBe('渝BF95253 → 渝BF95254');
    expect(site.visits.size).toBe(46);
  });

  it('[D35] a second loop with another load is a new visit, and the office is asked', async () => {
    await run(night, 'good');
    const second = edited(
      `${first},,supply,沙坪坝环卫,second-canteen,冷冻鸡腿:71:箱`,
      '2026-11-12T10:00+08:00,2026-11-13T02:13+08:00,渝BF95253,,supply,沙坪坝环卫,second-canteen,冷冻鸡腿:10:箱',
    );
    const result = await run(second, 'good');
    expect(result).toMatchObject({ accepted: 1, amended: 0, unchanged: 45, faults: [] });
    expect(result.remarks).toMatchObject([{ line: 2, remark: 'may be a correction', value: '2026-11-12 23:13' }]);
    expect(site.visits.size).toBe(47);
  });

  it('[D36] the office’s own number is the declaration, whatever else is corrected', async () => {
    const [header = '', ...rows] = text.trimEnd().split('\r\n');
    const numbered = (lines: string[]) => Buffer.from([`${header},ref`, ...lines].join('\r\n'));
    const lines = rows.map((line, place) => `${line},R-${place + 1}`);
    await run(numbered(lines), 'good');
    const [corrected = ''] = lines;
    const other = corrected
      .replace(first, '2026-11-12T04:13+08:00,2026-11-13T02:00+08:00,渝BX9999')
      .replace('冷冻鸡腿:71', '冷冻鸡腿:5');
    const result = await run(numbered([other, ...lines.slice(1)]), 'good');
    expect(result).toMatchObject({ accepted: 1, amended: 1, unchanged: 45, faults: [] });
    expect(result.remarks.map(({ field }) => field)).toEqual(['eta', 'plate', 'goods', 'declared_at']);
    expect(site.visits.size).toBe(46);
  });

  it('[D35] does not amend a vehicle that has arrived: the row is one too many, as before', async () => {
    await run(night, 'good');
    for (const { state } of site.visits.values()) Object.assign(state, { status: 'atGate' });
    expect((await run(moved(30), 'good')).faults).toMatchObject([
      { line: 2, field: 'plate', fault: 'declared twice for overlapping times' },
    ]);
  });
});

describe('people of a file', () => {
  const [header = '', one = ''] = text.split('\r\n');
  const file = (...rows: string[]) => Buffer.from([header, ...rows].join('\r\n'));
  const elsewhere = one.replace('渝BF95253', '渝B12345');

  it('[D33] nobody is in two vehicles at one time, in one file', async () => {
    expect((await run(file(one, elsewhere), 'good')).faults).toEqual([
      { line: 3, field: 'crew1_number', fault: 'same person in two vehicles', value: '990000196604038090' },
    ]);
  });

  it('[D33] nor against what is declared already', async () => {
    await run(file(one), 'good');
    const other = elsewhere.replace('沙坪坝环卫', '永川冷链');
    expect((await run(file(other), 'good')).faults).toMatchObject([
      { line: 2, field: 'crew1_number', fault: 'same person in two vehicles' },
    ]);
    const later = other.replace('2026-11-12T23:13', '2026-11-13T02:13');
    expect(await run(file(later), 'good')).toMatchObject({ accepted: 1, faults: [] });
  });

  it('[D34] one number under two names is a fault, in one file and against the register, and shows the file’s name alone', async () => {
    const renamed = elsewhere.replace('秦晓海', '秦小海').replace('2026-11-12T23:13', '2026-11-13T02:13');
    const fault = { field: 'crew1_name', fault: 'another name for this number', value: '秦小海' };
    expect((await run(file(one, renamed), 'good')).faults).toEqual([{ line: 3, ...fault }]);
    const { faults, accepted } = await run(file(renamed), 'good');
    expect({ faults, accepted }).toEqual({ faults: [{ line: 2, ...fault }], accepted: 0 });
    expect([...site.registered.values()].map(({ name }) => name)).toEqual(['秦晓海']);
  });

  it('[D34] the name is corrected when the office says that the file is right, and it is on record first', async () => {
    await run(file(one), 'good');
    const renamed = one.replace('秦晓海', '秦小海');
    const noted: string[] = [];
    const correct = (bytes: Uint8Array, mode: ImportMode, isNoted = true) =>
      importDeclarations({
        ...{ ...site, bytes, mode },
        correctNames: (personId) => {
          noted.push(personId);
          return Promise.resolve(isNoted);
        },
      });
    expect(await correct(file(renamed), 'preview')).toMatchObject({ unchanged: 1, faults: [] });
    expect(noted).toEqual([]);
    await correct(file(renamed), 'good', false);
    expect([...site.registered.values()].map(({ name }) => name)).toEqual(['秦晓海']);
    await correct(file(renamed), 'good');
    expect([...site.registered.values()].map(({ name }) => name)).toEqual(['秦小海']);
    expect(noted).toEqual([...site.registered.keys(), ...site.registered.keys()]);
  });

  it('[D34] another phone is a remark that does not repeat it', async () => {
    await run(file(one), 'good');
    const result = await run(file(one.replace('17480207058', '17480207059')), 'good');
    expect(result).toMatchObject({ unchanged: 1, faults: [] });
    expect(result.remarks).toEqual([
      { line: 2, field: 'crew1_phone', remark: 'another phone for this number', value: '' },
    ]);
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
