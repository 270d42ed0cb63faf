import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { fieldOf, gone, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();
const desk = { device: 'desk', language: 'zh-CN', theme: 'day' } as const;

const [released, refused] = ['渝BF95253', '渝DVJC65'] as const;

/* One vehicle goes all the way round, one is sent away. */
beforeAll(async () => {
  await scene.officers.bring(released);
  const { id } = await scene.officers.bring(refused, 'verify-crew');
  await scene.officers.must('gate', { type: 'refuseVisit', visitId: id, reason: '车辆与报备不符' });
});

async function goTo({ page, t }: Post, name: 'summary' | 'what-if' | 'changes'): Promise<void> {
  await page
    .getByRole('navigation', { name: t('review.pagesLabel') })
    .getByRole('link', { name: t(`review.pages.${name}`) })
    .click();
}

describe('a night looked back at', () => {
  it('[U214] is told the supervisor in figures, from the board', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await board.button('review.title').click();
    const bars = page.getByRole('list', { name: t('review.byStatus') });
    await seen(bars.locator('[data-bar=released]').filter({ hasText: '1' }));
    await seen(bars.locator('[data-bar=refused]').filter({ hasText: '1' }));
    await seen(page.getByText(t('review.longestLoop')));
    await seen(page.getByRole('definition').filter({ hasText: painted(released) }));

    await board.button('review.before').click();
    await seen(page.getByText(t('review.empty')));
    await board.button('review.tonight').click();
    await seen(bars);
  });

  it('[U382] says that a night can’t be fetched, and fetches it by a press; another night’s figures are never shown', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    const summaries = '**/api/v1/nights/*/summary';
    await page.route(summaries, (route) => route.abort());
    await page.goto('/review/summary');
    await seen(page.getByText(t('review.failed')));
    await page.unroute(summaries);
    await board.button('review.retry').click();
    const bars = page.getByRole('list', { name: t('review.byStatus') });
    await seen(bars);
    await gone(page.getByText(t('review.failed')));

    await page.route(summaries, (route) => route.abort());
    await board.button('review.before').click();
    await seen(page.getByText(t('review.failed')));
    await gone(bars);
  });

  it('[U216] has its report made, is told when it is there, and takes it home', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await page.goto('/review/summary');
    await seen(page.getByText(t('review.report.none')));
    await board.button('review.report.make').click();
    await seen(board.button('review.report.again'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      board.button('review.report.download').click(),
    ]);
    expect(download.suggestedFilename()).toBe('cordon-2026-11-12.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.split('\r\n').filter((line) => line.includes(released) || line.includes(refused))).toHaveLength(2);
  });

  it('[U215] would have been otherwise under other limits; the record is not touched', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await page.goto('/review/what-if');
    await seen(page.getByText(t('review.whatIf.record')));
    const show = page.locator('[data-primary]');
    expect(await show.getAttribute('aria-disabled')).toBe('true');
    const age = fieldOf(board, t('office.limits.names.testAgeHours'));
    await age.fill('0');
    await seen(page.getByText(t('office.limits.fault', { min: 1, max: 168 })));
    await page.locator('[data-tried=testAgeHours]').getByRole('button').first().click();
    expect(await age.inputValue()).toBe('24');
    await fieldOf(board, t('office.limits.names.loopWarnMinutes')).fill('30');

    const { seq } = scene.officers.as.supervisor.picture;
    await show.click();
    const table = page.getByRole('table', { name: t('review.whatIf.result') });
    const row = table.locator('tr').filter({ hasText: painted(released) });
    await seen(row.filter({ hasText: t('rules.alerts.visit.loop-warn.title') }));
    expect(scene.officers.as.supervisor.picture.seq).toBe(seq);

    await row.getByRole('button', { name: /^查看经过/ }).click();
    await seen(page.getByRole('dialog').filter({ hasText: t('terms.steps.release') }));
    await page.keyboard.press('Escape');
    await seen(row);
    await fieldOf(board, t('office.limits.names.loopWarnMinutes')).fill('');
    await seen(page.getByText(t('review.whatIf.outdated')));
  });
});

describe('the alert rules', () => {
  it('[U212] are edited with every fault at its field, and hold at once', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.alerting') }).click();
    const warning = page.locator('[data-severity=warning]');
    const save = page.getByRole('button', { name: t('office.save'), exact: true });
    const after = warning.getByLabel(t('office.alerting.after')).first();
    await after.fill('-1');
    await seen(warning.getByText(t('office.alerting.faults.minutes', { min: 0 })));
    await warning.getByLabel(t('terms.roles.supervisor')).first().uncheck();
    await seen(warning.getByText(t('office.alerting.faults.whom')));
    await seen(page.getByText(t('office.alerting.faulty', { count: 2 })));
    expect(await save.getAttribute('aria-disabled')).toBe('true');

    await after.fill('5');
    await warning.getByLabel(t('terms.roles.admin')).first().check();
    await warning.getByRole('button', { name: new RegExp(t('office.alerting.addStep')) }).click();
    await warning.getByLabel(t('office.alerting.after')).nth(1).fill('3');
    await seen(warning.getByText(t('office.alerting.faults.order')));
    await warning.getByLabel(t('office.alerting.after')).nth(1).fill('10');
    await page.getByLabel(t('office.alerting.silence')).fill('60');
    await save.click();

    const { picture } = scene.officers.as.office;
    await expect.poll(() => picture.site.state.alerting.silenceMinutes).toBe(60);
    expect(picture.site.state.alerting.policies.warning.steps.map(({ afterMinutes }) => afterMinutes)).toEqual([5, 10]);
    const history = page.getByRole('list', { name: t('history.title') });
    await seen(history.getByRole('row').filter({ hasText: '240 分钟' }).filter({ hasText: '60 分钟' }));
    await seen(history.filter({ hasText: '5 分钟后通知专班（消息）' }));
  });

  it('[U212] [C11] of two who edit them the second is told', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.getByRole('link', { name: t('office.pages.alerting') }).click();
    await page.getByLabel(t('office.alerting.silence')).fill('30');
    const { alerting } = scene.officers.as.office.picture.site.state;
    await scene.officers.must('office', { type: 'setAlerting', alerting: { ...alerting, silenceMinutes: 90 } });
    await seen(page.getByText(t('office.changedElsewhere')));
    await page.getByRole('button', { name: t('office.discard') }).click();
    await gone(page.getByText(t('office.changedElsewhere')));
    expect(await page.getByLabel(t('office.alerting.silence')).inputValue()).toBe('90');
  });

  it('[U211] [U213] who changed what is read by the auditor, and kept from the supervisor', async () => {
    const [auditor, board] = await Promise.all([scene.post('auditor', desk), scene.post('supervisor', desk)]);
    await auditor.page.goto('/review');
    await goTo(auditor, 'changes');
    const list = auditor.page.getByRole('list', { name: auditor.t('history.title') });
    await seen(list.getByRole('listitem').filter({ hasText: '专班' }));
    await board.page.goto('/review/changes');
    await seen(board.page.getByText(board.t('review.byStatus')));
    expect(await board.page.getByRole('list', { name: board.t('history.title') }).count()).toBe(0);
  });
});
