import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Station } from '@cordon/protocol/site/settings.ts';
import { faultyNightFile, nightFile, nightVehicles } from './support/night.ts';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { feedOf } from './support/screens/board.ts';
import { openPage } from './support/screens/office.ts';
import { openNext, openVehicle } from './support/screens/gate.ts';
import { beginShift, signIn } from './support/screens/sign-in.ts';
import { choose, fieldOf, gone, hold, seen, tick } from './support/touch.ts';

const scene = useScene({ night: false });

function stationOf(id: string, change: Partial<Station>): Station {
  const known = scene.officers.as.office.picture.site.state.stations.find((station) => station.id === id);
  if (known === undefined) throw new Error(`no station ${id}`);
  return { ...known, ...change };
}

const desk = { device: 'desk', language: 'zh-CN', theme: 'day' } as const;

async function chooseFile({ page, t }: Post, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.locator('button', { hasText: t('office.import.choose') }).click(),
  ]);
  await chooser.setFiles(file);
}

type ExpectedFault = { line: number; field: string | null; fault: string | null };
const expectedFaults = (
  JSON.parse(readFileSync(faultyNightFile.replace(/\.csv$/, '.expected.json'), 'utf8')) as ExpectedFault[]
).filter(({ fault }) => fault !== null);

describe('the office', () => {
  it('sees each fault of a faulty file by its row and column before anything is written', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await office.button('office.import.open').click();
    await chooseFile(office, faultyNightFile);

    const table = page.getByRole('table', { name: t('office.import.faults') });
    await seen(table);
    const rows = await table.locator('tbody tr').all();
    const shown = await Promise.all(
      rows.map(
        async (row) => `${await row.locator('td').nth(0).textContent()} ${await row.locator('code').textContent()}`,
      ),
    );
    expect(shown.toSorted()).toEqual(expectedFaults.map(({ line, field }) => `${line} ${field ?? ''}`).toSorted());
    const words = await table.locator('tbody').textContent();
    expect(words).toContain(t('office.faults.check digit'));
    expect(words).not.toMatch(/not a plate|unknown stop/);
    const allOrNone = page.getByRole('button', { name: t('office.import.importAll') });
    expect(await allOrNone.getAttribute('aria-disabled')).toBe('true');
    expect(scene.officers.as.office.picture.visits.size).toBe(0);
  });

  it('imports the night, and every board shows it at once; a second time changes nothing', async () => {
    const [office, board] = await Promise.all([scene.post('office', desk), scene.post('supervisor', desk)]);
    const { page, t } = office;
    await office.button('office.import.open').click();
    await chooseFile(office, nightFile);
    await seen(page.getByText(t('office.import.noFaults')));
    await seen(page.getByText(t('office.import.good', { count: nightVehicles })));
    await page.getByRole('button', { name: t('office.import.importAll') }).click();
    await seen(page.getByText(t('office.import.done', { accepted: nightVehicles, unchanged: 0 })));

    const expected = board.page.getByRole('region', {
      name: new RegExp(`${t('terms.places.expected')} ?${nightVehicles}`),
    });
    await seen(expected);
    expect(board.diary.documents()).toBe(1);

    await page.getByRole('button', { name: t('office.import.again') }).click();
    await chooseFile(office, fileURLToPath(new URL('../fixtures/declarations/night.gb18030.csv', import.meta.url)));
    await seen(page.getByText(t('office.import.unchanged', { count: nightVehicles })));
    await seen(page.getByText('GB18030', { exact: false }));
    await page.getByRole('button', { name: t('office.import.close') }).click();
    expect(
      await page
        .getByRole('table', { name: t('office.declarations.title') })
        .locator('tbody tr')
        .count(),
    ).toBe(nightVehicles);
  });

  it('takes somebody on, whose PIN is shown this once and signs in', async () => {
    const [office, tablet] = await Promise.all([
      scene.post('office', { ...desk, language: 'en', theme: 'dark' }),
      scene.window({ device: 'tablet', language: 'en', theme: 'dark' }),
    ]);
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.people') }).click();
    await office.button('office.people.add').click();
    const sheet = page.getByRole('dialog', { name: t('office.people.addTitle') });
    await fieldOf(office, t('office.people.number')).fill('1002');
    await fieldOf(office, t('office.people.name')).fill('门岗二号');
    await choose(office, t('office.people.role'), t('terms.roles.gate'));
    await tick(office, `${t('office.people.stations')} · ${t('office.people.stationsHint')}`, 'Main gate');
    await sheet.getByRole('button', { name: t('office.save') }).click();

    const pinSheet = page.getByRole('dialog', { name: t('office.access.title', { name: '门岗二号' }) });
    const pin = pinSheet.locator('[data-pin]');
    await hold(office, pinSheet.getByRole('button', { name: t('office.access.newPin') }), pin);
    const digits = (await pin.textContent()) ?? '';
    expect(digits).toMatch(/^\d{6}$/);
    await pinSheet.getByRole('button', { name: t('common.close') }).click();
    await gone(pin);
    await signIn(tablet, { staffNumber: '1002', pin: digits });
    await beginShift(tablet);
    await seen(tablet.page.getByRole('button', { name: '门岗二号' }));
  });

  it('gives a point hours of its own, and the gate says until when a vehicle waits for it', async () => {
    const plate = '渝DVJC65'; // for the central store
    await scene.officers.importNight();
    await scene.officers.bring(plate, 'admit');
    const [office, gate] = await Promise.all([
      scene.post('office', desk),
      scene.post('gate', { device: 'tablet', language: 'zh-CN', theme: 'dark' }),
    ]);
    const { page, t } = office;
    await openVehicle(gate, plate);
    await page.getByRole('link', { name: t('office.pages.stations') }).click();
    await page.getByRole('button', { name: `${t('office.edit')} central-store` }).click();
    const sheet = page.getByRole('dialog', { name: t('office.stations.editTitle', { name: '中心仓库' }) });
    const times = `${t('office.stations.times')} · ${t('office.stations.timesHint')}`;
    await choose(office, times, t('office.stations.timesOwn'));
    await seen(sheet.getByText(t('office.stations.timesNone')));
    const friday = t('terms.weekdays.5');
    await sheet.getByRole('button', { name: `${t('office.hours.add')} ${friday}` }).click();
    await sheet.getByLabel(t('office.hours.from', { day: friday })).fill('04:');
    const save = sheet.getByRole('button', { name: new RegExp(`^${t('office.save')}`) });
    await seen(save.filter({ hasText: t('office.stations.hoursFault') }));
    await sheet.getByLabel(t('office.hours.from', { day: friday })).fill('04:30');
    await save.click();
    await gone(sheet);
    const row = page.getByRole('row').filter({ hasText: 'central-store' });
    await seen(row.filter({ hasText: t('office.stations.byHours') }));

    const waits = gate.page.getByRole('list', { name: t('gate.waitsFor') });
    await seen(waits.getByText('中心仓库现在不开放，开放时间：11-13 04:30'));
    await scene.officers.must('office', {
      type: 'saveStation',
      station: stationOf('central-store', { hours: null }),
    });
    await gone(waits.getByText(/中心仓库现在不开放/));
  });

  it('[U243] says what may be recorded without the server', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.limits') }).click();
    const panel = page.locator('section', { has: page.getByRole('heading', { name: t('office.offline.title') }) });
    await panel
      .getByRole('radiogroup', { name: t('terms.steps.seal') })
      .locator('label')
      .filter({ hasText: t('office.offline.rules.paper') })
      .click();
    await panel.getByRole('button', { name: t('office.save') }).click();
    await expect.poll(() => scene.officers.as.office.picture.site.state.offline.seal).toBe('paper');
    await seen(page.getByText(t('history.kinds.offline')));
  });

  it('changes how long a drive may take, on the page of the limits', async () => {
    const office = await scene.post('office', { ...desk, language: 'en' });
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.limits') }).click();
    const field = fieldOf(office, t('office.limits.names.slowMinutes.leg'));
    expect(await field.inputValue()).toBe('20');
    await field.fill('0');
    await seen(page.getByRole('status').filter({ hasText: t('office.limits.names.slowMinutes.leg') }));
    await field.fill('25');
    await fieldOf(office, t('office.limits.names.clearMaxHours')).fill('12');
    await page
      .getByRole('button', { name: t('office.save') })
      .first()
      .click();
    await expect
      .poll(() => scene.officers.as.office.picture.site.state.limits)
      .toMatchObject({ clearMaxHours: 12, slowMinutes: { leg: 25, dock: 15 } });
  });

  it('sees in the feed of the board that a PIN was made again, and by whom', async () => {
    const board = await scene.post('supervisor', desk);
    const { office } = scene.officers.as;
    await scene.site.ask('POST', '/staff/auditor-1/pin', { token: await office.token() });
    await seen(feedOf(board).getByText(board.t('events.pinReset', { name: '审计' })));
  });

  it('enters a batch of disinfectant, and the tablet at the gate offers it at once', async () => {
    const plate = '渝BF95253';
    await scene.officers.importNight();
    await scene.officers.bring(plate, 'disinfect-vehicle');
    const [office, gate] = await Promise.all([
      scene.post('office', desk),
      scene.post('gate', { device: 'tablet', language: 'zh-CN', theme: 'dark' }),
    ]);
    const { page, t } = office;
    await openVehicle(gate, plate);
    await openNext(gate, t('terms.disinfect.vehicle'));
    const batches = gate.page.getByRole('group', { name: t('steps.disinfect.batch') }).getByRole('radio');
    await expect.poll(() => batches.count()).toBe(1);

    await page.getByRole('link', { name: t('office.pages.batches') }).click();
    await office.button('office.batches.add').click();
    const sheet = page.getByRole('dialog', { name: t('office.batches.addTitle') });
    await fieldOf(office, t('office.batches.value')).fill('800');
    await sheet.getByRole('button', { name: t('office.save') }).click();
    await gone(sheet);
    await expect.poll(() => batches.count()).toBe(2);
    await seen(gate.page.getByText(t('steps.disinfect.strength', { mgPerL: 800 })));
  });

  it('[U361] finds what a program may ask for, saves the documents, and loads nothing from elsewhere', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await openPage(office, 'api');
    const table = page.getByRole('table', { name: t('office.api.title') });
    await seen(table.getByText('GET /visits/{id}/crew', { exact: true }));
    await fieldOf(office, t('office.api.search')).fill('maskedPhone');
    await gone(table.getByText('GET /site', { exact: true }));
    const row = table.getByRole('row').filter({ hasText: 'GET /visits/{id}/crew' });
    await seen(row.getByText(t('terms.roles.supervisor')));
    await row.getByRole('button').click();
    const sheet = page.getByRole('dialog', { name: 'GET /visits/{id}/crew' });
    await seen(sheet.getByText('maskedPhone: string | null'));
    await sheet.getByRole('button', { name: t('common.close') }).click();

    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'asyncapi.json' }).click(),
    ]);
    const document = JSON.parse(readFileSync(await saved.path(), 'utf8')) as { asyncapi: string };
    expect([saved.suggestedFilename(), document.asyncapi]).toEqual(['asyncapi.json', '3.0.0']);
    expect([...origins].filter((origin) => !['null', new URL(page.url()).origin].includes(origin))).toEqual([]);
    expect(origins.size).toBeGreaterThan(0);
  });
});
