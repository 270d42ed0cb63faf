import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { primaryOf } from './support/screens/forms.ts';
import { openVehicle, verdictOf } from './support/screens/gate.ts';
import { openArrival } from './support/screens/unloading.ts';
import { gone, seen } from './support/touch.ts';

const scene = useScene();

const [atGate, atPoint, atExit] = ['渝BF95253', '渝DG2742', '渝DVJC65'] as const;
const reason = 'An incident on the campus';

const bandOf = ({ page }: Post, kind = 'lockdown'): Locator => page.locator(`[data-notice=${kind}]`);

/** Low tones that the window makes from now on, and how often it asks the motor for them. */
async function countLowTones({ page }: Post): Promise<() => Promise<[tones: number, shakes: number]>> {
  await page.evaluate(() => {
    const whole = window as unknown as { low: number; shakes: number };
    Object.assign(whole, { low: 0, shakes: 0 });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function tone(when) {
      if (this.type === 'triangle' && this.frequency.value < 300) whole.low += 1;
      start.call(this, when);
    };
    navigator.vibrate = (pattern) => {
      if (Array.isArray(pattern) && pattern.length > 1) whole.shakes += 1;
      return true;
    };
  });
  return () =>
    page.evaluate(() => {
      const { low, shakes } = window as unknown as { low: number; shakes: number };
      return [low, shakes];
    });
}

async function primaryIsOnScreen(post: Post): Promise<boolean> {
  const box = await primaryOf(post).boundingBox();
  const high = post.page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= high;
}

const lock = () => scene.officers.must('supervisor', { type: 'setLockdown', reason });
const lift = () => scene.officers.must('supervisor', { type: 'liftLockdown', reason: '演练结束' });

describe('a lockdown', () => {
  it('[U296] [U298] [U299] reaches every post: by a band, by two low tones, and in each verdict', async () => {
    await scene.officers.bring(atGate, 'admit');
    await scene.officers.bring(atPoint, 's1.dock');
    await scene.officers.bring(atExit, 'release');
    const office = await scene.post('office', { device: 'desk', language: 'en', theme: 'day' });
    const wall = await scene.post('otherSupervisor', { device: 'wall', language: 'zh-CN', theme: 'dark' });
    const point = await scene.post('unloading', { device: 'phone', language: 'zh-CN', theme: 'day' });
    const gate = await scene.post('gate', { device: 'tablet', language: 'en', theme: 'dark' });
    await wall.page.goto('/wall');
    await openVehicle(gate, atExit);
    await openVehicle(gate, atGate);
    await seen(verdictOf(gate, atGate).filter({ hasText: gate.t('gate.verdicts.mayEnter') }));
    await openArrival(point, atPoint);
    const tones = await countLowTones(gate);

    await lock();
    for (const post of [gate, point, office, wall]) {
      await seen(bandOf(post).filter({ hasText: post.t('notices.lockdown.title') }));
      await seen(bandOf(post).filter({ hasText: reason }).filter({ hasText: '监管甲' }));
      expect(await bandOf(post).count()).toBe(1);
      expect(await bandOf(post).getAttribute('role')).toBe('alert');
    }
    await seen(verdictOf(gate, atGate).filter({ hasText: gate.t('steps.lockdown.nothing-enters') }));
    await seen(point.page.getByText(point.t('steps.lockdown.stays')));
    await expect.poll(tones).toEqual([2, 1]);
    expect([await primaryIsOnScreen(gate), await primaryIsOnScreen(point)]).toEqual([true, true]);
    await openVehicle(gate, atExit);
    await seen(verdictOf(gate, atExit).filter({ hasText: gate.t('steps.lockdown.nothing-leaves') }));
    expect(await tones()).toEqual([2, 1]);

    await lift();
    for (const post of [gate, point, office, wall]) await gone(bandOf(post));
    await seen(verdictOf(gate, atExit).filter({ hasText: gate.t('gate.verdicts.mayLeave') }));
  });

  it('[U296] [U299] meets who comes to a gate where nothing is to be done', async () => {
    await lock();
    const gate = await scene.post('gate', { device: 'tablet-portrait', language: 'zh-CN', theme: 'dark' });
    await seen(bandOf(gate).filter({ hasText: gate.t('notices.lockdown.means') }));
    await openVehicle(gate, atGate);
    expect(await gate.page.getByText(gate.t('gate.groups.noHand')).count()).toBe(0);
    expect(await primaryIsOnScreen(gate)).toBe(true);
    await lift();
    await gone(bandOf(gate));
  });
});

describe('the end of campus clear', () => {
  it('[U297] stands at gate and point until it is declared again', async () => {
    const [gate, point, board] = await Promise.all([
      scene.post('gate', { device: 'tablet', language: 'zh-CN', theme: 'dark' }),
      scene.post('unloading', { device: 'tablet-portrait', language: 'en', theme: 'day' }),
      scene.post('supervisor', { device: 'desk', language: 'en', theme: 'dark' }),
    ]);
    await scene.officers.must('supervisor', { type: 'revokeClear', reason: 'Two people are missing in hall 3' });
    for (const post of [gate, point]) {
      await seen(bandOf(post, 'clear-revoked').filter({ hasText: 'Two people are missing in hall 3' }));
    }
    expect(await bandOf(board, 'clear-revoked').count()).toBe(0); // the bar says it there
    await scene.officers.declareClear();
    for (const post of [gate, point]) await gone(bandOf(post, 'clear-revoked'));
  });
});
