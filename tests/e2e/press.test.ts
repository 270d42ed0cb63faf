import { describe, expect, it } from 'vitest';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { lineOf } from './support/cut.ts';
import { useScene } from './support/scene.ts';
import { primaryOf } from './support/screens/forms.ts';
import { openNext, openVehicle, verdictOf } from './support/screens/gate.ts';
import { signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { gone, keysOf, pressKeys, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

/** A tablet at the gate that keeps count of the commands it sends. */
async function countedGate() {
  const gate = await scene.window({ device: 'tablet', language: 'zh-CN', theme: 'dark' });
  const sent: string[] = [];
  gate.page.on('websocket', (line) =>
    line.on('framesent', ({ payload }) => {
      if (String(payload).includes('"reportStep"')) sent.push(String(payload));
    }),
  );
  await signIn(gate, scene.site.signInOf(people.gate));
  return { gate, sent };
}

describe('what a gloved finger does to a button', () => {
  it('[U30] pressing twice in a hurry sends one command', async () => {
    const plate = '渝BF95253';
    await scene.officers.bring(plate, 'seal');
    const { gate, sent } = await countedGate();
    const { t } = gate;
    await openVehicle(gate, plate);
    await openNext(gate, t('steps.acts.seal'));
    await pressKeys(keysOf(gate, t('steps.seal.number')), '778899');
    const submit = gate.button('steps.seal.submit');
    await submit.dblclick();
    await gone(submit);
    await seen(gate.button('strip.nothingWaiting'));
    await expect.poll(() => scene.officers.visit(plate).steps['seal']?.entries.length).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('[U31] admitting wants the button held, by finger or by key: a tap admits nobody', async () => {
    const plate = '渝DVJC65';
    await scene.officers.bring(plate, 'admit');
    const { gate, sent } = await countedGate();
    const { page, t } = gate;
    await openVehicle(gate, plate);
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.mayEnter') }));
    await openNext(gate, t('steps.acts.admit'));
    const admit = primaryOf(gate);
    await admit.click();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(sent).toEqual([]);
    expect(scene.officers.visit(plate).status).toBe('atGate');

    await admit.focus();
    await page.keyboard.down('Enter');
    await seen(page.getByRole('navigation', { name: t('gate.list') }));
    await page.keyboard.up('Enter');
    expect(sent).toHaveLength(1);
    await expect.poll(() => scene.officers.visit(plate).status).toBe('inside');
  });

  it('[U14] what was done is never shown undone, when its answer comes long before its event', async () => {
    const plate = '渝AWH058';
    await scene.officers.bring(plate, 'seal');
    const gate = await scene.window({ device: 'tablet', language: 'zh-CN', theme: 'dark', ownTime: true });
    const { page, t } = gate;
    const line = await lineOf(page);
    await page.reload();
    await signIn(gate, scene.site.signInOf(people.gate));
    await openVehicle(gate, plate);
    await openNext(gate, t('steps.acts.seal'));
    await page.evaluate(() => {
      const shown: string[] = [];
      Object.assign(globalThis, { shown });
      new MutationObserver(() => {
        const text = document.querySelector('[data-primary]')?.textContent ?? '';
        if (shown.at(-1) !== text) shown.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await pressKeys(keysOf(gate, t('steps.seal.number')), '445566');
    line.holdEvents();
    await gate.button('steps.seal.submit').click();
    await expect.poll(() => stepOf(scene.officers.visit(plate), 'seal')?.status).toBe('done');
    await gone(gate.button('steps.seal.submit'));
    line.letEvents();
    await seen(gate.button('strip.nothingWaiting'));
    const shown = await page.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
    const [act, next] = [t('steps.acts.seal'), t('steps.acts.finish', { step: t('terms.disinfect.vehicle') })];
    const isNext = shown.findIndex((text) => text.startsWith(next));
    expect(isNext).toBeGreaterThan(0);
    expect(shown.slice(isNext).filter((text) => text.startsWith(act))).toEqual([]);
  });

  it('[U291] what is opened at the moment another sheet closes stays open', async () => {
    const plate = '鄂EFF2220';
    await scene.officers.bring(plate, 's1.unload');
    const { page, t } = await scene.post('unloading', { device: 'tablet', language: 'zh-CN', theme: 'dark' });
    await page
      .getByRole('navigation', { name: t('unloading.list') })
      .getByRole('button', { name: painted(plate) })
      .click();
    await page.getByRole('button', { name: t('steps.deviation.title') }).click();
    await seen(page.getByRole('dialog', { name: t('steps.deviation.title') }));
    const words = { close: t('common.close'), help: t('steps.help.title') };
    await page.evaluate(({ close, help }) => {
      const press = (where: string, word: string) =>
        [...document.querySelectorAll<HTMLButtonElement>(`${where} button`)]
          .find((button) => button.ariaLabel === word || button.textContent.endsWith(word))
          ?.click();
      press('dialog[open]', close);
      press('main', help); // before the browser has told that the first one is closed
    }, words);
    const sheet = page.getByRole('dialog', { name: t('steps.help.title') });
    await seen(sheet);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await sheet.isVisible()).toBe(true);
  });
});
