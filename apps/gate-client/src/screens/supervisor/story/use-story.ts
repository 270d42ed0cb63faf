import { useEffect, useMemo, useState } from 'react';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { usePicture, usePictureStore } from '../../../state/picture-store.ts';
import { concerns, isWhole, mergedStory } from './story-model.ts';

export type LiveStory = {
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
