import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardOf } from './support/screens/board.ts';
import { choose, gone, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();
const desk = { device: 'desk', language: 'zh-CN', theme: 'dark' } as const;

const [overdue, late, third] = ['渝BF95253', '渝DVJC65', '渝DG2742'] as const;

/* A warning goes to the office's screens after five minutes: the shipped rules only send a message, after fifteen. */
beforeAll(async () => {
  const { alerting } = scene.officers.as.office.picture.site.state;
  const warning = {
    acknowledgedMinutes: 30,
    steps: [{ afterMinutes: 5, whom: ['supervisor' as const, 'admin' as const], means: ['screen' as const] }],
  };
  await scene.officers.must('office', {
    type: 'setAlerting',
    alerting: { ...alerting, policies: { ...alerting.policies, warning } },
  });
});

const rowOf = (post: Post, plate: string, rule = 'visit.loop-warn'): Locator =>
  alertsOf(post)
    .locator(`[data-rule="${rule}"]`)
    .filter({ hasText: painted(plate) });

const switchOf = ({ page }: Post): Locator => page.locator('[data-sound]');

function alertOf(plate: string): AlertState {
  const { alerts } = scene.officers.as.supervisor.picture;
  const found = [...alerts.values()].find(
    ({ state }) => state.rule === 'visit.loop-warn' && state.plate === plate && state.closed === null,
  );
  if (found === undefined) throw new Error(`nothing rings for ${plate}`);
  return found.state;
}

/** Takes a vehicle inside and lets time pass until it has been there for two hours, to the second. */
async function untilOverstay(plate: string): Promise<void> {
  const visit = await scene.officers.bring(plate, 's1.leg');
  if (!('admittedAt' in visit) || visit.admittedAt === null) throw new Error(`${plate} was not admitted`);
  const at = visit.admittedAt + 2 * hourMs;
  scene.site.clock.advance(at - scene.site.clock.now() + 1);
}

/** How often the window has made a tone since it was asked to count. */
async function countTones({ page }: Post): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const whole = window as unknown as { tones: number };
    whole.tones = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function tone() {
      whole.tones += 1;
      return make.call(this);
    };
  });
  return () => page.evaluate(() => (window as unknown as { tones: number }).tones);
}

async function openActs(post: Post, row: Locator, act: 'assign' | 'silence' | 'close' | 'clear'): Promise<Locator> {
  const { page, t } = post;
  await row.getByRole('button', { name: t('board.alerts.details') }).click();
  const sheet = page.getByRole('dialog');
  await sheet
    .getByRole('radiogroup', { name: t('board.story.actions') })
    .getByText(t(`board.alerts.${act}`), { exact: true })
    .click();
  return sheet;
}

describe('an overstay', () => {
  it('[U203] [U206] rings on the supervisor’s screen when its time has come, and is acknowledged with one tap', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await seen(switchOf(board).filter({ hasText: t('alarm.sound.on') }));
    await seen(page.locator('[data-sound][data-ringing=none]'));
    const tones = await countTones(board);
    await untilOverstay(overdue);
    const row = rowOf(board, overdue);
    await seen(row.and(page.locator('[data-standing=rings]')));
    await expect.poll(() => switchOf(board).getAttribute('data-ringing'), { interval: 20 }).toMatch(/medium|high/);
    await expect.poll(tones).toBeGreaterThan(0);
    expect(await page.title()).toMatch(/^\(\d+\) /);

    await row.getByRole('button', { name: t('board.alerts.acknowledge') }).click();
    await seen(row.filter({ hasText: t('board.alerts.states.inHand', { by: '监管甲' }) }));
    await seen(row.locator('[data-mark=next]'));
    expect(alertOf(overdue).acknowledged?.by.name).toBe('监管甲');
  });

  it('[U209] [B14] rings again when "in hand" is no longer believed', async () => {
    const board = await scene.post('supervisor', desk);
    const row = rowOf(board, overdue);
    await seen(row.and(board.page.locator('[data-standing=inHand]')));
    const { acknowledged } = alertOf(overdue);
    const until = (acknowledged?.at ?? 0) + 30 * minuteMs;
    scene.site.clock.advance(until - scene.site.clock.now() + 1);
    await seen(row.and(board.page.locator('[data-standing=rings]')));
    await row.getByRole('button', { name: board.t('board.alerts.acknowledge') }).click();
    await seen(row.and(board.page.locator('[data-standing=inHand]')));
  });
});

describe('a lockdown', () => {
  it('[U202] [U206] rings once for all that it stops, across every screen, until somebody has it in hand', async () => {
    await scene.officers.bring(third, 'admit');
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await scene.officers.must('otherSupervisor', { type: 'setLockdown', reason: '演练' });
    const { step, stationId, report } = await scene.officers.nextReport(third);
    await scene.officers.as.gate.send({
      type: 'reportStep',
      visitId: scene.officers.visit(third).id,
      stepId: step.id,
      stationId,
      report,
    });
    // The alarm; the notice of the lockdown itself stays as long as it lasts.
    const band = page.locator('[role=alert][data-alert]').filter({ hasText: t('rules.alerts.site.lockdown.title') });
    await seen(band);
    const leader = alertsOf(board).locator('[data-rule="site.lockdown"]');
    await leader.getByRole('button', { name: t('board.alerts.group', { count: 1 }) }).click();
    const follower = alertsOf(board)
      .locator('[data-follows=true]')
      .filter({ hasText: painted(third) });
    await seen(follower);
    await band.getByRole('button', { name: t('board.alerts.acknowledge') }).click();
    await gone(band);
    await leader.getByRole('button', { name: t('board.alerts.acknowledgeGroup', { count: 1 }) }).click();
    await seen(follower.and(page.locator('[data-standing=inHand]')));
    await scene.officers.must('supervisor', { type: 'liftLockdown', reason: '演练结束' });
  });
});

describe('an overstay that nobody takes in hand', () => {
  it('[U201] [U209] goes to the office when nobody takes it in hand, and is heard there then', async () => {
    const [board, office] = await Promise.all([scene.post('supervisor', desk), scene.post('office', desk)]);
    await untilOverstay(late);
    const row = rowOf(board, late);
    await seen(row.and(board.page.locator('[data-standing=rings]')));
    await office.page.goto('/board');
    await seen(rowOf(office, late));
    expect(alertOf(late).rungFor).toEqual([]);
    scene.site.clock.advance(5 * minuteMs);
    const whom = '监管、专班';
    await seen(row.filter({ hasText: board.t('board.alerts.escalatedShort', { whom }) }));
    await expect.poll(() => switchOf(office).getAttribute('data-ringing')).toMatch(/medium|high/);
    expect(alertOf(late).rungFor).toContain('admin');
  });

  it('[U207] [U208] is given to somebody, and silenced with a reason', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    const row = rowOf(board, late);
    const sheet = await openActs(board, row, 'assign');
    const names = sheet.getByRole('group', { name: t('board.alerts.assignTo') }).getByRole('button');
    expect(await names.first().textContent()).toContain(t('board.alerts.toMe'));
    await names.filter({ hasText: '监管乙' }).click();
    await seen(sheet.getByText('监管乙（监管甲'));

    await sheet.getByText(t('board.alerts.silence'), { exact: true }).click();
    await choose(board, t('board.alerts.silenceFor'), t('board.alerts.silenceMinutes', { minutes: 15 }));
    await sheet.getByRole('button', { name: t('board.alerts.silenceReasons.known') }).click();
    await sheet.getByRole('button', { name: t('board.alerts.submits.silence') }).click();
    await gone(sheet.getByRole('button', { name: t('board.alerts.submits.silence') }));
    await page.keyboard.press('Escape');
    await seen(row.and(page.locator('[data-standing=silenced]')));
    await seen(row.filter({ hasText: t('board.alerts.assignedTo', { name: '监管乙' }) }));
  });

  it('[B13] is heard again when the silence is over, also after the server was away meanwhile', async () => {
    const board = await scene.post('supervisor', desk);
    const row = rowOf(board, late);
    await seen(row.and(board.page.locator('[data-standing=silenced]')));
    await scene.site.halt();
    await seen(board.page.getByText(board.t('strip.link.offline')));
    scene.site.clock.advance(16 * minuteMs);
    await scene.site.resume();
    await seen(row.and(board.page.locator('[data-standing=rings]')));
    await expect.poll(() => switchOf(board).getAttribute('data-ringing')).toMatch(/medium|high/);
    await seen(rowOf(board, overdue));
  });

  it('[U210] tells its whole life in the visit’s story', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await cardOf(board, late).click();
    const story = page.getByRole('dialog', { name: t('board.story.title') });
    const lines = story.locator('[data-aggregate=alert]');
    const title = t('rules.alerts.visit.loop-warn.title');
    await seen(
      lines.filter({ hasText: t('events.alertRaised', { rule: title, severity: t('terms.severities.warning') }) }),
    );
    for (const type of ['alertEscalated', 'alertAssigned', 'alertSilenced', 'alertSilenceOver'])
      await seen(story.locator(`[data-type=${type}]`).filter({ hasText: title }));
    await seen(lines.filter({ hasText: '监管、专班（屏幕响铃）' }));
  });
});

describe('the sound', () => {
  it('[U205] is switched off and on in the strip, and the device remembers it', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await switchOf(board).getByRole('button').click();
    await seen(switchOf(board).filter({ hasText: t('alarm.sound.off') }));
    await page.reload();
    await seen(switchOf(board).filter({ hasText: t('alarm.sound.off') }));
    await switchOf(board).getByRole('button').click();
    await seen(switchOf(board).filter({ hasText: t('alarm.sound.on') }));
  });

  it('[U201] is no matter of the tablets at the gate', async () => {
    const gate = await scene.post('gate', { device: 'tablet', language: 'zh-CN', theme: 'dark' });
    await seen(gate.page.getByRole('main'));
    expect(await switchOf(gate).count()).toBe(0);
    expect(gate.diary.urls.filter((url) => /alarm|views/.test(url))).toEqual([]);
  });
});
