import { beforeAll, describe, expect, it } from 'vitest';
import type { Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardOf } from './support/screens/board.ts';
import { beginShift, signIn } from './support/screens/sign-in.ts';
import { people } from './support/site.ts';
import { gone, seen } from './support/touch.ts';

const scene = useScene();
const desk = { device: 'desk', language: 'zh-CN', theme: 'day' } as const;
const plate = '渝BF95253';
let visit = '';

beforeAll(async () => {
  visit = (await scene.officers.bring(plate, 'verify-crew')).id;
});

const storyOf = ({ page, t }: Post) => page.getByRole('dialog', { name: t('board.story.title') });
const searchOf = ({ page }: Post) => new URL(page.url()).searchParams;
const reopened = async (from: Post, to: Post): Promise<void> => {
  await to.page.goto(from.page.url());
};

describe('the address says where one is', () => {
  it('[U380] a visit on the board is linked to: back closes it, a reload and a colleague open it', async () => {
    const [board, colleague] = await Promise.all([scene.post('supervisor', desk), scene.post('otherSupervisor', desk)]);
    await cardOf(board, plate).click();
    await seen(storyOf(board));
    expect(searchOf(board).get('visit')).toBe(visit);
    await board.page.goBack();
    await gone(storyOf(board));
    await board.page.goForward();
    await seen(storyOf(board));
    await board.page.reload();
    await seen(storyOf(board));

    await reopened(board, colleague);
    await seen(storyOf(colleague).getByText(colleague.t('board.story.timeline')));
    await storyOf(colleague)
      .getByRole('button', { name: colleague.t('common.close') })
      .first()
      .click();
    await gone(storyOf(colleague));
    expect(new URL(colleague.page.url()).pathname).toBe('/board');
    expect(searchOf(colleague).has('visit')).toBe(false);
  });

  it('[U380] closing what was opened is a step back, and leads no further', async () => {
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    const rings = alertsOf(board).getByText(t('board.alerts.views.rings'));
    await rings.click();
    await expect.poll(() => searchOf(board).get('alerts')).toBe('rings');
    await cardOf(board, plate).click();
    await page.keyboard.press('Escape');
    await gone(storyOf(board));
    await expect.poll(() => [...searchOf(board).keys()]).toEqual(['alerts']);
    await page.reload();
    expect(
      await alertsOf(board)
        .getByRole('radio', { name: t('board.alerts.views.rings') })
        .isChecked(),
    ).toBe(true);
  });

  it('[U380] a page of the office, and what is open on it, has an address', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.goto('/office/stations?station=main-gate');
    const sheet = page.getByRole('dialog');
    await seen(sheet.getByLabel(t('office.stations.nameEn')));
    await page.keyboard.press('Escape');
    await gone(sheet);
    expect(new URL(page.url()).pathname).toBe('/office/stations');
    await page.getByRole('link', { name: t('office.pages.audit') }).click();
    await page.getByText(t('audit.kinds.sign-ins'), { exact: true }).click();
    await expect.poll(() => searchOf(office).get('kind')).toBe('sign-ins');
    await page.goBack();
    await seen(page.getByRole('heading', { name: t('office.stations.title') }));
    await page.goForward();
    expect(await page.getByRole('radio', { name: t('audit.kinds.sign-ins') }).isChecked()).toBe(true);
  });

  it('[U380] a night looked back at is linked to, with the day and a filter', async () => {
    const auditor = await scene.post('auditor', desk);
    const { page, t } = auditor;
    await page.goto('/review/summary?day=2026-11-10');
    await seen(page.getByRole('heading', { name: /2026-11-10/ }));
    await auditor.button('review.before').click();
    await seen(page.getByRole('heading', { name: /2026-11-09/ }));
    await page.goBack();
    await seen(page.getByRole('heading', { name: /2026-11-10/ }));
    await page.getByRole('link', { name: t('review.pages.access') }).click();
    await page.getByText(t('audit.kinds.refusals'), { exact: true }).click();
    await expect.poll(() => searchOf(auditor).get('kind')).toBe('refusals');
    expect(searchOf(auditor).get('day')).toBe('2026-11-10');
  });

  it('[U380] an address with something wrong in it opens the page without that', async () => {
    const office = await scene.post('office', desk);
    const { page, t } = office;
    await page.goto('/board?visit=nobody&alerts=%7B%22a%22:1%7D&alert=..%2F..&name=x');
    await seen(alertsOf(office));
    await gone(page.getByRole('dialog'));
    await page.goto('/office/no-such-page');
    await seen(page.getByRole('heading', { name: t('office.declarations.title') }));
    await page.goto('/office/people?person=%5B1,2%5D&add=maybe');
    await seen(page.getByRole('heading', { name: t('office.people.title') }));
    await gone(page.getByRole('dialog'));
    await page.goto('/review/summary?day=2026-99-99');
    await seen(page.getByRole('heading', { name: /2026-11-12/ }));
  });
});

describe('a link that somebody opens who has not signed in', () => {
  it('[U383] opens its place after the sign-in', async () => {
    const board = await scene.window(desk);
    await board.page.goto(`/board?visit=${visit}`);
    await expect.poll(() => new URL(board.page.url()).pathname).toBe('/sign-in');
    await signIn(board, scene.site.signInOf(people.supervisor));
    await seen(storyOf(board));
    expect(searchOf(board).get('visit')).toBe(visit);
  });

  it('[U383] is come back to when the sign-in was ended from elsewhere', async () => {
    const hired = { staffNumber: '3055', name: '监管新', role: 'supervisor', stations: [] } as const;
    const { personId } = await scene.officers.hire(hired);
    const newPin = async () => {
      const token = await scene.officers.as.office.token();
      return scene.site.ask<{ pin: string }>('POST', `/staff/${personId}/pin`, { token });
    };
    const board = await scene.window(desk);
    await signIn(board, { staffNumber: '3055', ...(await newPin()) });
    await beginShift(board);
    await cardOf(board, plate).click();
    await seen(storyOf(board));
    const { pin } = await newPin();
    await seen(board.page.getByText(board.t('session.revoked')));
    await board.button('session.other').click();
    await signIn(board, { staffNumber: '3055', pin });
    await seen(storyOf(board));
    expect(searchOf(board).get('visit')).toBe(visit);
  });

  it('[U383] leads nobody to a screen that is not theirs, nor to another site', async () => {
    const gate = await scene.window({ ...desk, device: 'tablet' });
    await gate.page.goto('/office/people');
    await signIn(gate, scene.site.signInOf(people.gate));
    await expect.poll(() => new URL(gate.page.url()).pathname).toBe('/gate');

    const other = await scene.window({ ...desk, device: 'tablet' });
    const own = new URL(other.page.url()).origin;
    await other.page.goto('/sign-in?to=%2F%2Fexample.org%2Fboard');
    await signIn(other, scene.site.signInOf(people.gate));
    await expect.poll(() => other.page.url()).toBe(`${own}/gate`);
  });
});
