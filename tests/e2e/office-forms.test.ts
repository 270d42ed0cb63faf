import { describe, expect, it } from 'vitest';
import { useScene } from './support/scene.ts';
import { openPage } from './support/screens/office.ts';
import { choose, fieldOf, gone, seen, tick } from './support/touch.ts';

const scene = useScene({ night: false });
const desk = { device: 'desk', language: 'zh-CN', theme: 'day' } as const;

describe('a longer form of the office', () => {
  it('[U384] says what is wrong at its field, the server’s word too, and loses nothing that was typed', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await openPage(office, 'people');
    await office.button('office.people.add').click();
    const sheet = page.getByRole('dialog', { name: t('office.people.addTitle') });
    const number = fieldOf(office, t('office.people.number'));
    await number.fill('12');
    await seen(sheet.getByText(t('office.people.numberFault'), { exact: true }));
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    expect(await fieldOf(office, t('office.people.name')).getAttribute('aria-invalid')).toBe('false');

    await number.fill('1001'); // somebody else’s
    await fieldOf(office, t('office.people.name')).fill('门岗新人');
    await choose(office, t('office.people.role'), t('terms.roles.gate'));
    await tick(office, `${t('office.people.stations')} · ${t('office.people.stationsHint')}`, '正门卡口');
    await sheet.getByRole('button', { name: t('office.save') }).click();
    await seen(sheet.locator('[data-refusal=staff-number-taken]'));
    await expect.poll(() => number.getAttribute('aria-invalid')).toBe('true');
    expect(await number.inputValue()).toBe('1001');

    await page.reload();
    await seen(sheet);
    expect(await number.inputValue()).toBe('1001');
    expect(await fieldOf(office, t('office.people.name')).inputValue()).toBe('门岗新人');
    await number.fill('1055');
    await sheet.getByRole('button', { name: t('office.save') }).click();
    await gone(sheet);
    await expect
      .poll(() => scene.officers.as.office.picture.site.state.staff.find((one) => one.staffNumber === '1055'))
      .toMatchObject({ name: '门岗新人', role: 'gate' });
    await page.keyboard.press('Escape');
    await office.button('office.people.add').click();
    expect(await number.inputValue()).toBe('');
  });

  it('[U384] keeps the figures of a whole page through a reload, until they are given up', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.goto('/office/limits');
    const field = fieldOf(office, t('office.limits.names.crewMax'));
    const before = await field.inputValue();
    await field.fill('9');
    await page.reload();
    await seen(field);
    expect(await field.inputValue()).toBe('9');
    await page
      .getByRole('button', { name: t('office.discard') })
      .first()
      .click();
    expect(await field.inputValue()).toBe(before);
    await page.reload();
    await seen(field);
    expect(await field.inputValue()).toBe(before);
  });

  it('[U381] a command with a reason keeps the reason when it is refused, and closes when it is done', async () => {
    const { office: officer } = scene.officers.as;
    const batch = (id: string) => {
      const [known] = officer.picture.site.state.batches;
      if (known === undefined) throw new Error('the site has no batch');
      return { ...known, id, retired: false };
    };
    await scene.officers.must('office', { type: 'addBatch', batch: batch('b-first') });
    await scene.officers.must('office', { type: 'addBatch', batch: batch('b-second') });
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await openPage(office, 'batches');
    await page.getByRole('button', { name: `${t('office.batches.retire')} b-first` }).click();
    const sheet = page.getByRole('dialog', { name: t('office.batches.retireTitle', { id: 'b-first' }) });
    await sheet.getByLabel(t('common.reason')).fill('瓶子漏了');
    await scene.officers.must('office', { type: 'retireBatch', batchId: 'b-first', reason: '已用完' });
    await sheet.locator('[data-primary]').click();
    await seen(sheet.locator('[data-refusal=batch-retired]'));
    expect(await sheet.getByLabel(t('common.reason')).inputValue()).toBe('瓶子漏了');
    await page.keyboard.press('Escape');
    await gone(sheet);

    await page.getByRole('button', { name: `${t('office.batches.retire')} b-second` }).click();
    const second = page.getByRole('dialog', { name: t('office.batches.retireTitle', { id: 'b-second' }) });
    expect(await second.getByLabel(t('common.reason')).inputValue()).toBe('');
    await second.getByRole('button', { name: t('office.batches.retireReasons.used') }).click();
    await second.locator('[data-primary]').click();
    await gone(second);
    await expect.poll(() => officer.picture.site.state.batches.find(({ id }) => id === 'b-second')?.retired).toBe(true);
  });
});
