import { describe, expect, it } from 'vitest';
import { tailsOf } from './support/night.ts';
import { useScene } from './support/scene.ts';
import { alertsOf, cardIn, cardOf, decisionsOf } from './support/screens/board.ts';
import { askOverride, giveReason } from './support/screens/dialogs.ts';
import { readExit } from './support/screens/exit.ts';
import { fillPerson, primaryOf, submit } from './support/screens/forms.ts';
import { holdNext, openNext, openVehicle, vehicleOf, verdictOf } from './support/screens/gate.ts';
import { gone, hold, seen } from './support/touch.ts';
import { painted } from './support/words.ts';

const scene = useScene();

const tablet = { device: 'tablet', language: 'zh-CN', theme: 'dark' } as const;
const desk = { device: 'desk', language: 'zh-CN', theme: 'day' } as const;

describe('what goes wrong at the gate is seen by the supervisor at once', () => {
  it('a step out of its order is refused, and rings on the board until it is acknowledged with a comment', async () => {
    const plate = '渝BF95253';
    await scene.officers.bring(plate, 'verify-crew');
    const board = await scene.post('supervisor', desk);
    const { page, t } = board;
    await seen(cardIn(board, 'atGate', plate));

    const ack = await scene.officers.as.gate.send({
      type: 'reportStep',
      visitId: scene.officers.visit(plate).id,
      stationId: 'main-gate',
      stepId: 'admit',
      report: { kind: 'admit' },
    });
    expect(ack).toMatchObject({ ok: false, code: 'step-not-next' });

    const alert = alertsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) })
      .filter({ hasText: t('rules.alerts.visit.attempt.title') });
    await seen(alert);
    await alert.getByRole('button', { name: t('board.alerts.details') }).click();
    const sheet = page.getByRole('dialog', { name: t('rules.alerts.visit.attempt.title') });
    await sheet.getByLabel(t('board.alerts.labels.acknowledge')).fill('新手误操作，已提醒');
    await sheet.getByRole('button', { name: t('board.alerts.submits.acknowledge') }).click();
    await seen(sheet.getByText(/新手误操作，已提醒/));
    await sheet.getByRole('button', { name: t('common.close') }).click();
    await seen(alert.getByText(t('board.alerts.states.inHand', { by: '监管甲' })));
    expect(scene.officers.visit(plate).steps['admit']).toBeUndefined();
  });

  it('a fever holds the vehicle until the officer has asked for an override and a supervisor has approved it', async () => {
    const plate = '渝DVJC65';
    await scene.officers.bring(plate, 'verify-crew');
    const [gate, board] = await Promise.all([scene.post('gate', tablet), scene.post('supervisor', desk)]);
    const { t } = gate;

    await openVehicle(gate, plate);
    await openNext(gate, '核验');
    await fillPerson(gate, '38.2');
    await seen(gate.page.getByText(t('steps.willHold', { rules: t('rules.findings.verify.temperature.title') })));
    await submit(gate, (await primaryOf(gate).textContent()) ?? '');
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.held') }));

    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(decision.filter({ hasText: '38.2' }));
    const finding = vehicleOf(gate, plate).getByRole('listitem').filter({ hasText: '38.2' });
    await finding.getByRole('button', { name: t('steps.override.ask') }).click();
    await askOverride(gate, '热车内暴晒，复测 36.8');
    await seen(finding.getByText(t('terms.overrideStatus.asked')));

    const asked = decision.filter({ hasText: '复测 36.8' });
    await hold(
      board,
      asked.getByRole('button', { name: new RegExp(`^${t('board.decisions.approve')}`) }),
      board.page.locator('body').filter({ hasNot: asked }),
    );
    await gone(asked);
    await gone(decision);
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.notYet') }));
    const { overrides } = scene.officers.visit(plate);
    expect(overrides.map(({ status, by, settledBy }) => [status, by.name, settledBy?.name])).toEqual([
      ['used', '门岗一号', '监管甲'],
    ]);
  });

  it('one person too many at the exit is shown field by field, and the vehicle stays until it is read again', async () => {
    const plate = '鄂EFF2220';
    const before = await scene.officers.bring(plate, 'reconcile');
    const [gate, board] = await Promise.all([
      scene.post('gate', { ...tablet, language: 'en', theme: 'day' }),
      scene.post('supervisor', { ...desk, language: 'en', theme: 'dark' }),
    ]);
    const { t } = gate;
    const seal = before.steps['seal']?.entries[0]?.report;
    const reading = {
      plate,
      trailer: null,
      tails: tailsOf(plate),
      seal: seal?.kind === 'seal' ? seal.number : '',
      cargo: 'empty',
    } as const;

    await openVehicle(gate, plate);
    await openNext(gate, t('steps.acts.reconcile'));
    await readExit(gate, { ...reading, tails: [...reading.tails, '0000'] });
    await seen(verdictOf(gate, plate).filter({ hasText: 'On hold' }));
    const same = vehicleOf(gate, plate).getByRole('list', { name: t('steps.reconcile.same', { count: 4 }) });
    const different = vehicleOf(gate, plate).getByRole('list', { name: t('steps.reconcile.different', { count: 1 }) });
    await seen(same.getByText(t('rules.findings.reconcile.plate.title')));
    await seen(different.getByText('Crew of 2 · 1 too many'));
    await seen(different.getByText('Crew of 1', { exact: true }));
    await seen(different.getByText(t('steps.override.never')));
    expect(await primaryOf(gate).getAttribute('aria-disabled')).toBe('true');

    const alert = alertsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(alert.filter({ hasText: t('terms.severities.critical') }));
    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await decision.getByRole('button', { name: t('board.story.resume') }).click();
    await giveReason(board, t('board.story.resume'), t('board.story.resumeNotes.checked'), t('board.story.resume'));

    await openNext(gate, t('steps.acts.reconcile'));
    await readExit(gate, reading);
    await holdNext(gate, t('steps.acts.release'), verdictOf(gate, plate).filter({ hasText: 'Released' }));
    await gone(cardOf(board, plate));
  });

  it('a refused vehicle leaves the board, and its loop is closed with the reason', async () => {
    const plate = '渝C1C1B4';
    await scene.officers.bring(plate, 'verify-crew');
    const [gate, board] = await Promise.all([scene.post('gate', tablet), scene.post('supervisor', desk)]);
    const { t } = gate;
    await seen(cardIn(board, 'atGate', plate));

    await openVehicle(gate, plate);
    await vehicleOf(gate, plate)
      .getByRole('button', { name: t('gate.refuse.open') })
      .click();
    await giveReason(
      gate,
      t('gate.refuse.title', { plate: painted(plate) }),
      t('gate.refuse.noPass'),
      t('gate.refuse.submit'),
    );
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.refused') }));
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.refuse.noPass') }));
    await gone(cardOf(board, plate));
  });

  it('a held vehicle goes on where it stood when the supervisor resumes it', async () => {
    const plate = '川A1SAD8';
    await scene.officers.bring(plate, 'seal');
    const [gate, board] = await Promise.all([scene.post('gate', tablet), scene.post('supervisor', desk)]);
    const { t } = gate;

    await openVehicle(gate, plate);
    await vehicleOf(gate, plate)
      .getByRole('button', { name: t('steps.hold.open') })
      .click();
    await giveReason(
      gate,
      t('steps.hold.title', { plate: painted(plate) }),
      t('steps.hold.papers'),
      t('steps.hold.submit'),
    );
    await seen(verdictOf(gate, plate).filter({ hasText: t('gate.verdicts.held') }));

    const decision = decisionsOf(board)
      .getByRole('listitem')
      .filter({ hasText: painted(plate) });
    await seen(decision.filter({ hasText: t('steps.hold.papers') }));
    await decision.getByRole('button', { name: t('board.story.resume') }).click();
    await giveReason(board, t('board.story.resume'), t('board.story.resumeNotes.solved'), t('board.story.resume'));
    await gone(decision);
    await seen(primaryOf(gate).filter({ hasText: t('steps.acts.seal') }));
  });
});
