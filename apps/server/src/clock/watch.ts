import { isLost, subjectKey, type WatchSubject } from '@cordon/protocol/site/watch.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { ReportWatch } from '@cordon/protocol/wire/command.ts';
import type { Submit } from '../commands/submit.ts';
import type { Picture } from '../log/snapshot.ts';
import type { SiteTime, SystemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/logger.ts';
import { startPeriodicTask } from '../ops/periodic-task.ts';
import type { LastSeen } from '../identity/last-seen.ts';
import type { SettingsWatch } from '../redis/settings-watch.ts';
import { idFrom } from '../ops/ids.ts';
import { silencesOf, unsafeSettingsOf } from './silences.ts';

const everyMs = 5_000;

export type WatchParts = {
  lastSeen: LastSeen;
  settings: Pick<SettingsWatch, 'found' | 'judgeAgain'>;
  picture: () => Picture;
  siteClock: SiteTime;
  systemClock: SystemClock; // people and tablets are missed by real time, whatever the site's clock says
  submit: Submit;
  log: Pick<Logger, 'error'>;
};

export type Watch = {
  /** Something was written; when a person did it, the site is active. */
  notice(events: readonly FeedEvent[]): void;
  stop(): Promise<void>;
};

/**
 * [T9] [RH10] Reports when nobody watches, a tablet on duty is silent, nothing happens or Redis may lose something; and when
 * that is over.
 */
export function startWatch({ lastSeen, settings, picture, siteClock, systemClock, submit, log }: WatchParts): Watch {
  const begun = systemClock.now(); // what was missed before this process kept watch is nobody's fault
  let moved = begun;
  settings.judgeAgain();

  const siteTime = (at: number) => Math.round(siteClock.now() - (systemClock.now() - at));

  async function report(isStopped: () => boolean): Promise<void> {
    const { site, visits } = picture();
    if (site === null) return;
    const unsafe = unsafeSettingsOf(site.state, settings.found(), begun, siteTime);
    const isNight = [...visits.values()].some(({ state }) => isUnderWay(state));
    const seen = { begun, supervisor: await lastSeen.lastSupervisor(), people: await lastSeen.people(), moved };
    const silences = silencesOf(site.state, isNight, seen, { now: systemClock.now(), siteTime });
    for (const { subject, lost } of [...unsafe, ...silences]) {
      if (isStopped() || isLost(site.state.lost, subject) === lost) continue;
      const ack = await submit(watchCommand(subject, lost, siteClock.now()), { kind: 'system', name: 'watch' }, null);
      if (!ack.ok) log.error({ subject: subject.kind, code: ack.code }, 'what is missed could not be reported');
    }
  }

  const rounds = startPeriodicTask({
    systemClock,
    restMs: everyMs,
    round: (isStopped) => report(isStopped).catch((error: unknown) => log.error({ error }, 'the watch could not look')),
  });
  return {
    notice(events) {
      if (events.some(({ by }) => by.personId !== null)) moved = systemClock.now();
    },
    stop: () => rounds.stop(),
  };
}

/** The ID is a new one each time: the command is sent whenever the site's state says otherwise. */
function watchCommand(subject: WatchSubject, lost: boolean, now: number): ReportWatch {
  const commandId = idFrom(`${subjectKey(subject)} ${lost} ${subject.since} ${now}`);
  return { type: 'reportWatch', commandId, observedAt: now, subject, lost };
}
