import { describe, expect, it } from 'vitest';
import { useScene } from './support/scene.ts';
import { alertsOf, cardOf, decisionsOf, feedOf, siteBarOf } from './support/screens/board.ts';
import { declareClearOnBoard } from './support/screens/campus-clear.ts';
import { giveReason, giveReasonAndHold } from './support/screens/dialogs.ts';
import { primaryOf } from './support/screens/forms.ts';
import { openVehicle, verdictOf } from './support/screens/gate.ts';
import { openArrival } from './support/screens/unloading.ts';
import { choose, gone, hold, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

const desk = { device: 'desk', language: 'en', theme: 'dark' } as const;

describe('the supervisor', () => {
  it('asks for an override that only another supervisor can approve', async () => {
    const plate = '渝DG2742';
    const { id } = await scene.officers.bring(plate, 'reconcile');
    const { step, stationId, report } = await scene.officers.nextReport(plate);
    if (report.kind !== 'reconcile') throw new Error(`the next step is ${step.kind}`);
    const wrongSeal = { ...report, seal: 'S-9999' };
    await scene.officers.must('gate', {
      type: 'reportStep',
      visitId: id,
      stationId,
      stepId: step.id,
      report: wrongSeal,
    });

    const [first, second] = await Promise.all([scene.post('supervisor', desk), scene.post('otherSupervisor', desk)]);
    const { page, t } = first;
    await cardOf(first, plate).click();
    const story = page.getByRole('dialog', { name: t('board.story.title') });
    const row = story.getByRole('row').filter({ hasText: t('rules.findings.reconcile.seal.title') });
    await seen(row.filter({ hasText: 'S-9999' }).filter({ hasText: t('board.story.different') }));
    await story.getByRole('button', { name: t('board.story.askOverride') }).click();
    const asking = page
      .getByRole('dialog')
      .filter({ hasText: t('board.story.overrideReason') })
      .last();
    await choose(first, t('board.story.overrideReason'), t('terms.overrideReasons.equipment-fault'));
    await asking.getByLabel(t('board.story.overrideDetail')).fill('Seal torn by the ramp, seen on video');
    await asking.getByRole('button', { name: t('board.story.overrideSubmit') }).click();
    await story
      .getByRole('button', { name: t('common.close') })
      .first()
      .click();

    const mine = decisionsOf(first).getByRole('listitem').filter({ hasText: 'Seal torn' });
    await seen(mine.getByText(t('board.decisions.otherPerson')));
    expect(await mine.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    const theirs = decisionsOf(second).getByRole('listitem').filter({ hasText: 'Seal torn' });
    await hold(
      second,
      theirs.getByRole('button', { name: /^Approve/ }),
      second.page.locator('body').filter({ hasNot: theirs }),
    );
    await gone(mine);
    expect(scene.officers.visit(plate).steps['reconcile']?.status).toBe('done');
  });

  it('locks the site down: nobody is admitted anywhere, until it is lifted', async () => {
    const plate = '渝BF95253';
    await scene.officers.bring(plate, 'admit');
    const [gate, board, wall] = await Promise.all([
      scene.post('gate', { device: 'tablet', language: 'en', theme: 'dark' }),
      scene.post('supervisor', desk),
      scene.post('otherSupervisor', { device: 'wall', language: 'en', theme: 'dark' }),
    ]);
    const { t } = board;
    await wall.page.goto('/wall');
    await openVehicle(gate, plate);
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.mayEnter') }));

    const bar = siteBarOf(board);
    await bar.getByRole('button', { name: t('board.lockdown.set') }).click();
    await giveReasonAndHold(
      board,
      t('board.lockdown.setTitle'),
      t('board.lockdown.reasons.incident'),
      t('board.lockdown.setAction'),
    );
    await seen(verdictOf(gate, plate).filter({ hasText: t('steps.lockdown.nothing-enters') }));
    await seen(verdictOf(gate, plate).filter({ hasText: t('rules.findings.admit.lockdown.title') }));
    await seen(wall.page.getByText(t('wall.lockdown')));
    await seen(alertsOf(board).getByText(t('rules.alerts.site.lockdown.title')));

    await bar.getByRole('button', { name: t('board.lockdown.lift') }).click();
    const sheet = board.page.getByRole('dialog', { name: t('board.lockdown.liftTitle') });
    await sheet.getByLabel(t('common.reason')).fill('The incident is over');
    await sheet.getByRole('button', { name: t('board.lockdown.lift') }).click();
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.mayEnter') }));
    await gone(wall.page.getByText(t('wall.lockdown')));
  });

  it('revokes campus clear, and declares it anew on the screen', async () => {
    const plate = '渝DVJC65';
    await scene.officers.bring(plate, 'admit');
    const [gate, board] = await Promise.all([
      scene.post('gate', { device: 'tablet-portrait', language: 'zh-CN', theme: 'day' }),
      scene.post('supervisor', { ...desk, language: 'zh-CN' }),
    ]);
    const { t } = board;
    await openVehicle(gate, plate);
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.mayEnter') }));

    await siteBarOf(board)
      .getByRole('button', { name: t('board.clear.revoke') })
      .click();
    await giveReason(
      board,
      t('board.clear.revokeTitle'),
      t('board.clear.revokeReasons.outside'),
      t('board.clear.revoke'),
    );
    await seen(verdictOf(gate, plate).filter({ hasText: t('rules.findings.admit.campus-clear.title') }));
    await declareClearOnBoard(board);
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.mayEnter') }));
    expect(scene.officers.as.supervisor.picture.site.state.clear?.by.name).toBe('监管甲');
  });

  it('[U98] has the newest of the live feed in sight, however much comes, and what they scrolled to when they did', async () => {
    const board = await scene.post('supervisor', { ...desk, language: 'zh-CN' });
    const list = feedOf(board).getByRole('list');
    const shown = () =>
      list.evaluate((box) => {
        const { top } = box.getBoundingClientRect();
        const onTop = [...box.children].find((row) => row.getBoundingClientRect().bottom > top + 2);
        const [newest] = box.children;
        return { onTop: onTop?.getAttribute('data-seq'), newest: newest?.getAttribute('data-seq'), top: box.scrollTop };
      });
    for (const plate of ['渝BF95253', '渝DVJC65']) {
      const before = (await shown()).newest;
      await scene.officers.bring(plate, 'seal');
      await expect.poll(async () => (await shown()).newest).not.toBe(before);
      await expect.poll(async () => Number((await shown()).newest)).toBe(scene.officers.as.supervisor.picture.seq);
      const { onTop, newest } = await shown();
      expect(onTop).toBe(newest);
    }
    await list.hover();
    await board.page.mouse.wheel(0, 150);
    await expect.poll(async () => (await shown()).top).toBeGreaterThan(0);
    const read = (await shown()).onTop;
    await scene.officers.bring('渝ANEP42', 'seal');
    await expect.poll(async () => Number((await shown()).newest)).toBe(scene.officers.as.supervisor.picture.seq);
    expect((await shown()).onTop).toBe(read);
  });

  it('is told of a deviation and of a call for help within two taps at the point, and settles both', async () => {
    const plate = '鄂EFF2220';
    await scene.officers.bring(plate, 's1.unload');
    const [point, board] = await Promise.all([
      scene.post('unloading', { device: 'phone', language: 'zh-CN', theme: 'day' }),
      scene.post('supervisor', { ...desk, language: 'zh-CN' }),
    ]);
    const { t } = point;
    await openArrival(point, plate);
    await point.button('steps.deviation.title').click();
    await point.page
      .getByRole('dialog', { name: t('steps.deviation.title') })
      .getByRole('button', { name: t('terms.deviations.window-open') })
      .click();
    await point.button('steps.help.title').click();
    await point.page
      .getByRole('dialog', { name: t('steps.help.title') })
      .getByRole('button', { name: t('terms.needs.water') })
      .click();

    const waiting = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    const deviation = waiting.filter({ hasText: t('terms.deviations.window-open') });
    await deviation.getByRole('button', { name: t('board.decisions.dismiss') }).click();
    const sheet = board.page.getByRole('dialog', { name: t('board.decisions.dismissTitle') });
    await sheet.getByLabel(t('common.reason')).fill('已当场关好');
    await sheet.locator('[data-primary]').click();
    const help = waiting.filter({ hasText: t('terms.needs.water') });
    await help.getByRole('button', { name: t('board.decisions.given') }).click();
    await gone(waiting);
    await seen(primaryOf(point).filter({ hasText: t('steps.acts.unload') }));
  });
});
