import { describe, expect, it } from 'vitest';
import { minuteMs } from '@cordon/protocol/time.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { lineOf } from './support/cut.ts';
import { inWindow, type Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, decisionsOf, feedOf, siteBarOf } from './support/screens/board.ts';
import {
  admit,
  confirmArrival,
  primaryOf,
  recordSeal,
  startDisinfection,
  verifyPerson,
} from './support/screens/forms.ts';
import { openNext, openVehicle, vehicleOf } from './support/screens/gate.ts';
import { signIn, signInAgain } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { gone, hold, keysOf, pressKeys, seen } from './support/touch.ts';
import { cutOff, connected, gateOf, pass, tablet, waiting } from './support/without-network.ts';
import { painted } from './support/words.ts';

const scene = useScene();
const desk = { device: 'desk', language: 'zh-CN', theme: 'dark' } as const;

async function openTray(post: Post): Promise<void> {
  await post.page.getByRole('banner').locator('[data-waiting]').click();
  await seen(post.page.getByRole('dialog', { name: post.t('queue.title') }));
}

describe('a vehicle at the gate without the network', () => {
  it('[U276] [U241] [U242] [U283] [OF1] [OF4] is taken through to its admission on paper, and all of it is confirmed afterwards', async () => {
    const plate = '渝BF95253';
    const [{ gate, line }, board] = await Promise.all([gateOf(scene, tablet), scene.post('supervisor', desk)]);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await cutOff(gate, line);

    await openNext(gate, t('steps.acts.arrive'));
    await confirmArrival(gate);
    await openNext(gate, t('terms.disinfect.vehicle'));
    await startDisinfection(gate, ['body', 'wheels', 'cab-outside']);
    await openNext(gate, '核验');
    await verifyPerson(gate);
    await openNext(gate, t('steps.acts.seal'));
    await recordSeal(gate, 'S-2741');
    await seen(vehicleOf(gate, plate).getByText(t('queue.provisionalCount', { count: 4 })));

    await pass(scene, gate, 30);
    await openNext(gate, t('steps.acts.finish', { step: t('terms.disinfect.vehicle') }));
    await seen(waiting(gate, 5));
    await openNext(gate, t('steps.acts.admit'));
    await hold(gate, primaryOf(gate), page.getByRole('alert').filter({ hasText: t('errors.needs-paper.what') }));
    await page.getByRole('button', { name: t('common.back') }).click();

    await page.getByRole('button', { name: t('queue.paper.declare') }).click();
    const dialog = page.getByRole('dialog', { name: t('queue.paper.declare') });
    await dialog.getByRole('button', { name: t('queue.paper.reasons.wifi') }).click();
    await dialog.getByRole('button', { name: t('queue.paper.declareAction') }).click();
    await seen(page.getByText(t('queue.paper.on'), { exact: true }));
    await openNext(gate, t('steps.acts.admit'));
    await admit(gate);
    await seen(waiting(gate, 7));
    expect(scene.officers.visit(plate).status).toBe('expected'); // the server has heard nothing of it

    await pass(scene, gate, 17);
    await connected(gate, line);
    await seen(page.getByRole('button', { name: t('strip.nothingWaiting') }));
    await gone(vehicleOf(gate, plate).getByText(t('queue.provisional')));
    const visit = scene.officers.visit(plate);
    expect(visit.status).toBe('inside');
    const [start, finish] = stepOf(visit, 'disinfect-vehicle')?.progress?.entries ?? [];
    expect((finish?.recordedAt ?? 0) - (start?.recordedAt ?? 0)).toBeGreaterThanOrEqual(30 * minuteMs);
    expect((start?.at ?? 0) - (start?.recordedAt ?? 0)).toBeGreaterThan(46 * minuteMs);
    expect((start?.at ?? 0) - (start?.recordedAt ?? 0)).toBeLessThan(49 * minuteMs);
    await seen(siteBarOf(board).getByText(board.t('queue.paper.on'), { exact: true }));
    const told = feedOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    expect(await told.filter({ hasText: board.t('terms.steps.seal') }).count()).toBe(1);
    await scene.officers.must('supervisor', { type: 'endPaper' });
    await gone(siteBarOf(board).getByText(board.t('queue.paper.on'), { exact: true }));
  });

  it.each([2, -2])(
    '[U1] [OF1] counts and records by the server’s clock on a tablet that is %i days off',
    async (days) => {
      const plate = days > 0 ? '渝DVJC65' : '渝DG2742';
      await scene.officers.bring(plate, 'disinfect-vehicle');
      const { gate, line } = await gateOf(scene, tablet);
      const { page, t } = gate;
      await page.clock.setSystemTime(scene.site.clock.now() + days * 24 * 60 * minuteMs);
      await page.reload();
      await seen(page.getByText(t('strip.link.live')));
      await openVehicle(gate, plate);
      await cutOff(gate, line);
      await openNext(gate, t('terms.disinfect.vehicle'));
      await startDisinfection(gate, ['body', 'wheels', 'cab-outside']);
      const pressed = scene.site.clock.now();
      const clock = vehicleOf(gate, plate).getByRole('timer', { name: t('steps.contact.title') });
      expect((await clock.textContent()) ?? '').toMatch(/^(?:30:0[0-2]|29:)/u);
      await connected(gate, line);
      await seen(page.getByRole('button', { name: t('strip.nothingWaiting') }));
      const start = stepOf(scene.officers.visit(plate), 'disinfect-vehicle')?.progress?.entries[0];
      expect(Math.abs((start?.recordedAt ?? 0) - pressed)).toBeLessThan(10_000);
    },
  );
});

describe('records that wait', () => {
  it('[U11] [OF33] go under their author’s name, whoever has the tablet when the network is back', async () => {
    const plate = '渝ANEP42';
    await scene.officers.bring(plate, 'seal');
    await scene.officers.hire({ staffNumber: people.relief, name: '门岗二号', role: 'gate', stations: ['main-gate'] });
    const { gate, line } = await gateOf(scene, tablet);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await cutOff(gate, line);
    await openNext(gate, t('steps.acts.seal'));
    await recordSeal(gate, 'S-88');
    await seen(waiting(gate, 1));
    await page.getByRole('banner').getByRole('button', { name: '门岗一号' }).click();
    await seen(page.getByText(t('queue.ownWaiting', { count: 1 })));
    line.mend(); // the line is back, and somebody else signs in before it was used
    await page.getByRole('button', { name: new RegExp(t('strip.signOff')) }).click();
    await seen(page.getByText(t('session.signedOff')));
    await signInAgain(gate, scene.site.signInOf(people.relief));
    await page.clock.fastForward(10_000);
    await expect.poll(() => stepOf(scene.officers.visit(plate), 'seal')?.status).toBe('done');
    const [entry] = stepOf(scene.officers.visit(plate), 'seal')?.progress?.entries ?? [];
    expect(entry?.by).toMatchObject({ name: '门岗一号', personId: 'gate-1' });
  });

  it('[OF5] [OF8] [U240] of which one came second are sent back with who was first, and shown to the supervisor', async () => {
    const plate = '川A1SAD8';
    await scene.officers.bring(plate, 'seal');
    const [{ gate, line }, board] = await Promise.all([gateOf(scene, tablet), scene.post('supervisor', desk)]);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await cutOff(gate, line);
    await openNext(gate, t('steps.acts.seal'));
    await recordSeal(gate, 'S-99');
    await scene.officers.advance(plate); // the other tablet
    await connected(gate, line);
    await seen(page.getByRole('button', { name: t('strip.refused', { count: 1 }) }));
    await openTray(gate);
    const tray = page.getByRole('dialog', { name: t('queue.title') });
    await seen(
      tray
        .getByRole('alert')
        .filter({ hasText: t('errors.step-done.what') })
        .filter({ hasText: '门岗一号' }),
    );
    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(decision.filter({ hasText: board.t('board.decisions.kinds.record') }));
    await seen(alertsOf(board).getByText(board.t('rules.alerts.visit.record-unsettled.title')));
    await decision.getByRole('button', { name: board.t('board.decisions.open') }).click();
    await seen(board.page.getByText(board.t('board.records.instead')));
    await seen(board.page.getByText('S-99'));
    await board.page
      .getByRole('dialog')
      .getByRole('button', { name: board.t('board.records.settle') })
      .first()
      .click();
    const settle = board.page.getByRole('dialog', { name: board.t('board.records.settleTitle') });
    await settle.getByRole('button', { name: board.t('board.records.notes.same') }).click();
    await settle.locator('[data-primary]').click();
    await gone(decision);
    await tray.getByRole('button', { name: t('queue.dismiss') }).click();
    await seen(tray.getByText(t('queue.empty')));
  });

  it('[U274] [U275] [U282] answer the sync button every time, and can be given to a supervisor', async () => {
    const plate = '湘ADBR74';
    await scene.officers.bring(plate, 'seal');
    const { gate, line } = await gateOf(scene, tablet);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await openTray(gate);
    const tray = page.getByRole('dialog', { name: t('queue.title') });
    await gate.button('queue.sync').click();
    await seen(tray.getByText(t('queue.synced.nothing')));
    await page.keyboard.press('Escape');
    await cutOff(gate, line);
    await openNext(gate, t('steps.acts.seal'));
    await recordSeal(gate, 'S-55');
    await openTray(gate);
    await gate.button('queue.sync').click();
    await page.clock.fastForward(10_000);
    await seen(tray.getByText(t('queue.synced.offline', { waiting: 1 })));
    await seen(tray.getByText(t('pwa.storage.title')));

    await tray.getByRole('button', { name: t('queue.setAside') }).click();
    const ask = page.getByRole('dialog', { name: t('queue.setAsideTitle') });
    await ask.getByRole('button', { name: t('queue.asideReasons.stuck') }).click();
    await ask.locator('[data-primary]').click();
    await seen(tray.getByText(t('queue.state.aside')));
    await connected(gate, line);
    await seen(tray.getByText(t('queue.empty')));
    const visit = scene.officers.visit(plate);
    expect(visit.unsettled).toMatchObject([{ authorName: '门岗一号', report: { kind: 'seal', number: 'S-55' } }]);
    expect(stepOf(visit, 'seal')?.status).toBe('pending');

    const [download] = await Promise.all([page.waitForEvent('download'), gate.button('queue.export').click()]);
    const stream = await download.createReadStream();
    const text = (await stream.toArray()).join('');
    expect(text).toContain(visit.unsettled[0]?.recordId);
    expect(text).toContain('set-aside');
    expect(text).not.toMatch(/S-55|门岗|一直发不出去/u);
  });
});

describe('a tablet that is in trouble', () => {
  it('[U10] says that nothing was saved when its storage is full, and goes on when there is room', async () => {
    const plate = '渝AWH058';
    await scene.officers.bring(plate, 'seal');
    const { gate, line } = await gateOf(scene, tablet);
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await cutOff(gate, line);
    await page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      Object.assign(globalThis, { roomAgain: () => void (IDBObjectStore.prototype.add = add) });
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await openNext(gate, t('steps.acts.seal'));
    await pressKeys(keysOf(gate, t('steps.seal.number')), 'S-31');
    await primaryOf(gate).click();
    await seen(page.getByRole('alert').filter({ hasText: t('errors.not-stored.what') }));
    await seen(page.getByRole('button', { name: t('strip.nothingWaiting') }));
    await page.evaluate(() => (globalThis as unknown as { roomAgain(): void }).roomAgain());
    await primaryOf(gate).click();
    await seen(waiting(gate, 1));
    await connected(gate, line);
    await expect.poll(() => stepOf(scene.officers.visit(plate), 'seal')?.status).toBe('done');
  });

  it.each(['before', 'within', 'after'] as const)(
    '[U10] [U272] loses nothing that it showed as saved when its window is killed %s a write',
    async (when) => {
      const plate = { before: '川AFA0324', within: '川A71213F', after: '川A1RV68' }[when];
      await scene.officers.bring(plate, 'verify-crew');
      let saved = 0;
      for (let write = 1; write <= 3; write++) saved += await killedAt(plate, write, when);
      expect(saved).toBeGreaterThan(0);
      const helps = () => {
        const visit = scene.officers.visit(plate);
        return 'helps' in visit ? visit.helps.length : 0;
      };
      // One that was written and not shown any more is no loss, and there is one at most in each window.
      await expect.poll(helps).toBeGreaterThanOrEqual(saved);
      expect(helps()).toBeLessThanOrEqual(saved + 3);
    },
  );
});

/**
 * Records without the network until the window is killed at its n-th write of the queue; then another window comes up.
 *
 * @returns how many records it had shown as waiting
 */
async function killedAt(plate: string, write: number, when: 'before' | 'within' | 'after'): Promise<number> {
  const post = await scene.window(tablet);
  const { page, t } = post;
  const line = await lineOf(page);
  let shown = 0;
  let die = () => {};
  const dead = new Promise<void>((resolve) => (die = resolve));
  await page.exposeFunction('showed', (count: number) => void (shown = count));
  await page.exposeFunction('die', () => die());
  await page.addInitScript(killAt, { write, when });
  await page.reload();
  await signIn(post, scene.site.signInOf(people.gate));
  await openVehicle(post, plate);
  await cutOff(post, line);
  const pressing = (async () => {
    for (let press = 0; press < 4; press++) {
      await vehicleOf(post, plate)
        .getByRole('button', { name: t('steps.help.title') })
        .click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: t('terms.needs.water') }).click();
      await gone(sheet);
    }
  })().catch(() => undefined); // nobody answers in a window that is dead
  await dead;
  const next = await page.context().newPage();
  await page.close();
  await pressing;
  await next.goto('/');
  const again = inWindow(post, next);
  await signInAgain(again, scene.site.signInOf(people.gate));
  await seen(next.getByRole('button', { name: t('strip.nothingWaiting') }));
  return shown;
}

/** Runs in the page: what it shows as waiting is told, and at its n-th write it stands still for good. */
function killAt({ write, when }: { write: number; when: 'before' | 'within' | 'after' }): void {
  const { showed, die } = globalThis as unknown as { showed(count: number): void; die(): void };
  new MutationObserver(() => {
    const count = document.querySelector('[data-waiting]')?.getAttribute('data-waiting');
    if (count !== null && count !== undefined) showed(Number(count));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-waiting'] });
  let writes = 0;
  const end = () => {
    die();
    for (const from = performance.now(); performance.now() - from < 60_000;);
  };
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
    const isIt = this.name === 'items' && (writes += 1) === write;
    if (isIt && when === 'before') end();
    const request = add.apply(this, args);
    if (isIt && when === 'within') end();
    if (isIt && when === 'after') this.transaction.addEventListener('complete', end);
    return request;
  };
}
