import { describe, expect, it } from 'vitest';
import { hourMs } from '@cordon/protocol/time.ts';
import { useScene } from './support/scene.ts';
import { openVehicle } from './support/screens/gate.ts';
import { recordMany } from './support/screens/many-records.ts';
import { seen } from './support/touch.ts';
import { connected, cutOff, gateOf, pass, tablet, waiting } from './support/without-network.ts';

const scene = useScene();

describe('a whole night without the network', () => {
  it('[U10] [U11] [U276] [OF1] brings 500 records of eight hours, each once, after its window was opened anew', async () => {
    const plates = ['鄂EFF2220', '陕AN0SQ9', '渝BLYKB0', '川ZER3E3', '渝C1C1B4'];
    for (const plate of plates) await scene.officers.bring(plate, 'seal');
    const { gate, line } = await gateOf(scene, tablet);
    const { page } = gate;
    await openVehicle(gate, plates[0] ?? '');
    await cutOff(gate, line);
    const began = scene.site.clock.now();
    for (const [index, plate] of plates.entries()) {
      await openVehicle(gate, plate);
      await recordMany(gate, 100);
      await seen(waiting(gate, 100 * (index + 1)));
      await pass(scene, gate, (8 * 60) / plates.length);
    }
    await page.reload();
    await seen(waiting(gate, 500));
    await connected(gate, line);
    const left = page.getByRole('banner').locator('[data-waiting]');
    // The device's clock is left alone: put forward, it runs away from the server's answers, and the connection counts as lost.
    await expect.poll(() => left.getAttribute('data-waiting'), { timeout: 300_000 }).toBe('0');

    const helps = () =>
      plates.map((plate) => {
        const visit = scene.officers.visit(plate);
        return 'helps' in visit ? visit.helps : [];
      });
    const counts = () => helps().map((of) => of.length);
    await expect.poll(counts).toEqual(plates.map(() => 100));
    const ids = helps().flatMap((of) => of.map(({ helpId }) => helpId));
    expect(new Set(ids).size).toBe(500);
    expect(scene.site.clock.now() - began).toBeGreaterThanOrEqual(8 * hourMs);
  });
});
