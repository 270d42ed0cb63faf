import { groupRobot, ownWebhook } from '@cordon/protocol/testing/channels.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { nextSteps } from '@cordon/protocol/visit/route.ts';
import { isClosed } from '@cordon/protocol/visit/state.ts';
import type { Officers } from './officers.ts';
import { people, type TestSite } from './site.ts';

/** The vehicles of the lively night, by what is going on with them. */
export const lively = {
  released: '渝BF95253',
  drivingOn: '渝DVJC65', // from its first stop to its second
  goodsWet: '渝DG2742',
  atExit: '鄂EFF2220',
  mismatched: '陕AN0SQ9',
  drivingOut: '渝BLYKB0',
  loading: '川A71213F',
  docking: '川A1RV68',
  goodsDry: '川ZER3E3',
  unloading: '川AFA0324',
  drivingIn: '渝C1C1B4',
  mayEnter: '川A1SAD8',
  feverish: '渝ANEP42',
  verified: '湘ADBR74', // its crew is, while the agent works
  verifying: '渝AWH058',
  refused: '渝C14WH1',
  arrived: '川ZD84153',
  late: '川ACAB88',
} as const;

type Targets = Readonly<Record<string, string | undefined>>;

/** Half past midnight: something is going on at every place, and much of it wants somebody. */
export async function livelyNight(site: TestSite, officers: Officers): Promise<void> {
  const { clock } = site;
  await officers.importNight();
  const { alerting } = officers.as.office.picture.site.state;
  await officers.must('office', {
    type: 'setAlerting',
    alerting: { ...alerting, watch: { ...alerting.watch, tabletMinutes: 15 } },
  });
  await officers.declareClear();
  await officers.hire({ staffNumber: people.relief, name: '门岗二号', role: 'gate', stations: ['main-gate'] });
  await officers.must('office', {
    type: 'saveDevice',
    device: { id: 'north-tablet', name: '北门平板', stations: ['main-gate'] },
  });
  await officers.must('gate', { type: 'endShift', note: '二号通道栏杆起落慢，已报修；川A1SAD8 等归寝确认。' });
  await officers.must('gate', { type: 'startShift' });

  /* Everybody goes on at the same time, and all wait together when nobody can. */
  async function bringAll(targets: Targets): Promise<void> {
    for (;;) {
      let moved = false;
      let earliest = Number.POSITIVE_INFINITY;
      for (const [plate, until] of Object.entries(targets)) {
        const state = officers.visit(plate);
        if (isClosed(state) || nextSteps(state).some(({ id }) => id === until)) continue;
        const readyAt = await officers.advance(plate);
        if (readyAt === null) clock.advance(13_000);
        else earliest = Math.min(earliest, readyAt);
        moved ||= readyAt === null;
      }
      if (!moved && earliest === Number.POSITIVE_INFINITY) return;
      if (!moved) clock.advance(earliest - clock.now() + 1);
    }
  }

  const first = [
    lively.released,
    lively.drivingOn,
    lively.atExit,
    lively.mismatched,
    lively.drivingOut,
    lively.unloading,
  ];
  await bringAll(Object.fromEntries(first.map((plate) => [plate, 's1.disinfect-goods'])));
  await bringAll({
    [lively.loading]: 'verify-crew',
    [lively.goodsWet]: 'verify-crew',
    [lively.drivingIn]: 'verify-crew',
    [lively.mayEnter]: 'verify-crew',
    [lively.docking]: 'verify-crew',
    [lively.goodsDry]: 'verify-crew',
  });
  await bringAll({
    [lively.released]: undefined,
    [lively.drivingOn]: 's2.leg',
    [lively.atExit]: 'reconcile',
    [lively.mismatched]: 'reconcile',
    [lively.drivingOut]: 'leg-out',
    [lively.loading]: 's1.load',
    [lively.goodsWet]: 's1.disinfect-goods',
    [lively.drivingIn]: 'admit',
    [lively.mayEnter]: 'admit',
    [lively.docking]: 's1.dock',
    [lively.goodsDry]: 's1.disinfect-goods',
    [lively.unloading]: 's1.unload',
  });
  await bringAll({
    [lively.feverish]: 'verify-crew',
    [lively.verified]: 'seal',
    [lively.verifying]: 'verify-crew',
    [lively.refused]: 'verify-crew',
    [lively.arrived]: 'disinfect-vehicle',
  });
  for (const plate of [lively.drivingIn, lively.drivingOn, lively.drivingOut, lively.goodsWet]) {
    await officers.advance(plate);
    clock.advance(20_000);
  }
  /* Without an address: what is to be sent there lands on the list of the undelivered. */
  for (const channel of [groupRobot, ownWebhook]) await officers.must('office', { type: 'saveChannel', channel });
  await troubles(officers);
  clock.advance(4 * minuteMs);
}

async function troubles(officers: Officers): Promise<void> {
  const idOf = (plate: string) => officers.visit(plate).id;
  const gateId = 'main-gate';

  const exit = await officers.nextReport(lively.mismatched);
  if (exit.report.kind !== 'reconcile') throw new Error('the vehicle is not at the exit');
  const [, ...others] = exit.report.people;
  await officers.must('gate', {
    type: 'reportStep',
    visitId: idOf(lively.mismatched),
    stationId: gateId,
    stepId: exit.step.id,
    report: { ...exit.report, people: others, seal: 'S-4471' },
  });

  const crew = await officers.nextReport(lively.feverish);
  if (crew.report.kind !== 'verify-crew') throw new Error('the crew is not to be verified');
  const { personId } = crew.report;
  await officers.must('gate', {
    type: 'reportStep',
    visitId: idOf(lively.feverish),
    stationId: gateId,
    stepId: crew.step.id,
    report: { ...crew.report, temperatureC: 37.9, maskOn: false },
  });
  await officers.must('gate', {
    type: 'requestOverride',
    visitId: idOf(lively.feverish),
    stepId: crew.step.id,
    rule: 'verify.temperature',
    personId,
    reasonCode: 'equipment-fault',
    text: '额温枪偏高，水银体温计复测 36.6',
  });

  await officers.must('gate', { type: 'refuseVisit', visitId: idOf(lively.refused), reason: '车辆与报备不符' });
  await officers.must('unloading', {
    type: 'reportDeviation',
    visitId: idOf(lively.goodsWet),
    kind: 'window-open',
    text: null,
  });
  await officers.must('unloading', { type: 'askHelp', visitId: idOf(lively.loading), need: 'water' });
  const attempt = await officers.as.gate.send({
    type: 'reportStep',
    visitId: idOf(lively.verified),
    stationId: gateId,
    stepId: 'admit',
    report: { kind: 'admit' },
  });
  if (attempt.ok) throw new Error('a step out of its order was accepted');
}
