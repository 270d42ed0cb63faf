import { describe, expect, it } from 'vitest';
import { minuteMs } from '@cordon/protocol/time.ts';
import { useScene } from './support/scene.ts';
import { faultsOfStrip } from './support/judge-size.ts';
import { measure } from './support/measure.ts';
import { cardIn, feedOf } from './support/screens/board.ts';
import { primaryOf } from './support/screens/forms.ts';
import { openNext, openVehicle, vehicleOf } from './support/screens/gate.ts';
import { onWall } from './support/screens/wall.ts';
import { choose, fieldOf, gone, keysOf, pressKeys, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

const tablet = { device: 'tablet', language: 'zh-CN', theme: 'dark' } as const;

describe('a tablet in the rain', () => {
  it('counts contact time on the server’s clock, whatever its own says', async () => {
    const plate = '渝BF95253';
    await scene.officers.bring(plate, 'seal');
    await scene.officers.advance(plate);
    const gate = await scene.post('gate', tablet);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    const finish = primaryOf(gate).filter({
      hasText: t('steps.acts.finish', { step: t('terms.disinfect.vehicle') }),
    });
    await seen(finish);
    expect(await finish.getAttribute('aria-disabled')).toBe('true');
    const clock = vehicleOf(gate, plate).getByRole('timer', { name: t('steps.contact.title') });
    const secondsLeft = async (): Promise<number> => {
      const [minutes = 0, seconds = 0] = ((await clock.textContent()) ?? '').split(':').map(Number);
      return minutes * 60 + seconds;
    };
    expect(await secondsLeft()).toBeGreaterThan(29 * 60 - 30);
    expect(await page.evaluate(() => Date.now())).toBeGreaterThan(scene.site.clock.now() + minuteMs);

    scene.site.clock.advance(10 * minuteMs);
    await expect.poll(secondsLeft).toBeLessThanOrEqual(20 * 60);
    expect(await secondsLeft()).toBeGreaterThan(19 * 60 - 30);
    scene.site.clock.advance(20 * minuteMs);
    await expect.poll(() => finish.getAttribute('aria-disabled')).toBe('false');
  });

  it('comes back after a reload to the same vehicle, the same form and what was typed', async () => {
    const plate = '渝DVJC65';
    await scene.officers.bring(plate, 'verify-crew');
    const gate = await scene.post('gate', tablet);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await openNext(gate, '核验');
    await choose(gate, t('steps.verify-crew.identity'), t('steps.verify-crew.matches'));
    await pressKeys(keysOf(gate, t('steps.verify-crew.temperature')), '36.7');

    await page.reload();
    await seen(fieldOf(gate, t('steps.verify-crew.temperature')));
    expect(await fieldOf(gate, t('steps.verify-crew.temperature')).inputValue()).toBe('36.7');
    await seen(page.getByText(painted(plate)));
    const matches = page.getByRole('radio', { name: t('steps.verify-crew.matches'), exact: true });
    expect(await matches.isChecked()).toBe(true);
  });

  it('says since when the picture stands still, keeps what is pressed meanwhile, and sends it when the server is back', async () => {
    const plate = '渝DG2742';
    await scene.officers.bring(plate, 'seal');
    const [gate, board, wall] = await Promise.all([
      scene.post('gate', { device: 'tablet-portrait', language: 'en', theme: 'day', ownTime: true }),
      scene.post('supervisor', { device: 'desk', language: 'en', theme: 'day' }),
      scene.post('otherSupervisor', { device: 'wall', language: 'en', theme: 'dark', ownTime: true }),
    ]);
    await wall.page.goto('/wall');
    await onWall(wall, 'atGate', plate);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await seen(cardIn(board, 'atGate', plate));
    await scene.site.halt();

    await seen(page.getByText(t('strip.link.offline')));
    await page.clock.fastForward(20_000);
    await seen(page.getByRole('status').filter({ hasText: t('strip.staleSince', { time: '' }).slice(0, 4) }));
    await seen(vehicleOf(gate, plate));
    await wall.page.clock.fastForward(20_000);
    await seen(wall.page.getByRole('status').filter({ hasText: wall.t('wall.stale') }));
    await onWall(wall, 'atGate', plate);

    await openNext(gate, t('steps.acts.seal'));
    await pressKeys(keysOf(gate, t('steps.seal.number')), 'S-77');
    await gate.page
      .getByRole('main')
      .getByRole('button', { name: t('steps.seal.submit') })
      .click();
    await page.clock.fastForward(1000);
    await seen(vehicleOf(gate, plate).getByText(t('queue.provisionalCount', { count: 1 })));
    await seen(page.getByRole('button', { name: t('strip.waiting', { count: 1 }) }));
    expect(faultsOfStrip(await measure(page))).toEqual([]); // with the most to say on the narrowest tablet

    await scene.site.resume();
    await page.clock.fastForward(10_000);
    await wall.page.clock.fastForward(10_000);
    await seen(page.getByText(t('strip.link.live')));
    await seen(wall.page.getByText(wall.t('wall.fresh')));
    await seen(page.getByRole('button', { name: t('strip.nothingWaiting') }));
    await gone(vehicleOf(gate, plate).getByText(t('queue.provisionalCount', { count: 1 })));
    await seen(
      feedOf(board)
        .getByRole('listitem')
        .filter({ hasText: painted(plate) })
        .filter({ hasText: board.t('terms.steps.seal') }),
    );
    expect(gate.diary.documents()).toBe(1);
    expect(board.diary.documents()).toBe(1);
  });
});
