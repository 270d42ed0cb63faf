import { useCallback, useEffect, useMemo, useState } from 'react';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { visitRoutes, type VisitStory } from '@cordon/protocol/wire/http/visits.ts';
import { useApi } from '../../../api/api.ts';
import type { Answer } from '../../../api/http.ts';
import { usePicture, usePictureStore } from '../../../state/picture-store.ts';
import { concerns, isWhole, mergedStory } from './story-model.ts';

export type LiveStory = {
  visit: VisitState | null;
  events: readonly FeedEvent[];
  state: 'loading' | 'whole' | 'failed';
  retry: () => void;
};

/** Fetched once, then kept true by the feed; fetched again only when the feed shows that something is missing. */
export function useStory(visitId: string): LiveStory {
  const api = useApi();
  const known = usePicture((picture) => picture.visits[visitId]);
  const [told, setTold] = useState<VisitStory | null>(null);
  const [failed, setFailed] = useState(false);
  const followed = useFollowed(visitId);
  const events = useMemo(() => mergedStory(told?.events ?? [], followed, visitId), [told, followed, visitId]);
  const version = known?.version ?? told?.visit.version ?? 0;
  const whole = version > 0 && isWhole(events, version);

  const wanted = whole ? null : version; // asked for once; again when the feed has moved on

  const take = useCallback((answer: Answer<VisitStory>) => {
    setFailed(!answer.ok);
    if (answer.ok) setTold(answer.value);
  }, []);

  const fetchIt = useCallback(() => {
    void api.call(visitRoutes['GET /visits/:id/story'], { params: { id: visitId } }).then(take);
  }, [api, visitId, take]);

  useEffect(() => {
    if (wanted !== null) fetchIt();
  }, [wanted, fetchIt]);

  return {
    visit: known?.state ?? told?.visit.state ?? null,
    events,
    state: whole ? 'whole' : failed ? 'failed' : 'loading',
    retry: fetchIt,
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
