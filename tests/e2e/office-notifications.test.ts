import { describe, expect, it } from 'vitest';
import { useScene } from './support/scene.ts';
import { choose, fieldOf, gone, hold, seen, tick } from './support/touch.ts';

const scene = useScene({ night: false });

/* A name that leads to this machine: whatever is sent there is refused for good, at once and without a network. */
const inward = 'https://localhost/hook';

describe('the office and its notifications', () => {
  it('[U353] adds a channel, tests it, and is told in words what is wrong with it', async () => {
    const office = await scene.post('office', { device: 'desk', language: 'zh-CN', theme: 'day' });
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.notifications') }).click();
    await seen(page.getByText(t('office.notifications.empty')));
    await office.button('office.notifications.add').click();
    const sheet = page.getByRole('dialog', { name: t('office.notifications.addTitle') });
    const save = sheet.getByRole('button', { name: t('office.save') });
    await seen(sheet.getByText(t('office.notifications.keywordHint'))); // [U353] it begins as a robot
    const kind = `${t('office.notifications.kind')} · ${t('office.notifications.kindFixed')}`;
    await choose(office, kind, t('office.notifications.kinds.webhook'));
    await fieldOf(office, t('office.notifications.nameZh')).fill('值班系统');
    await fieldOf(office, t('office.notifications.nameEn')).fill('Duty system');
    await tick(office, t('office.notifications.audience'), t('terms.roles.admin'));
    await fieldOf(office, t('office.notifications.url')).fill('https://192.168.1.20/hook');
    await office.button('office.notifications.secretMake').click();
    await save.click();
    await seen(sheet.getByText(t('office.notifications.addressFaults.not-public')));

    await fieldOf(office, t('office.notifications.url')).fill(inward);
    await save.click();
    await gone(sheet);
    const row = page.getByRole('table', { name: t('office.notifications.channels') }).locator('tbody tr');
    await seen(row.getByText('localhost', { exact: true }));
    expect(await row.count()).toBe(1);
    expect(await page.content()).not.toContain('whsec_');

    await row.getByRole('button', { name: `${t('office.notifications.test')} 值班系统` }).click();
    await seen(page.getByText(t('office.notifications.testFailed', { name: '值班系统' })));
    await seen(page.getByText(t('office.notifications.faults.not-public')));
  });

  it('[U352] sees what was not delivered and why, sends it again, or drops it, and what is no longer true', async () => {
    const office = await scene.post('office', { device: 'desk', language: 'en', theme: 'dark' });
    const { page, t } = office;
    await scene.officers.must('supervisor', { type: 'setLockdown', reason: '演练' });
    await page.getByRole('link', { name: t('office.pages.notifications') }).click();
    const table = page.getByRole('table', { name: t('office.notifications.dead') });
    await expect
      .poll(async () => {
        await office.button('office.notifications.refresh').click();
        return table.isVisible();
      })
      .toBe(true);
    const row = table.locator('tbody tr');
    const alert = `${t('terms.severities.critical')} · ${t('rules.alerts.site.lockdown.title')}`;
    await seen(row.getByText(alert));
    await seen(row.getByText(t('office.notifications.faults.not-public')));
    await seen(row.getByText('Duty system'));

    await row.getByRole('button', { name: t('office.notifications.replay') }).click();
    await expect
      .poll(async () => {
        await office.button('office.notifications.refresh').click();
        return row.count();
      })
      .toBe(1); // tried, and refused again
    await row.getByRole('button', { name: t('office.notifications.drop') }).click();
    await seen(page.getByText(t('office.notifications.deadEmpty')));

    await scene.officers.must('supervisor', { type: 'liftLockdown', reason: '演练结束' });
    await scene.officers.must('supervisor', { type: 'setLockdown', reason: '演练' });
    await expect
      .poll(async () => {
        await office.button('office.notifications.refresh').click();
        return row.count();
      })
      .toBe(1);
    const alertId = 'demo.site.lockdown';
    await scene.officers.must('supervisor', { type: 'acknowledgeAlert', alertId, comment: null });
    await row.getByRole('button', { name: t('office.notifications.replay') }).click();
    const overtaken = page.getByRole('table', { name: t('office.notifications.overtaken') });
    await expect
      .poll(async () => {
        await office.button('office.notifications.refresh').click();
        return overtaken.isVisible();
      })
      .toBe(true);
    await seen(overtaken.getByText(t('office.notifications.overtakenBy.acknowledged')));
    await seen(page.getByText(t('office.notifications.deadEmpty')));
  });

  it('opens the board of queues in a window of its own', async () => {
    const office = await scene.post('office', { device: 'desk', language: 'zh-CN', theme: 'dark' });
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.notifications') }).click();
    const [board] = await Promise.all([
      page.waitForEvent('popup'),
      office.button('office.notifications.queuesOpen').click(),
    ]);
    await seen(board.getByText('notify'));
    expect(new URL(board.url()).search).not.toContain('ticket');
    await board.close();
  });

  it('removes a channel, and its secret with it', async () => {
    const office = await scene.post('office', { device: 'desk', language: 'zh-CN', theme: 'dark' });
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.notifications') }).click();
    await page.getByRole('button', { name: `${t('office.edit')} 值班系统` }).click();
    const sheet = page.getByRole('dialog', { name: t('office.notifications.editTitle', { name: '值班系统' }) });
    await seen(sheet.getByText(t('office.notifications.urlKept', { host: 'localhost' })));
    const nothing = page.getByText(t('office.notifications.empty'));
    await hold(office, sheet.getByRole('button', { name: t('office.notifications.remove') }), nothing);
    await gone(sheet);
  });
});
