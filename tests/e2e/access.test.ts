import { describe, expect, it } from 'vitest';
import { namesOf } from './support/night.ts';
import type { Look } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { cardOf } from './support/screens/board.ts';
import { openNext, openVehicle } from './support/screens/gate.ts';
import { openPage } from './support/screens/office.ts';
import { signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { fieldOf, gone, hold, seen } from './support/touch.ts';

const scene = useScene();

const desk: Look = { device: 'desk', language: 'en', theme: 'dark' };

describe('somebody of the office', () => {
  it('[U226] [U227] comes in with a password for once, chooses one of their own, and sets up an authenticator', async () => {
    const { office } = scene.officers.as;
    const admin = { staffNumber: '4002', name: '专班乙', role: 'admin', stations: [] } as const;
    const hired = await scene.officers.hire(admin);
    const { password } = await scene.site.ask<{ password: string }>('POST', `/staff/${hired.personId}/password`, {
      token: await office.token(),
    });
    const post = await scene.stranger(desk);
    const { page, t } = post;
    await fieldOf(post, t('session.staffNumber')).fill('4002');
    await fieldOf(post, t('entry.password')).fill(password);
    await page.keyboard.press('Enter');

    const own = fieldOf(post, t('entry.newPassword'));
    await own.fill('qwertyuiop12');
    await post.button('entry.newPasswordAction').click();
    await seen(page.getByText(t('entry.judged.common')));
    await own.fill('gravel lantern otter bridge');
    await post.button('entry.newPasswordAction').click();

    await seen(page.getByRole('img', { name: t('entry.setup.qr') }));
    const secret = ((await page.locator('[data-secret]').textContent()) ?? '').replaceAll(' ', '');
    await fieldOf(post, t('entry.totp')).fill(scene.site.authenticators.codeFor(secret));
    await seen(page.getByRole('banner', { name: t('strip.label') }));
    expect(new URL(page.url()).pathname).toBe('/office/declarations');

    await page.getByRole('button', { name: admin.name }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('strip.signOff') })
      .click();
    await fieldOf(post, t('session.staffNumber')).fill('4002');
    await fieldOf(post, t('entry.password')).fill('gravel lantern otter bridge');
    await page.keyboard.press('Enter');
    await fieldOf(post, t('entry.totp')).fill(scene.site.authenticators.codeFor(secret));
    await seen(page.getByRole('banner', { name: t('strip.label') }));
  });

  it('[U236] reads in the access record who came in and who looked behind a mask', async () => {
    const plate = '渝DVJC65';
    const [name = ''] = namesOf(plate);
    const gate = await scene.post('gate', { device: 'tablet', language: 'en', theme: 'dark', ownTime: true });
    const { page, t } = gate;
    await scene.officers.bring(plate, 'verify-crew');
    await openVehicle(gate, plate);
    await openNext(gate, '1/');
    await page
      .getByRole('button', { name: t('steps.verify-crew.showIdentity') })
      .first()
      .click();
    const sheet = page.getByRole('dialog').filter({ hasText: t('identity.why') });
    await sheet.getByRole('button', { name: t('terms.unmaskReasons.compare-document') }).click();
    const shown = page.locator('[data-revealed]');
    await seen(shown.getByText(name));
    await page.clock.runFor(60_000); // [U233]
    await gone(shown);

    const office = await scene.post('office', desk);
    await openPage(office, 'audit');
    await office.page.getByText(office.t('audit.kinds.looks'), { exact: true }).click();
    await seen(
      office.page
        .getByRole('row')
        .filter({ hasText: '门岗一号' })
        .filter({ hasText: office.t('terms.unmaskReasons.compare-document') }),
    );
    await office.page.getByText(office.t('audit.kinds.sign-ins'), { exact: true }).click();
    await seen(office.page.getByRole('row').filter({ hasText: '门岗一号' }).filter({ hasText: '一号平板' }));
  });

  it('gives a one-time password from the list of people, told once', async () => {
    await scene.officers.hire({ staffNumber: '3003', name: '监管丙', role: 'supervisor', stations: [] });
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await openPage(office, 'people');
    const row = page.getByRole('row').filter({ hasText: '3003' });
    await row.getByRole('button', { name: t('office.access.action') }).click();
    const sheet = page.getByRole('dialog', { name: t('office.access.title', { name: '监管丙' }) });
    const made = sheet.locator('[data-password]');
    await hold(office, sheet.getByRole('button', { name: t('office.access.newPassword') }), made);
    await seen(row.getByText(t('office.access.passwords.once')));

    const post = await scene.stranger(desk);
    await fieldOf(post, t('session.staffNumber')).fill('3003');
    await fieldOf(post, t('entry.password')).fill((await made.textContent()) ?? '');
    await post.page.keyboard.press('Enter');
    await seen(fieldOf(post, t('entry.newPassword')));
  });

  it('[U237] changes a password of their own, and comes in with it', async () => {
    const auditor = { staffNumber: '5002', name: '审计乙', role: 'auditor', stations: [] } as const;
    const { personId } = await scene.officers.hire(auditor);
    const token = await scene.officers.as.office.token();
    const { password } = await scene.site.ask<{ password: string }>('POST', `/staff/${personId}/password`, { token });
    const post = await scene.stranger(desk);
    const { page, t } = post;
    const enter = async (secret: string) => {
      await fieldOf(post, t('session.staffNumber')).fill('5002');
      await fieldOf(post, t('entry.password')).fill(secret);
      await page.keyboard.press('Enter');
    };
    await enter(password);
    await fieldOf(post, t('entry.newPassword')).fill('gravel lantern otter bridge');
    await post.button('entry.newPasswordAction').click();

    await page.getByRole('button', { name: auditor.name }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('strip.changePassword') })
      .click();
    const sheet = page.getByRole('dialog', { name: t('entry.ownPassword') });
    await sheet.getByLabel(t('entry.password'), { exact: true }).fill('gravel lantern otter bridge');
    await sheet.getByLabel(t('entry.newPassword'), { exact: true }).fill('password1234');
    await sheet.getByRole('button', { name: t('entry.newPasswordAction') }).click();
    await seen(sheet.getByText(t('entry.judged.common')));
    await sheet.getByLabel(t('entry.newPassword'), { exact: true }).fill('otter bridge by the river');
    await sheet.getByRole('button', { name: t('entry.newPasswordAction') }).click();
    await seen(sheet.getByText(t('entry.ownPasswordDone')));
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: auditor.name }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('strip.signOff') })
      .click();
    await enter('otter bridge by the river');
    await seen(page.getByRole('banner', { name: t('strip.label') }));
  });

  it('[U238] erases somebody for good once their visit is over, and not before', async () => {
    const plate = '渝ANEP42';
    await scene.officers.bring(plate, 'verify-crew');
    const { id, declaration } = scene.officers.visit(plate);
    const masked = declaration.crew[0]?.maskedName ?? '';
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.goto('/board');
    await cardOf(office, plate).click();
    await seen(page.getByRole('button', { name: `${t('steps.verify-crew.showIdentity')} ${masked}` }));
    const erase = page.getByRole('button', { name: `${t('board.erase.act')} ${masked}` });
    await gone(erase);
    await scene.officers.must('gate', { type: 'refuseVisit', visitId: id, reason: '证件不符' });
    await erase.click();
    const sheet = page.getByRole('dialog', { name: t('board.erase.title', { name: masked }) });
    await sheet.getByRole('button', { name: t('board.erase.reasons.asked') }).click();
    await sheet.getByRole('button', { name: t('board.erase.act') }).hover();
    await page.mouse.down();
    await gone(sheet);
    await page.mouse.up();
    const token = await scene.officers.as.office.token();
    const { people: crew } = await scene.site.ask<{ people: unknown[] }>('GET', `/visits/${id}/crew`, { token });
    expect(crew[0]).toMatchObject({ name: masked, maskedNumber: '****', maskedPhone: null });
  });

  it('signs in on the tablet with PIN and code', async () => {
    const post = await scene.window({ device: 'tablet', language: 'zh-CN', theme: 'dark' });
    await signIn(post, scene.site.signInOf(people.office));
    expect(new URL(post.page.url()).pathname).toBe('/office/declarations');
  });
});
