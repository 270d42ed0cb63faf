import type { Command, CommandType } from '../wire/command.ts';
import { crewOf, declarationOf, driver } from './declarations.ts';
import { visitA, visitB } from './journey.ts';
import { verificationOf } from './reports.ts';
import { groupRobot } from './channels.ts';
import { siteAt, tenAtNight } from './site.ts';

const envelope = { commandId: '01930000-0000-7000-8000-000000000001', observedAt: tenAtNight };
const base = { ...envelope, visitId: visitA };
const alert = { ...envelope, alertId: `${visitA}.visit.held.-` };
const { stations, limits, batches, staff, hours, alerting, offline } = siteAt();
const first = <T>(list: readonly T[]): T => {
  const [item] = list;
  if (item === undefined) throw new RangeError('an empty list');
  return item;
};

/** One valid command of each type. */
export const samples: { [T in CommandType]: Extract<Command, { type: T }> } = {
  declareVisit: {
    type: 'declareVisit',
    ...base,
    declaration: declarationOf({ trailerPlate: '渝B1234挂', crew: crewOf(2) }),
  },
  setRecordAside: {
    type: 'setRecordAside',
    ...base,
    record: {
      recordId: '01930000-0000-7000-8000-0000000000aa',
      what: 'reportStep',
      stepId: 'seal',
      stationId: 'main-gate',
      report: { kind: 'seal', number: 'S-4711' },
      recordedAt: tenAtNight,
      authorId: 'gate-1',
      code: null,
    },
    note: '一直发不出去',
  },
  settleRecord: { type: 'settleRecord', ...base, recordId: '01930000-0000-7000-8000-0000000000aa', note: '已核对' },
  declarePaper: { type: 'declarePaper', ...envelope, reason: '无线网络中断' },
  endPaper: { type: 'endPaper', ...envelope },
  setOffline: { type: 'setOffline', ...envelope, policy: offline },
  cancelDeclaration: { type: 'cancelDeclaration', ...base, reason: '取消' },
  arriveUnannounced: {
    type: 'arriveUnannounced',
    ...base,
    gateId: 'main-gate',
    declaration: declarationOf(),
    handReason: '军用车牌',
  },
  reportStep: {
    type: 'reportStep',
    ...base,
    stationId: 'main-gate',
    stepId: 'verify-crew',
    report: verificationOf(driver),
  },
  correctReport: {
    type: 'correctReport',
    ...base,
    stepId: 'verify-crew',
    entry: 5,
    report: verificationOf(driver),
    reason: '抄错',
  },
  changeCrew: { type: 'changeCrew', ...base, crew: crewOf(2), reason: '换人' },
  changeStops: { type: 'changeStops', ...base, stops: ['north-shop', 'central-store'], reason: '改道' },
  holdVisit: { type: 'holdVisit', ...base, reason: '核对' },
  resumeVisit: { type: 'resumeVisit', ...base, note: '继续' },
  refuseVisit: { type: 'refuseVisit', ...base, reason: '证件不符' },
  escortOut: { type: 'escortOut', ...base, reason: '司机不适' },
  requestOverride: {
    type: 'requestOverride',
    ...base,
    stepId: 'verify-crew',
    rule: 'verify.temperature',
    personId: driver.personId,
    reasonCode: 'medical-need',
    text: '复测正常',
  },
  settleOverride: { type: 'settleOverride', ...base, overrideId: visitB, verdict: 'approve', note: '同意' },
  reportDeviation: { type: 'reportDeviation', ...base, kind: 'left-cab', text: '下车查看' },
  settleDeviation: { type: 'settleDeviation', ...base, deviationId: visitB, verdict: 'breach', note: '属实' },
  askHelp: { type: 'askHelp', ...base, need: 'doctor' },
  giveHelp: { type: 'giveHelp', ...base, helpId: visitB, note: '已送水' },
  declareClear: { type: 'declareClear', ...envelope, until: tenAtNight + 1, statement: '清点完毕' },
  revokeClear: { type: 'revokeClear', ...envelope, reason: '有人外出' },
  setLockdown: { type: 'setLockdown', ...envelope, reason: '演练' },
  liftLockdown: { type: 'liftLockdown', ...envelope, reason: '演练结束' },
  saveStation: { type: 'saveStation', ...envelope, station: first(stations) },
  setHours: { type: 'setHours', ...envelope, hours },
  setLimits: { type: 'setLimits', ...envelope, limits },
  addBatch: { type: 'addBatch', ...envelope, batch: first(batches) },
  retireBatch: { type: 'retireBatch', ...envelope, batchId: 'batch-1', reason: '用完' },
  saveDevice: {
    type: 'saveDevice',
    ...envelope,
    device: { id: 'tablet-2', name: '二号平板', stations: ['main-gate'] },
  },
  revokeDevice: { type: 'revokeDevice', ...envelope, deviceId: 'first-tablet', reason: '遗失' },
  startShift: { type: 'startShift', ...envelope },
  endShift: { type: 'endShift', ...envelope, note: '渝A12345 等候复核' },
  setAlerting: { type: 'setAlerting', ...envelope, alerting },
  saveChannel: { type: 'saveChannel', ...envelope, channel: groupRobot },
  removeChannel: { type: 'removeChannel', ...envelope, channelId: groupRobot.id },
  saveStaff: { type: 'saveStaff', ...envelope, member: first(staff) },
  acknowledgeAlert: { type: 'acknowledgeAlert', ...alert, comment: '已派人' },
  unacknowledgeAlert: { type: 'unacknowledgeAlert', ...alert, reason: '按错' },
  assignAlert: { type: 'assignAlert', ...alert, personId: 'supervisor-2' },
  silenceAlert: { type: 'silenceAlert', ...alert, until: tenAtNight + 1, reason: '正在处理' },
  unsilenceAlert: { type: 'unsilenceAlert', ...alert, reason: '提前恢复' },
  commentAlert: { type: 'commentAlert', ...alert, text: '处理中' },
  clearAlert: { type: 'clearAlert', ...alert, note: '已恢复' },
  closeAlert: { type: 'closeAlert', ...alert, outcome: 'handled', note: '已办' },
};
