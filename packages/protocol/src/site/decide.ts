import { isPlausibleBatch } from '../plausible.ts';
import { accepted, type Decision, type Facts, refused } from '../decision.ts';
import { offlineFault } from '../offline/fault.ts';
import { momentFault } from '../offline/possible.ts';
import { hourMs } from '../time.ts';
import type { NoteClockJump, PassDeadline, ReportWatch, SiteNote } from '../wire/command.ts';
import type { SiteCommand } from './commands.ts';
import { type Channel, maxChannels } from './channel.ts';
import { isOnRecord, jumpsOf } from './clock-jumps.ts';
import { decideDevice } from './decide-device.ts';
import { declarePaper, endPaper } from './decide-paper.ts';
import { decideShift } from './decide-shift.ts';
import { dueOfSite } from './due.ts';
import type { StaffMember } from './settings.ts';
import type { SiteEvent, SiteState } from './state.ts';
import { isLost } from './watch.ts';
import { worksAt } from './workplace.ts';

/** Decides a command on the site. */
export function decideSite(
  site: SiteState,
  command: SiteCommand | PassDeadline | SiteNote,
  { now, actor, contact }: Pick<Facts, 'now' | 'actor' | 'contact'>,
): Decision<SiteEvent> {
  const fault = 'offline' in command ? (momentFault(command, contact) ?? offlineFault(command, site, now)) : null;
  if (fault !== null) return refused(fault);
  switch (command.type) {
    case 'declareClear':
      return declareClear(site, command, now);
    case 'revokeClear':
      if (site.clear === null) return refused('not-clear');
      return accepted({ type: 'clearRevoked', reason: command.reason });
    case 'setLockdown':
      if (site.lockdown !== null) return refused('lockdown-on', { by: site.lockdown.by.name, at: site.lockdown.at });
      return accepted({ type: 'lockdownSet', reason: command.reason });
    case 'liftLockdown':
      if (site.lockdown === null) return refused('lockdown-off');
      return accepted({ type: 'lockdownLifted', reason: command.reason });
    case 'declarePaper':
      return declarePaper(site, command, { now, actor });
    case 'endPaper':
      return endPaper(site, command, now);
    case 'setOffline':
      return accepted({ type: 'offlineSet', offline: command.policy });
    case 'saveStation':
      return saveStation(site, command);
    case 'setHours':
      return accepted({ type: 'hoursSet', hours: command.hours });
    case 'setLimits':
      return accepted({ type: 'limitsSet', limits: command.limits });
    case 'addBatch':
      if (site.batches.some(({ id }) => id === command.batch.id)) return refused('batch-exists');
      if (!isPlausibleBatch(command.batch, now)) return refused('implausible-time', { field: 'batch' });
      return accepted({ type: 'batchAdded', batch: { ...command.batch, retired: false } });
    case 'retireBatch':
      return retireBatch(site, command);
    case 'saveStaff':
      return saveStaff(site, command.member);
    case 'notePinReset':
      return noteOf(site, command.personId, 'pinReset');
    case 'notePasswordReset':
      return noteOf(site, command.personId, 'passwordReset');
    case 'noteTotpReset':
      return noteOf(site, command.personId, 'totpReset');
    case 'noteUnlock':
      return noteOf(site, command.personId, 'signInUnlocked');
    case 'saveDevice':
    case 'revokeDevice':
    case 'noteDeviceInvited':
    case 'enrolDevice':
      return decideDevice(site, command);
    case 'startShift':
    case 'endShift':
      return decideShift(site, command, actor);
    case 'noteReport':
      return accepted({ type: 'reportMade', day: command.day });
    case 'noteRecordFault':
      return accepted({ type: 'recordFault', fault: command.fault });
    case 'setAlerting':
      return accepted({ type: 'alertingSet', alerting: command.alerting });
    case 'saveChannel':
      return saveChannel(site, command.channel);
    case 'removeChannel':
      if (!site.channels.some(({ id }) => id === command.channelId)) {
        return refused('channel-unknown', { channelId: command.channelId });
      }
      return accepted({ type: 'channelRemoved', channelId: command.channelId });
    case 'reportWatch':
      return reportWatch(site, command);
    case 'noteClockJump':
      return noteClockJump(site, command);
    case 'passDeadline':
      return passDeadline(site, command, now);
    default:
      return command satisfies never;
  }
}

/** [S8] Records a change of credentials: whose, and by whom. The log never has the secret. */
function noteOf(
  site: SiteState,
  personId: string,
  type: 'pinReset' | 'passwordReset' | 'totpReset' | 'signInUnlocked',
): Decision<SiteEvent> {
  const member = site.staff.find((one) => one.personId === personId);
  return member === undefined ? refused('not-found') : accepted({ type, personId, name: member.name });
}

/** [NT1] A channel keeps its kind, since its address belongs to that kind. */
function saveChannel(site: SiteState, channel: Channel): Decision<SiteEvent> {
  const known = site.channels.find(({ id }) => id === channel.id);
  if (known !== undefined && known.kind !== channel.kind) {
    return refused('channel-kind-fixed', { channelId: channel.id });
  }
  if (known === undefined && site.channels.length >= maxChannels) {
    return refused('too-many-channels', { most: maxChannels });
  }
  return accepted({ type: 'channelSaved', channel: { ...channel, audience: [...new Set(channel.audience)] } });
}

/** [B17] A lost subject is reported once, and once again when it is back. */
function reportWatch(site: SiteState, { subject, lost }: ReportWatch): Decision<SiteEvent> {
  if (isLost(site.lost, subject) === lost) return accepted();
  return accepted({ type: lost ? 'watchLost' : 'watchRegained', subject });
}

/** [CL5] A jump is recorded once, however many processes of the machine notice it. */
function noteClockJump(site: SiteState, command: NoteClockJump): Decision<SiteEvent> {
  if (isOnRecord(jumpsOf(site), command)) return accepted();
  const { from, to, measured, boot, bootedAt } = command;
  return accepted({ type: 'clockJumped', from, to, measured, boot, bootedAt });
}

type Of<T extends SiteCommand['type']> = Extract<SiteCommand, { type: T }>;

/** [Z1] A named person attests until when everybody is indoors. A new declaration replaces the last one. */
function declareClear(site: SiteState, { until, statement }: Of<'declareClear'>, now: number): Decision<SiteEvent> {
  if (until <= now) return refused('clear-in-past', { until });
  const hours = site.limits.clearMaxHours;
  if (until - now > hours * hourMs) return refused('clear-too-long', { until, hours });
  return accepted({ type: 'clearDeclared', until, statement });
}

/** [Z7] A station keeps its kind, since routes of visits under way depend on it. */
function saveStation(site: SiteState, { station }: Of<'saveStation'>): Decision<SiteEvent> {
  const known = site.stations.find(({ id }) => id === station.id);
  if (known !== undefined && known.kind !== station.kind) return refused('station-in-use', { station: station.id });
  return accepted({ type: 'stationSaved', station });
}

function retireBatch(site: SiteState, { batchId, reason }: Of<'retireBatch'>): Decision<SiteEvent> {
  const batch = site.batches.find(({ id }) => id === batchId);
  if (batch === undefined) return refused('batch-unknown', { batchId });
  if (batch.retired) return refused('batch-retired', { batchId });
  return accepted({ type: 'batchRetired', batchId, reason });
}

/** [Z8] Staff numbers are unique, stations exist and fit the role, and at least one administrator remains. */
function saveStaff(site: SiteState, member: StaffMember): Decision<SiteEvent> {
  const others = site.staff.filter(({ personId }) => personId !== member.personId);
  if (others.some(({ staffNumber }) => staffNumber === member.staffNumber)) {
    return refused('staff-number-taken', { staffNumber: member.staffNumber });
  }
  const unknown = member.stations.find((id) => !site.stations.some((station) => station.id === id));
  if (unknown !== undefined) return refused('station-unknown', { station: unknown });
  const unfit = site.stations.find(({ id, kind }) => member.stations.includes(id) && !worksAt(member.role, kind));
  if (unfit !== undefined) return refused('station-unfit', { station: unfit.id });
  const administrators = [...others, member].filter(({ role, active }) => role === 'admin' && active);
  if (administrators.length === 0) return refused('last-administrator');
  return accepted({ type: 'staffSaved', member });
}

/** [Q2] The deadline must still be pending, and its time must have come. */
function passDeadline(site: SiteState, command: PassDeadline, now: number): Decision<SiteEvent> {
  const deadline = dueOfSite(site).find(({ key }) => key === command.deadline);
  if (deadline === undefined || now < deadline.at) {
    return refused('deadline-not-due', { deadline: command.deadline });
  }
  const { kind, until, key } = deadline;
  switch (kind) {
    case 'clear-over':
      return accepted({ type: 'clearExpired', until });
    case 'clear-expiring':
      return accepted({ type: 'clearExpiring', until, deadline: key });
    case 'paper-over':
      return accepted({ type: 'paperEnded', until, isOverTime: true });
    default:
      return kind satisfies never;
  }
}
