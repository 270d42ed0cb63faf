import type { SiteState } from '@cordon/protocol/site/state.ts';
import { calledAfter, type ClockJump, jumpsOf } from '@cordon/protocol/site/clock-jumps.ts';
import { isLost, redisSettings, subjectKey, type WatchSubject } from '@cordon/protocol/site/watch.ts';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
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

const everyMs = 5_000;
/** Who has not been heard of for so long has gone home without signing off. */
const shiftMs = 12 * hourMs;

export type WatchParts = {
  lastSeen: LastSeen;
  settings: Pick<SettingsWatch, 'found' | 'judgeAgain'>;
  picture: () => Picture;
  siteClock: SiteTime; // the site's
  systemClock: SystemClock; // real time: people and tablets live in it, whatever the site's clock says
  submit: Submit;
  log: Pick<Logger, 'error'>;
};

export type Watch = {
  /** Somebody did something: things move. */
  notice(events: readonly FeedEvent[]): void;
  stop(): Promise<void>;
};

/** What may be missed, since when by the system clock, and whether it is. */
type Looked = { subject: WatchSubject; lost: boolean };

/** [T9] [RH10] Tells when nobody watches, a tablet on duty is silent, nothing happens or Redis may lose something; and when it is well again. */
export function startWatch({ lastSeen, settings, picture, siteClock, systemClock, submit, log }: WatchParts): Watch {
  const begun = systemClock.now(); // what was missed before somebody kept watch is nobody's fault
  let moved = begun;
  settings.judgeAgain();

  /** A moment of real time as the site's clock has it. */
  const siteTime = (at: number) => Math.round(siteClock.now() - (systemClock.now() - at));
  /* The site's clock and real time are one, but in a simulation, where no clock is set. */
  const silentFor = (since: number, minutes: number, jumps: readonly ClockJump[]) =>
    systemClock.now() > calledAfter(since, minutes * minuteMs, jumps);

  async function look(site: SiteState, visits: Picture['visits']): Promise<Looked[]> {
    const { nobodyMinutes, feedMinutes, tabletMinutes } = site.alerting.watch;
    const jumps = jumpsOf(site);
    const isNight = [...visits.values()].some(({ state }) => isUnderWay(state));
    const watched = Math.max(begun, (await lastSeen.lastSupervisor()) ?? begun);
    const looked: Looked[] = [
      {
        subject: { kind: 'nobody', since: siteTime(watched) },
        lost: isNight && silentFor(watched, nobodyMinutes, jumps),
      },
      { subject: { kind: 'feed', since: siteTime(moved) }, lost: isNight && silentFor(moved, feedMinutes, jumps) },
    ];
    const onDuty = await lastSeen.people();
    for (const { personId, at } of onDuty) {
      const member = site.staff.find((one) => one.personId === personId);
      if (member?.active !== true) continue;
      const { name, stations } = member;
      const subject: WatchSubject = { kind: 'tablet', personId, name, stations, since: siteTime(at) };
      const last = Math.max(begun, at);
      looked.push({ subject, lost: silentFor(last, tabletMinutes, jumps) && systemClock.now() - at < shiftMs });
    }
    // Who signed off is missed no longer.
    const gone = site.lost.filter(
      (subject) => subject.kind === 'tablet' && !onDuty.some(({ personId }) => personId === subject.personId),
    );
    return [...looked, ...gone.map((subject) => ({ subject, lost: false }))];
  }

  /** [RH10] Only what was looked at since this process keeps watch: it may have taken over from one that knows more. */
  function lookAtRedis(site: SiteState): Looked[] {
    const { at, unsafe, accepted } = settings.found();
    if (at < begun || unsafe === null) return [];
    return redisSettings.map((kind) => {
      const subject = { kind, since: siteTime(at) };
      const isTold = isLost(site.lost, subject);
      return { subject, lost: unsafe.includes(kind) && (isTold || !accepted.includes(kind)) };
    });
  }

  async function report(isStopped: () => boolean): Promise<void> {
    const { site, visits } = picture();
    if (site === null) return;
    for (const { subject, lost } of [...lookAtRedis(site.state), ...(await look(site.state, visits))]) {
      if (isStopped() || isLost(site.state.lost, subject) === lost) continue;
      const ack = await submit(watchCommand(subject, lost, siteClock.now()), { kind: 'system', name: 'watch' }, null);
      if (!ack.ok) log.error({ subject: subject.kind, code: ack.code }, 'what is missed could not be told');
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

/** A new word each time: it is said when the site's state says otherwise. */
function watchCommand(subject: WatchSubject, lost: boolean, now: number): ReportWatch {
  const commandId = idFrom(`${subjectKey(subject)} ${lost} ${subject.since} ${now}`);
  return { type: 'reportWatch', commandId, observedAt: now, subject, lost };
}
