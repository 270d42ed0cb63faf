import { describe, expect, it } from 'vitest';
import type { Look, Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { openPage } from './support/screens/office.ts';
import { openForThem } from './support/screens/offline.ts';
import { beginShift, signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { fieldOf, gone, keysOf, pressKeys, seen, tick } from './support/touch.ts';

const scene = useScene({ night: false, clear: false });

const desk: Look = { device: 'desk', language: 'en', theme: 'dark' };
const tablet: Look = { device: 'tablet', language: 'zh-CN', theme: 'dark' };

/** The office names a tablet; its code is on the screen. */
async function nameTablet(office: Post, name: string, station: string): Promise<string> {
  const { page, t } = office;
  await openPage(office, 'devices');
  await office.button('office.devices.add').click();
  await fieldOf(office, t('office.devices.name')).fill(name);
  await tick(office, `${t('office.devices.stations')} · ${t('office.devices.stationsHint')}`, station);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('office.save') })
    .click();
  const code = page.locator('[data-code]');
  await seen(code);
  return (await code.getAttribute('data-code')) ?? '';
}

const enrolledIn = ({ page, t }: Post, device: string) => page.getByText(t('entry.enrol.done', { device }));

describe('a tablet', () => {
  it('[U228] is enrolled by a QR code and one tap, then signs its officer in by PIN', async () => {
    const [office, post] = await Promise.all([scene.post('office', desk), scene.stranger(tablet)]);
    const { page, t } = post;
    await seen(page.getByText(t('session.stranger')));
    expect(await page.getByRole('group', { name: t('session.staffNumber') }).count()).toBe(0); // no PIN here

    const code = await nameTablet(office, '北门平板', 'Main gate');
    await page.goto(`/enrol#${code}`);
    await seen(post.button('entry.enrol.action'));
    expect(new URL(page.url()).hash).toBe('');
    await post.button('entry.enrol.action').click();
    await seen(enrolledIn(post, '北门平板'));
    await seen(office.page.getByText(office.t('office.devices.enrolledNow', { name: '北门平板' })));

    await post.button('entry.enrol.toSignIn').click();
    await seen(page.locator('[data-device]').filter({ hasText: '北门平板' }));
    await signIn(post, scene.site.signInOf(people.gate));
    expect(new URL(page.url()).pathname).toBe('/gate');
    await page.reload();
    await seen(page.getByRole('banner', { name: t('strip.label') })); // the key outlives the page
  });

  it('[U228] is enrolled by a code that is typed on its own keys; a wrong one says so', async () => {
    const [office, post] = await Promise.all([scene.post('office', desk), scene.stranger(tablet)]);
    const { page, t } = post;
    const code = await nameTablet(office, '东门平板', 'Main gate');
    await post.button('session.enrol').click();
    const keys = keysOf(post, t('entry.enrol.code'));
    await pressKeys(keys, code.startsWith('0') ? '11111111' : '00000000');
    await post.button('entry.enrol.action').click();
    await seen(page.getByRole('alert').filter({ hasText: t('errors.enrol-code-wrong.what') }));
    await keys.getByRole('button', { name: t('common.clear') }).click();
    await pressKeys(keys, code);
    await post.button('entry.enrol.action').click();
    await seen(enrolledIn(post, '东门平板'));
  });

  it('[U224] [U254] says at once that it was revoked, and takes no PIN any more, not without the network either', async () => {
    const [office, post] = await Promise.all([scene.post('office', desk), scene.stranger(tablet)]);
    const { page, t } = post;
    await page.goto(`/enrol#${await nameTablet(office, '南门平板', 'Main gate')}`);
    await post.button('entry.enrol.action').click();
    await post.button('entry.enrol.toSignIn').click();
    await signIn(post, scene.site.signInOf(people.gate));
    await openForThem(post);

    await office.page.keyboard.press('Escape');
    const row = office.page.getByRole('row').filter({ hasText: '南门平板' });
    await row.getByRole('button', { name: office.t('office.devices.revoke') }).click();
    const sheet = office.page.getByRole('dialog', {
      name: office.t('office.devices.revokeTitle', { name: '南门平板' }),
    });
    await sheet.getByRole('button', { name: office.t('office.devices.lost') }).click();
    await sheet.locator('[data-primary]').click();

    await seen(page.getByText(t('session.deviceRevoked')));
    await gone(page.getByRole('banner', { name: t('strip.label') }));
    await openForThem(post, 0);
    expect(await page.getByRole('group', { name: t('session.staffNumber') }).count()).toBe(0);
    await seen(row.getByText(office.t('office.devices.states.revoked')));
  });

  it('[U229] changes its officer in two taps and a PIN', async () => {
    const post = await scene.window(tablet);
    const { page, t } = post;
    await signIn(post, scene.site.signInOf(people.unloading));
    await leave(post, '卸货点一号');
    await post.button('session.other').click();
    await signIn(post, scene.site.signInOf(people.gate));

    await page.getByRole('button', { name: '门岗一号' }).click();
    await page.getByRole('dialog', { name: '门岗一号' }).getByRole('button', { name: '卸货点一号' }).click();
    const { pin } = scene.site.signInOf(people.unloading);
    await fieldOf(post, t('session.pin')).fill(pin);
    await seen(page.getByRole('button', { name: '卸货点一号' }));
    expect(new URL(page.url()).pathname).toBe('/unloading');
  });
});

describe('a shift', () => {
  it('[U230] [U231] [U232] is handed over with a word for the next, who begins with it', async () => {
    const [first, second] = await Promise.all([scene.window(tablet), scene.window(tablet)]);
    const relief = await scene.officers.hire({
      staffNumber: '1003',
      name: '门岗三号',
      role: 'gate',
      stations: ['main-gate'],
    });
    await signIn(first, scene.site.signInOf(people.gate));
    const { page, t } = first;
    await page.getByRole('button', { name: '门岗一号' }).click();
    await first.button('strip.handOver').click();
    const leaving = page.getByRole('dialog', { name: t('shift.handOverTitle') });
    await leaving.getByLabel(t('shift.note')).fill('三号位地磅有偏差');
    await leaving.getByRole('button', { name: t('shift.handOverAction') }).click();
    await seen(page.getByText(t('session.signedOff')));

    await signIn(second, relief);
    const sheet = second.page.getByRole('dialog', { name: t('shift.startTitle') });
    await seen(sheet.getByText('三号位地磅有偏差'));
    await beginShift(second);
    await second.page.reload();
    await seen(second.page.getByRole('navigation', { name: t('gate.list') }));
    await second.page.getByRole('button', { name: '门岗三号' }).click();
    await seen(second.button('strip.handOver')); // begun: nothing is offered again
  });
});

async function leave({ page, t }: Post, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page
    .getByRole('dialog', { name })
    .getByRole('button', { name: t('strip.signOff') })
    .click();
  await seen(page.getByText(t('session.signedOff')));
}
