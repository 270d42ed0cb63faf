import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { expect, it } from 'vitest';
import { stranger, tailsOf } from './support/night.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardOf, decisionsOf } from './support/screens/board.ts';
import { giveReason } from './support/screens/dialogs.ts';
import { readExit } from './support/screens/exit.ts';
import { holdNext, openNext, openVehicle, vehicleOf, verdictOf } from './support/screens/gate.ts';
import { choose, fieldOf, gone, keysOf, pressKeys, seen } from './support/touch.ts';
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
    expect(visit.changes).toHaveLength(1);
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
        .locator('[data-changes]', { hasText: t('terms.reportFields.seal.number') })
        .filter(changed),
    );
    await decision.getByRole('button', { name: t('board.story.resume') }).click();
    await seen(board.page.getByRole('dialog', { name: t('board.story.resume') }).locator('[data-changes]', changed));
    await giveReason(board, t('board.story.resume'), t('board.story.resumeNotes.checked'), t('board.story.resume'));

    const isHeld = () => {
      const again = scene.officers.visit(plate);
      return isUnderWay(again) && again.held !== null;
    };
    await expect.poll(isHeld).toBe(false); // the officers follow by a line of their own
    await openNext(gate, t('steps.acts.reconcile'));
    await readExit(gate, reading);
    await holdNext(
      gate,
      t('steps.acts.release'),
      verdictOf(gate, plate).filter({ hasText: t('terms.visitStatus.released') }),
    );
    await expect.poll(() => scene.officers.visit(plate).status).toBe('released');
  },
);

it('[U335] [X6] after a fail of the verification the supervisor puts somebody else into the crew, on their screen', async () => {
  const plate = '陕AN0SQ9';
  const { id } = await scene.officers.bring(plate, 'verify-crew');
  const { step, stationId, report } = await scene.officers.nextReport(plate);
  if (report.kind !== 'verify-crew') throw new Error('the crew is not to be verified');
  const feverish = { ...report, temperatureC: 38.4 };
  await scene.officers.must('gate', { type: 'reportStep', visitId: id, stationId, stepId: step.id, report: feverish });
  const before = scene.officers.visit(plate).declaration.crew;
  const sick = before.find(({ personId }) => personId === report.personId);

  const board = await scene.post('supervisor', { device: 'desk', language: 'zh-CN', theme: 'dark' });
  const { page, t } = board;
  await cardOf(board, plate).click();
  const story = page.getByRole('dialog', { name: t('board.story.title') });
  await story.getByRole('button', { name: t('gate.crew.open') }).click();
  const sheet = page.getByRole('dialog', { name: t('gate.crew.open') });
  await sheet.getByRole('button', { name: t('gate.crew.remove', { name: sick?.maskedName ?? '' }) }).click();
  await sheet.getByRole('button', { name: t('gate.crew.add') }).click();
  await sheet.getByRole('button', { name: t('common.back') }).click();
  await sheet.getByRole('button', { name: t('gate.crew.add') }).click();
  await fieldOf(board, t('gate.person.name')).fill(stranger.name);
  await choose(board, t('gate.person.document'), t('terms.documents.id-card'));
  await pressKeys(keysOf(board, t('gate.person.number')), stranger.number);
  await sheet.getByRole('button', { name: t('gate.person.next') }).click();
  await sheet.getByRole('button', { name: t('gate.person.submit') }).click();
  await sheet.getByRole('button', { name: t('gate.crew.submit') }).click();
  await giveReason(board, t('gate.crew.why'), t('gate.crew.replaced'), t('gate.crew.submit'));
  await gone(sheet);

  const changed = scene.officers.visit(plate);
  const ids = changed.declaration.crew.map(({ personId }) => personId);
  expect(ids).toHaveLength(before.length);
  expect(ids).not.toContain(sick?.personId);
  expect(changed.changes.map(({ by }) => by.name)).toEqual(['监管甲']);
});
