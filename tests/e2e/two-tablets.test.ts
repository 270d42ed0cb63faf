import { beforeAll, describe, expect, it } from 'vitest';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { type Line, lineOf } from './support/cut.ts';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { decisionsOf } from './support/screens/board.ts';
import { recordSeal } from './support/screens/forms.ts';
import { openNext, openVehicle } from './support/screens/gate.ts';
import { beginShift, signIn } from './support/screens/sign-in.ts';
import { type Credentials, people } from './support/site.ts';
import type { TabletKey } from './support/tablet-key.ts';
import { gone, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();
const look = { device: 'tablet', language: 'zh-CN', theme: 'dark', ownTime: true } as const;

let southKey: TabletKey;
let relief: Credentials;
beforeAll(async () => {
  southKey = await scene.officers.enrolTablet('south-tablet', '南侧平板');
  relief = await scene.officers.hire({
    ...{ staffNumber: people.relief, name: '门岗二号', role: 'gate', stations: ['main-gate'] },
  });
  await beginShift(await comeUp(relief, southKey));
});

type Tablet = Post & { line: Line };

async function comeUp(as: Credentials, key?: TabletKey): Promise<Tablet> {
  const post = await scene.window(look, key);
  const line = await lineOf(post.page);
  await post.page.reload();
  await signIn(post, as);
  return { ...post, line };
}
/** The officer of each: 门岗一号 on 一号平板, 门岗二号 on 南侧平板. */
const bothTablets = () => Promise.all([comeUp(scene.site.signInOf(people.gate)), comeUp(relief, southKey)]);

async function cutOff({ page, t, line }: Tablet): Promise<void> {
  line.cut();
  await seen(page.getByText(t('strip.link.offline')));
}
/** A line that was lost is opened again after some seconds of the tablet's. */
async function reconnected({ page, t }: Tablet): Promise<void> {
  await page.clock.fastForward(10_000);
  await seen(page.getByText(t('strip.link.live')));
}

describe('two tablets at one gate', () => {
  it('[OF65] [OF66] [U284] [U285] see what the other is at, and what waits on it as soon as a line is up', async () => {
    const plate = '渝AWH058';
    await scene.officers.bring(plate, 'seal');
    const [north, south] = await bothTablets();
    await openVehicle(south, plate);
    await openVehicle(north, plate);
    await openNext(north, north.t('steps.acts.seal'));
    await north.page.clock.fastForward(1_000);
    const notice = south.page.getByText(/一号平板（门岗一号）.*正在办这辆车/u);
    await seen(notice);

    await cutOff(north);
    await recordSeal(north, 'S-31');
    await seen(north.page.getByRole('button', { name: north.t('strip.waiting', { count: 1 }) }));
    north.line.mendBarely();
    await reconnected(north);
    await seen(south.page.getByText(/一号平板（门岗一号）.*已登记.*封条.*还没有确认/u));
    expect(stepOf(scene.officers.visit(plate), 'seal')?.status).not.toBe('done');

    north.line.cut();
    await seen(north.page.getByText(north.t('strip.link.offline')));
    north.line.mend();
    await reconnected(north);
    await seen(north.page.getByRole('button', { name: north.t('strip.nothingWaiting') }));
    await north.page.clock.fastForward(1_000);
    await gone(south.page.getByText(/一号平板（门岗一号）/u));
    await expect.poll(() => stepOf(scene.officers.visit(plate), 'seal')?.status).toBe('done');
  });

  it('[OF5] [OF8] that recorded the same step without the network end with one that is taken, and one that is told of it', async () => {
    const plate = '渝DG2742';
    await scene.officers.bring(plate, 'seal');
    const [[north, south], board] = await Promise.all([
      bothTablets(),
      scene.post('supervisor', { device: 'desk', language: 'zh-CN', theme: 'dark' }),
    ]);
    for (const [tablet, seal] of [
      [north, 'S-41'],
      [south, 'S-42'],
    ] as const) {
      await openVehicle(tablet, plate);
      await cutOff(tablet);
      await openNext(tablet, tablet.t('steps.acts.seal'));
      await recordSeal(tablet, seal);
    }
    north.line.mend();
    south.line.mend();
    await Promise.all([reconnected(north), reconnected(south)]);

    const refusedOn = ({ page, t }: Tablet) => page.getByRole('button', { name: t('strip.refused', { count: 1 }) });
    const entries = () => stepOf(scene.officers.visit(plate), 'seal')?.progress?.entries ?? [];
    await expect.poll(() => entries().length).toBe(1);
    const first = entries()[0]?.by.name ?? '';
    const [loser, winner] = first === '门岗一号' ? [south, north] : [north, south];
    await seen(refusedOn(loser));
    await seen(winner.page.getByRole('button', { name: winner.t('strip.nothingWaiting') }));
    await loser.page.getByRole('banner').locator('[data-waiting]').click();
    const tray = loser.page.getByRole('dialog', { name: loser.t('queue.title') });
    const said = tray.getByRole('alert').filter({ hasText: loser.t('errors.step-done.what') });
    await seen(said.filter({ hasText: first }));
    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(decision.filter({ hasText: first === '门岗一号' ? '门岗二号' : '门岗一号' }));
  });
});
