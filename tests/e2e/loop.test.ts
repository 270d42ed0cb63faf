import { describe, expect, it } from 'vitest';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import type { Place } from '@cordon/protocol/visit/place.ts';
import { useScene } from './support/scene.ts';
import type { Post } from './support/post.ts';
import { cardIn } from './support/screens/board.ts';
import { readExit } from './support/screens/exit.ts';
import {
  admit,
  confirmArrival,
  confirmDocking,
  confirmLoading,
  confirmUnloading,
  primaryOf,
  recordSeal,
  startDisinfection,
  verifyPerson,
} from './support/screens/forms.ts';
import { holdNext, openNext, openVehicle, verdictOf, vehicleOf } from './support/screens/gate.ts';
import { openArrival } from './support/screens/unloading.ts';
import { onWall } from './support/screens/wall.ts';
import { gone, seen } from './support/touch.ts';
import { namesOf, tailsOf } from './support/night.ts';
import { minuteMs } from '@cordon/protocol/time.ts';

const scene = useScene();

/** What the supervisor sees must follow by itself: no reload, and nothing asked for over HTTP. */
function watch(board: Post) {
  const asked = () => board.diary.urls.filter((url) => url.includes('/api/')).length;
  const before = asked();
  return {
    follows: (place: Exclude<Place, 'closed'>, plate: string) => seen(cardIn(board, place, plate)),
    neverAsked() {
      expect(asked()).toBe(before);
      expect(board.diary.documents()).toBe(1);
    },
  };
}

describe('three people take a vehicle through the whole loop, and the board follows by itself', () => {
  it('a supply truck with two stops, in Chinese, at night', async () => {
    const plate = '渝DG2742';
    const [gate, point, board, wall] = await Promise.all([
      scene.post('gate', { device: 'tablet', language: 'zh-CN', theme: 'dark' }),
      scene.post('unloading', { device: 'phone', language: 'zh-CN', theme: 'dark' }),
      scene.post('supervisor', { device: 'desk', language: 'zh-CN', theme: 'dark' }),
      scene.post('otherSupervisor', { device: 'wall', language: 'zh-CN', theme: 'dark' }),
    ]);
    await wall.page.goto('/wall');
    const { follows, neverAsked } = watch(board);
    const { t } = gate;

    await follows('expected', plate);
    await openVehicle(gate, plate);
    await openNext(gate, t('steps.acts.arrive'));
    await confirmArrival(gate);
    await follows('atGate', plate);
    await onWall(wall, 'atGate', plate);

    await openNext(gate, t('terms.disinfect.vehicle'));
    await startDisinfection(gate, ['body', 'wheels', 'cab-outside']);
    await openNext(gate, '核验');
    await verifyPerson(gate);
    await openNext(gate, t('steps.acts.seal'));
    await recordSeal(gate, 'S-2741');

    scene.site.clock.advance(30 * minuteMs);
    await openNext(gate, t('steps.acts.finish', { step: t('terms.disinfect.vehicle') }));
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.mayEnter') }));
    await openNext(gate, t('steps.acts.admit'));
    await admit(gate);
    await follows('onTheWayIn', plate);
    await onWall(wall, 'onTheWayIn', plate);

    for (const stop of ['第二食堂', '第一食堂']) {
      await openArrival(point, plate);
      await holdNext(point, `车辆到达${stop}`, primaryOf(point).filter({ hasText: t('steps.acts.dock') }));
      await follows('atPoint', plate);
      await openNext(point, t('steps.acts.dock'));
      await confirmDocking(point);
      await openNext(point, t('terms.disinfect.goods'));
      await startDisinfection(point, ['cargo']);
      scene.site.clock.advance(30 * minuteMs);
      await openNext(point, t('steps.acts.finish', { step: t('terms.disinfect.goods') }));
      await openNext(point, t('steps.acts.unload'));
      await confirmUnloading(point, stop === '第一食堂' ? 'empty' : 'rest');
      await holdNext(
        point,
        t('steps.acts.depart'),
        cardIn(board, stop === '第一食堂' ? 'onTheWayOut' : 'onTheWayIn', plate),
      );
    }
    await onWall(wall, 'onTheWayOut', plate);

    await holdNext(gate, '车辆到达出口', primaryOf(gate).filter({ hasText: t('steps.acts.reconcile') }));
    await follows('atExit', plate);
    await openNext(gate, t('steps.acts.reconcile'));
    await seen(gate.page.getByText(t('steps.reconcile.blind')));
    expect(await gate.page.getByRole('main').textContent()).not.toMatch(/G2742|S-2741|杨/); // plate, seal, driver
    await readExit(gate, { plate, trailer: null, tails: tailsOf(plate), seal: 'S-2741', cargo: 'empty' });
    await seen(vehicleOf(gate, plate).getByText(t('steps.reconcile.different', { count: 0 })));
    await holdNext(
      gate,
      t('steps.acts.release'),
      verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.released') }),
    );
    await gone(cardIn(board, 'atExit', plate));
    await expect.poll(() => scene.officers.visit(plate).status).toBe('released');
    neverAsked();
  });

  it('[U115] at the exit nothing of the entry is in sight, of a truck with a trailer and two people neither', async () => {
    const plate = '渝ANEP42';
    const gate = await scene.post('gate', { device: 'tablet', language: 'zh-CN', theme: 'dark' });
    const { t } = gate;
    const visit = await scene.officers.bring(plate, 'reconcile');
    const { declaration } = visit;
    const seals = stepsOf(visit).flatMap(({ progress }) =>
      (progress?.entries ?? []).flatMap(({ report }) => (report.kind === 'seal' ? [report.number] : [])),
    );
    const trailer = declaration.trailerPlate ?? '';
    const masks = declaration.crew.map(({ maskedName }) => maskedName);
    const ofTheEntry = [trailer, ...seals, ...masks, ...namesOf(plate), ...tailsOf(plate)];
    expect(ofTheEntry).toHaveLength(8);
    const inSight = async () => {
      const text = ((await gate.page.locator('body').textContent()) ?? '').replaceAll(/[·\s]/gu, '');
      return ofTheEntry.filter((word) => text.includes(word));
    };

    await openVehicle(gate, plate);
    await seen(vehicleOf(gate, plate).getByText(t('gate.blind')));
    expect(await inSight()).toEqual([]);
    await openNext(gate, t('steps.acts.reconcile'));
    await seen(gate.page.getByText(t('steps.reconcile.blind')));
    expect(await inSight()).toEqual([]);
    await readExit(gate, { plate, trailer, tails: tailsOf(plate), seal: seals[0] ?? '', cargo: 'empty' });
    await seen(vehicleOf(gate, plate).getByText(t('steps.reconcile.different', { count: 0 })));
    expect(await inSight()).toContain(trailer);
  });

  it('a refuse truck with two stops and two people, in English, by day', async () => {
    const plate = '贵AJBEH3';
    const [gate, point, board] = await Promise.all([
      scene.post('gate', { device: 'tablet', language: 'en', theme: 'day' }),
      scene.post('unloading', { device: 'tablet', language: 'en', theme: 'day' }),
      scene.post('supervisor', { device: 'desk', language: 'en', theme: 'day' }),
    ]);
    const { follows, neverAsked } = watch(board);
    const { t } = gate;

    await follows('expected', plate);
    await openVehicle(gate, plate);
    await openNext(gate, t('steps.acts.arrive'));
    await confirmArrival(gate);
    await follows('atGate', plate);

    await openNext(gate, 'Disinfect the vehicle');
    await startDisinfection(gate, ['body', 'wheels', 'cab-outside']);
    await openNext(gate, '(1/2)');
    await verifyPerson(gate, '36.4');
    await openNext(gate, '(2/2)');
    await verifyPerson(gate, '36.9');
    scene.site.clock.advance(30 * minuteMs);
    await openNext(gate, 'Disinfect the vehicle: finish');
    await openNext(gate, t('steps.acts.admit'));
    await admit(gate);
    await follows('onTheWayIn', plate);

    for (const stop of ['Kitchen refuse point', 'Refuse point east']) {
      const isLast = stop === 'Refuse point east';
      await openArrival(point, plate);
      await holdNext(point, `Vehicle has reached ${stop}`, primaryOf(point).filter({ hasText: t('steps.acts.dock') }));
      await follows('atPoint', plate);
      await openNext(point, t('steps.acts.dock'));
      await confirmDocking(point);
      await openNext(point, t('steps.acts.load'));
      await confirmLoading(point, isLast ? '12' : '7');
      await openNext(point, 'Disinfect the place');
      await startDisinfection(point, ['ground']);
      scene.site.clock.advance(30 * minuteMs);
      await openNext(point, 'Disinfect the place: finish');
      await holdNext(point, t('steps.acts.depart'), cardIn(board, isLast ? 'onTheWayOut' : 'onTheWayIn', plate));
    }

    await holdNext(
      gate,
      'Vehicle has reached the exit',
      primaryOf(gate).filter({ hasText: t('steps.acts.reconcile') }),
    );
    await follows('atExit', plate);
    await openNext(gate, t('steps.acts.reconcile'));
    await readExit(gate, {
      plate,
      trailer: null,
      tails: tailsOf(plate),
      seal: null,
      cargo: 'refuse',
      containers: '19',
    });
    await seen(vehicleOf(gate, plate).getByText('Different: 0'));
    await holdNext(gate, t('steps.acts.release'), verdictOf(gate, plate).filter({ hasText: 'Released' }));
    await gone(cardIn(board, 'atExit', plate));
    await expect.poll(() => scene.officers.visit(plate).status).toBe('released');
    neverAsked();
  });
});
