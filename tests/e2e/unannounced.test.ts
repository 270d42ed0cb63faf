import { describe, expect, it } from 'vitest';
import { stranger } from './support/night.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardIn } from './support/screens/board.ts';
import { primaryOf } from './support/screens/forms.ts';
import { verdictOf, vehicleOf } from './support/screens/gate.ts';
import { choose, fieldOf, keysOf, pressKeys, seen, tick } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

describe('a vehicle that nobody announced', () => {
  it('is entered at the gate with the plate keyboard, marked as such, and told to the supervisor', async () => {
    const plate = '渝AD12345';
    const [gate, board] = await Promise.all([
      scene.post('gate', { device: 'tablet', language: 'en', theme: 'dark' }),
      scene.post('supervisor', { device: 'desk', language: 'en', theme: 'dark' }),
    ]);
    const { page, t } = gate;
    const next = () => primaryOf(gate).click();

    await page
      .getByRole('navigation', { name: t('gate.list') })
      .getByRole('button', { name: t('gate.search') })
      .click();
    const search = page.getByRole('dialog', { name: t('gate.search') });
    const [province, ...rest] = plate;
    await search.getByRole('button', { name: province ?? '', exact: true }).click();
    for (const key of rest) await search.getByRole('button', { name: key, exact: true }).click();
    await seen(search.getByText(t('gate.notFound')));
    await search.getByRole('button', { name: t('gate.enterUnannounced') }).click();

    await seen(page.getByText(t('plate.kinds.new-energy-small')));
    await next();
    await choose(gate, t('gate.arrival.purpose'), t('terms.purposes.supply'));
    await tick(gate, t('gate.arrival.stops'), 'North shop');
    await tick(gate, t('gate.arrival.stops'), 'First canteen');
    await next();
    await fieldOf(gate, t('gate.arrival.company')).fill('永川冷链');
    await fieldOf(gate, t('gate.arrival.pass')).fill('V7009001');
    await fieldOf(gate, t('gate.arrival.passUntil')).fill('2026-12-31');
    await next();

    await gate.button('gate.crew.add').click();
    await fieldOf(gate, t('gate.person.name')).fill(stranger.name);
    await choose(gate, t('gate.person.document'), t('terms.documents.id-card'));
    await pressKeys(keysOf(gate, t('gate.person.number')), stranger.number);
    await next();
    await gate.button('steps.verify-crew.editTest').click();
    const sheet = page.getByRole('dialog', { name: t('steps.verify-crew.test') });
    await choose(gate, t('steps.verify-crew.result'), t('terms.results.negative'));
    await pressKeys(keysOf(gate, t('steps.verify-crew.sampledTime')), '1015');
    await sheet.getByRole('button', { name: t('common.confirm') }).click();
    await fieldOf(gate, t('gate.person.phone')).fill(stranger.phone);
    await pressKeys(keysOf(gate, t('gate.person.pass')), 'P7009001');
    await next();
    await seen(page.getByRole('listitem').filter({ hasText: 'P7009001' }));
    expect(await page.getByRole('main').textContent()).not.toContain(stranger.name);
    await next();

    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.notYet') }));
    await seen(vehicleOf(gate, plate).getByText(t('terms.unannounced')));
    await seen(cardIn(board, 'atGate', plate).filter({ hasText: t('board.flags.unannounced') }));
    await seen(
      alertsOf(board)
        .getByRole('listitem')
        .filter({ hasText: painted(plate) })
        .filter({ hasText: t('rules.alerts.visit.unannounced.title') }),
    );
    const { declaration } = scene.officers.visit(plate);
    expect(declaration.stops).toEqual(['north-shop', 'first-canteen']);
    expect(JSON.stringify(declaration)).not.toContain(stranger.number.slice(0, 6));
  });
});
