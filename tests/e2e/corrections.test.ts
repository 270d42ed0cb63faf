import { changesOf } from '@cordon/protocol/visit/changes.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { expect, it } from 'vitest';
import { tailsOf } from './support/night.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardOf, decisionsOf } from './support/screens/board.ts';
import { giveReason } from './support/screens/dialogs.ts';
import { readExit } from './support/screens/exit.ts';
import { holdNext, openNext, openVehicle, vehicleOf, verdictOf } from './support/screens/gate.ts';
import { fieldOf, gone, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

const other = 'S-9000';

it.each([
  { plate: '渝DG2742', language: 'zh-CN', theme: 'day' },
  { plate: '鄂EFF2220', language: 'en', theme: 'dark' },
] as const)(
  '[U331] [U332] [U333] [U334] $language: who failed the exit does not correct the entry; the supervisor does, and all see it',
  async ({ plate, language, theme }) => {
    const before = await scene.officers.bring(plate, 'reconcile');
    const report = before.steps['seal']?.entries[0]?.report;
    const seal = report?.kind === 'seal' ? report.number : '';
    const [gate, board] = await Promise.all([
      scene.post('gate', { device: 'tablet', language, theme }),
      scene.post('supervisor', { device: 'desk', language, theme }),
    ]);
    const { t } = gate;
    const reading = { plate, trailer: null, tails: tailsOf(plate), seal: other, cargo: 'empty' } as const;

    await openVehicle(gate, plate);
    await openNext(gate, t('steps.acts.reconcile'));
    await readExit(gate, reading);
    await seen(vehicleOf(gate, plate).locator('[data-side=different]').getByText(seal));
    scene.site.clock.advance(4 * 60_000);

    await gate.button('steps.correct.open').click();
    const choosing = gate.page.getByRole('dialog', { name: t('steps.correct.which') });
    await seen(choosing.locator('[data-fault=report-judged]').getByText(seal));
    expect(await choosing.getByRole('button').filter({ hasText: seal }).count()).toBe(0);
    await choosing.getByRole('button', { name: t('common.close') }).click();

    await cardOf(board, plate).click();
    const story = board.page.getByRole('dialog', { name: t('board.story.title') });
    await story.getByRole('button', { name: t('steps.correct.open') }).click();
    await board.page
      .getByRole('dialog', { name: t('steps.correct.which') })
      .getByRole('button')
      .filter({ hasText: seal })
      .click();
    const form = board.page.getByRole('dialog', { name: t('steps.correct.title', { step: t('terms.steps.seal') }) });
    await fieldOf(board, t('steps.seal.number')).fill(other);
    await form.getByRole('button', { name: t('steps.correct.submit') }).click();
    await giveReason(board, t('steps.correct.why'), t('steps.correct.misread'), t('steps.correct.submit'));
    await gone(form);

    const row = story.getByRole('row').filter({ hasText: t('rules.findings.reconcile.seal.title') });
    await seen(
      row.filter({ hasText: t('board.story.different') }).locator('[data-changed]', { hasText: `${seal} → ${other}` }),
    );
    const visit = scene.officers.visit(plate);
    expect(visit.steps['reconcile']?.status).toBe('failed');
    expect(changesOf(visit)).toHaveLength(1);
    await story
      .getByRole('button', { name: t('common.close') })
      .first()
      .click();

    const changed = { hasText: `${seal} → ${other}` };
    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(decision.locator('[data-changes]', changed));
    await seen(
      alertsOf(board)
        .getByRole('listitem')
        .filter({ hasText: painted(plate) }),
    );
    await seen(
      vehicleOf(gate, plate)
        .locator('[data-changes]', { hasText: t('terms.reportFields.number') })
        .filter(changed),
    );
    await decision.getByRole('button', { name: t('board.story.resume') }).click();
    await seen(board.page.getByRole('dialog', { name: t('board.story.resume') }).locator('[data-changes]', changed));
    await giveReason(board, t('board.story.resume'), t('board.story.resumeNotes.checked'), t('board.story.resume'));

    const again = scene.officers.visit(plate);
    expect(isUnderWay(again) && again.held === null).toBe(true);
    await openNext(gate, t('steps.acts.reconcile'));
    await readExit(gate, reading);
    await holdNext(
      gate,
      t('steps.acts.release'),
      verdictOf(gate, plate).filter({ hasText: t('terms.visitStatus.released') }),
    );
    expect(scene.officers.visit(plate).status).toBe('released');
  },
);
