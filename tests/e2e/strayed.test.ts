import { describe, expect, it } from 'vitest';
import type { Look, Post } from './support/post.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardOf, decisionsOf } from './support/screens/board.ts';
import { giveReason } from './support/screens/dialogs.ts';
import { beginShift, signIn } from './support/screens/sign-in.ts';
import { gone, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

const phone = { device: 'phone', language: 'zh-CN', theme: 'dark' } as const;
const desk = { device: 'desk', language: 'zh-CN', theme: 'day' } as const;

/** Somebody new at the refuse point in the east, and nowhere else. */
async function refusePoint(staffNumber: string, look: Look): Promise<Post> {
  const { office } = scene.officers.as;
  const member = { personId: `refuse-${staffNumber}`, staffNumber, name: '东区垃圾站' } as const;
  await scene.officers.must('office', {
    type: 'saveStaff',
    member: { ...member, role: 'unloading', stations: ['refuse-east'], active: true },
  });
  const { pin } = await scene.site.ask<{ pin: string }>('POST', `/staff/${member.personId}/pin`, {
    token: await office.token(),
  });
  const post = await scene.window(look);
  await signIn(post, { staffNumber, pin });
  await beginShift(post);
  return post;
}

describe('a vehicle at a point that it does not come to', () => {
  it('[U172] [W2] is found by a part of its plate, reported as on the wrong route in two taps, and held where it stands', async () => {
    const plate = '渝BF95253'; // for the second canteen
    await scene.officers.bring(plate, 's1.leg');
    const [point, board] = await Promise.all([refusePoint('2002', phone), scene.post('supervisor', desk)]);
    const { page, t } = point;
    const list = page.getByRole('navigation', { name: t('unloading.list') });
    await seen(list.getByRole('listitem'));
    expect(await list.getByText(painted(plate)).count()).toBe(0);

    await point.button('unloading.strayed.open').click();
    const search = page.getByRole('dialog', { name: t('unloading.strayed.title') });
    await seen(search.getByText(t('unloading.strayed.hint')));
    await search.getByLabel(t('plate.label')).fill('99');
    await seen(search.getByText(t('unloading.strayed.none')));
    await search.getByLabel(t('plate.label')).fill('5253');
    const found = search.getByRole('button', { name: painted(plate) });
    await seen(found.filter({ hasText: t('terms.places.onTheWayIn') }).filter({ hasText: '第二食堂' }));

    await found.click();
    const sheet = page.getByRole('dialog', { name: t('steps.deviation.title') });
    await seen(sheet.getByRole('radio', { name: t('terms.deviations.wrong-route'), checked: true }));
    await sheet
      .getByRole('button', { name: t('steps.deviation.submit', { kind: t('terms.deviations.wrong-route') }) })
      .click();
    await seen(page.getByText(t('unloading.strayed.reported', { plate: painted(plate) })));
    await gone(sheet);

    const alert = alertsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(alert.filter({ hasText: t('rules.alerts.visit.deviation.title') }));
    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(decision.filter({ hasText: t('terms.deviations.wrong-route') }).filter({ hasText: '东区垃圾站' }));

    await point.button('steps.hold.open').click();
    await giveReason(
      point,
      t('steps.hold.title', { plate: painted(plate) }),
      t('steps.hold.behaviour'),
      t('steps.hold.submit'),
    );
    await seen(cardOf(board, plate).filter({ hasText: t('terms.held') }));
    expect(scene.officers.visit(plate)).toMatchObject({
      held: { by: { personId: 'refuse-2002' } },
      deviations: [{ kind: 'wrong-route', by: { personId: 'refuse-2002' } }],
    });
    expect(point.diary.urls.filter((url) => url.includes('5253') || url.includes('%E6%B8%9D'))).toEqual([]);
  });

  it('[U172] what was typed is there again after the page was loaded anew; what it was can be chosen, in English too', async () => {
    const plate = '渝DVJC65';
    await scene.officers.bring(plate, 's1.dock');
    const point = await refusePoint('2003', { device: 'tablet', language: 'en', theme: 'day' });
    const { page, t } = point;
    await point.button('unloading.strayed.open').click();
    await page.getByLabel(t('plate.label')).fill('VJC6');
    await seen(page.getByRole('button', { name: painted(plate) }));
    await page.reload();
    await point.button('unloading.strayed.open').click();
    await page.getByRole('button', { name: painted(plate) }).click();
    const sheet = page.getByRole('dialog', { name: t('steps.deviation.title') });
    await sheet
      .locator('label')
      .filter({ hasText: t('terms.deviations.left-cab') })
      .click();
    await sheet
      .getByRole('button', { name: t('steps.deviation.submit', { kind: t('terms.deviations.left-cab') }) })
      .click();
    await seen(page.getByText(t('unloading.strayed.reported', { plate: painted(plate) })));
    await expect
      .poll(() => scene.officers.visit(plate).deviations)
      .toMatchObject([{ kind: 'left-cab', by: { personId: 'refuse-2003' } }]);
  });
});
