import { useEffect, useMemo, useState } from 'react';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { usePicture, usePictureStore } from '../../../state/picture-store.ts';
import type { Finding } from '@cordon/protocol/visit/finding.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';

type LiveStory = {
  visit: VisitState | null;
  events: readonly FeedEvent[];
  state: 'loading' | 'whole' | 'failed';
  retry: () => Promise<void>;
};

/** Fetched once, then kept true by the feed; fetched again only when the feed shows that something is missing. */
export function useStory(visitId: string): LiveStory {
  const known = usePicture((picture) => picture.visits[visitId]);
  const followed = useFollowed(visitId);
  const [hole, setHole] = useState<number | null>(0); // the version that was missed; asked for once
  const { value, refusal, again } = useAnswer(
    visitRoutes['GET /visits/:id/story'],
    { params: { id: visitId } },
    { after: hole, asks: hole !== null },
  );
  const events = useMemo(() => mergedStory(value?.events ?? [], followed, visitId), [value, followed, visitId]);
  const version = known?.version ?? value?.visit.version ?? 0;
  const whole = version > 0 && isWhole(events, version);
  const wanted = whole ? null : version;
  if (wanted !== hole) setHole(wanted); // again when the feed has moved on

  return {
    visit: known?.state ?? value?.visit.state ?? null,
    events,
    state: whole ? 'whole' : refusal === null ? 'loading' : 'failed',
    retry: again,
  };
}

/* The picture keeps only so many lines of the feed: what concerns this visit is put aside as long as it is looked at. */
function useFollowed(visitId: string): readonly FeedEvent[] {
  const store = usePictureStore();
  const [followed, setFollowed] = useState<readonly FeedEvent[]>([]);
  useEffect(() => {
    const take = () => {
      const mine = store.getState().feed.filter((entry) => concerns(entry, visitId));
      setFollowed((before) => {
        const have = new Set(before.map(({ seq }) => seq));
        const fresh = mine.filter(({ seq }) => !have.has(seq));
        return fresh.length === 0 ? before : [...before, ...fresh];
      });
    };
    take();
    return store.subscribe(take);
  }, [store, visitId]);
  return followed;
}

/** [U76] What the server told once, and what the feed has brought since: each entry once, in the feed's order. */
export function mergedStory(
  fetched: readonly FeedEvent[],
  followed: readonly FeedEvent[],
  visitId: string,
): FeedEvent[] {
  const bySeq = new Map<number, FeedEvent>();
  for (const entry of [...fetched, ...followed]) if (concerns(entry, visitId)) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

/* An alert's ID begins with what caused it. */
function concerns(entry: FeedEvent, visitId: string): boolean {
  return entry.aggregate === 'alert' ? entry.id.startsWith(`${visitId}.`) : entry.id === visitId;
}

/** [U76] Are all of the visit's own events there, up to this version? If not, the server has to be asked again. */
export function isWhole(events: readonly FeedEvent[], version: number): boolean {
  const versions = new Set(events.filter(({ aggregate }) => aggregate === 'visit').map((entry) => entry.version));
  for (let wanted = 1; wanted <= version; wanted += 1) if (!versions.has(wanted)) return false;
  return true;
}

export type StoryLine = {
  entry: FeedEvent;
  lateMs: number | null; // [U78] entered so much later than it was seen; null when at once
  report: StepReport | null;
  findings: readonly Finding[];
  before: StepReport | null; // of a correction: what was seen before
  corrected: boolean; // a later line corrects this one
};

const lateFrom = 2 * minuteMs; // less than this is a slow network, or a clock that is a little off

/** [U77] The story's lines, the latest first. What was corrected stays where it was and says so. */
export function storyLines(events: readonly FeedEvent[]): StoryLine[] {
  const corrections = new Set(events.flatMap((entry) => correctionOf(entry) ?? []));
  return events
    .map((entry, index): StoryLine => {
      const late = entry.at - entry.observedAt;
      const { report, findings } = reportOf(entry);
      return {
        entry,
        lateMs: entry.by.personId !== null && late >= lateFrom ? late : null,
        report,
        findings,
        before: beforeCorrection(events.slice(0, index), entry),
        corrected: entry.aggregate === 'visit' && entry.event.type === 'stepReported' && corrections.has(entry.version),
      };
    })
    .toReversed();
}

function correctionOf(entry: FeedEvent): number | null {
  return entry.aggregate === 'visit' && entry.event.type === 'reportCorrected' ? entry.event.entry : null;
}

function reportOf(entry: FeedEvent): { report: StepReport | null; findings: readonly Finding[] } {
  if (entry.aggregate !== 'visit') return { report: null, findings: [] };
  switch (entry.event.type) {
    case 'stepReported':
    case 'reportCorrected':
      return { report: entry.event.report, findings: entry.event.findings };
    case 'findingsRecomputed':
      return { report: null, findings: entry.event.findings };
    default:
      return { report: null, findings: [] };
  }
}

/* The report as it stood just before: the first one, or the correction before this one. */
function beforeCorrection(earlier: readonly FeedEvent[], entry: FeedEvent): StepReport | null {
  const corrects = correctionOf(entry);
  if (corrects === null) return null;
  const same = earlier.findLast(
    (other) =>
      other.aggregate === 'visit' &&
      (other.event.type === 'stepReported' ? other.version === corrects : correctionOf(other) === corrects),
  );
  return same === undefined ? null : reportOf(same).report;
}
