import { gateOfficer, supervisorA, supervisorB } from '@cordon/protocol/testing/actors.ts';
import { declare, goTo, report, visitA, visitB } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import type { FeedEvent, Snapshot } from '@cordon/protocol/wire/feed.ts';
import { type Picture, pictureOf } from '../state/picture.ts';

export const supplyTruck = visitA;
export const refuseTruck = visitB;

/** What the server of that night has written into its feed. */
export function feedOf(night: Night): FeedEvent[] {
  return night.log.map((entry, index) => ({
    ...entry,
    seq: index + 1,
    observedAt: entry.at,
    commandId: `command-${index}`,
    stations: [],
  }));
}

/** A place in that feed. */
export const placeAt = (seq: number, feed = 'feed') => ({ feed, seq, mark: `mark-${seq}` });

/** A packet of it. */
export const packetOf = (events: FeedEvent[], upTo: number) => {
  const { feed, mark } = placeAt(upTo);
  return { events, feed, upTo, mark };
};

export function snapshotOf(night: Night): Snapshot {
  return {
    site: night.site,
    visits: [...night.visits.values()],
    alerts: [...night.alerts.values()].filter(({ state }) => state.closed === null),
  };
}

export function pictureAt(night: Night): Picture {
  return pictureOf(snapshotOf(night), placeAt(night.log.length), night.now, []);
}

/** Two vehicles through the whole loop, on a night with something of nearly everything that a follower meets. */
export function aBusyNight(): Night {
  const night = new Night();
  declare(night, supplyTruck);
  declare(night, refuseTruck, { plate: '川BF98123', purpose: 'refuse', stops: ['refuse-east'], goods: [] });
  goTo(night, 'seal', supplyTruck);
  report(night, 'admit', { id: supplyTruck }); // not its turn
  night.ask(gateOfficer, { type: 'holdVisit', visitId: supplyTruck, reason: '等待监管' });
  night.ask(supervisorA, { type: 'resumeVisit', visitId: supplyTruck, note: '可以继续' });
  wrongPlate(night);
  night.ask(gateOfficer, { type: 'reportDeviation', visitId: refuseTruck, kind: 'left-cab', text: null });
  night.ask(gateOfficer, { type: 'askHelp', visitId: refuseTruck, need: 'water' });
  const { deviations, helps } = night.visit(refuseTruck);
  for (const { deviationId } of deviations) {
    const verdict = { deviationId, verdict: 'breach', note: '已查看监控' } as const;
    night.ask(supervisorA, { type: 'settleDeviation', visitId: refuseTruck, ...verdict });
  }
  for (const { helpId } of helps)
    night.ask(gateOfficer, { type: 'giveHelp', visitId: refuseTruck, helpId, note: null });
  night.ask(supervisorA, { type: 'setLockdown', reason: '演练' });
  night.ask(supervisorA, { type: 'liftLockdown', reason: '演练结束' });
  goTo(night, null, refuseTruck);
  goTo(night, null, supplyTruck);
  for (const id of night.alerts.keys())
    night.ask(supervisorA, { type: 'acknowledgeAlert', alertId: id, comment: null });
  return night;
}

/** Another vehicle than announced: it is held, and let go on by two people. */
function wrongPlate(night: Night): void {
  const read = { kind: 'arrive', plate: '川BF98124', trailerPlate: null, handReason: null } as const;
  report(night, 'arrive', { id: refuseTruck, as: read });
  const finding = { stepId: 'arrive', rule: 'arrive.plate', personId: null } as const;
  const asked = { ...finding, reasonCode: 'document-delay', text: '临时换车' } as const;
  night.ask(supervisorA, { type: 'requestOverride', visitId: refuseTruck, ...asked });
  for (const { overrideId } of night.visit(refuseTruck).overrides) {
    const verdict = { overrideId, verdict: 'approve', note: null } as const;
    night.ask(supervisorB, { type: 'settleOverride', visitId: refuseTruck, ...verdict });
  }
}
