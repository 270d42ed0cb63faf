import { describe, expect, it } from 'vitest';
import type { FollowerStep } from './evidence.ts';
import { followers } from './followers.ts';
import { shownPrint } from './shown.ts';
import { declared, entry, evidence, feedId, followerOf, helpAsked } from './testing.ts';

const feed = [entry(1, declared), entry(2, helpAsked('a')), entry(3, helpAsked('b')), entry(4, helpAsked('c'))];
const [ref] = feed.map(({ id }) => `visit:${id}`);
const snapshot = (seq: number, version: number, of = feedId): FollowerStep => ({
  ...{ kind: 'snapshot', feed: of, seq, versions: { [ref ?? '']: version } },
});
const sent = (seq: number, of = feedId): FollowerStep => ({
  ...{ kind: 'entry', feed: of, seq, print: shownPrint(feed[seq - 1]) },
});
const upTo = (seq: number): FollowerStep => ({ kind: 'upTo', feed: feedId, seq });
const found = (...steps: FollowerStep[]) => followers(evidence({ feed, followers: [followerOf(...steps)] })).violations;

describe('I4: a follower', () => {
  it('is sent everything once and in order, over several connections', () => {
    const again: FollowerStep = { kind: 'resumed', feed: feedId, seq: 3 };
    expect(found(snapshot(1, 1), sent(2), sent(3), upTo(3), again, sent(4), upTo(4))).toEqual([]);
  });

  it.each<[string, FollowerStep[]]>([
    ['an entry left out', [snapshot(1, 1), sent(2), sent(4), upTo(4)]],
    ['an entry twice', [snapshot(1, 1), sent(2), sent(2), sent(3), sent(4), upTo(4)]],
    ['entries the wrong way round', [snapshot(1, 1), sent(3), sent(2), sent(4), upTo(4)]],
    ['an entry that its snapshot had', [snapshot(2, 2), sent(2), sent(3), sent(4), upTo(4)]],
    [
      'another content',
      [snapshot(1, 1), sent(2), { ...sent(3), seq: 3, print: 'x' } as FollowerStep, sent(4), upTo(4)],
    ],
    ['a snapshot of another moment', [snapshot(4, 3), upTo(4)]],
    ['entries of another feed without a snapshot of it', [snapshot(1, 1), sent(2, 'feed-2'), snapshot(4, 4)]],
    ['less than there is', [snapshot(1, 1), sent(2), upTo(2)]],
    ['a feed that is no more', [snapshot(4, 4, 'feed-0')]],
  ])('is not sent %s', (_, steps) => {
    expect(found(...steps)).not.toEqual([]);
  });

  it('begins anew in a feed with another identity', () => {
    expect(found(snapshot(7, 7, 'feed-0'), snapshot(3, 3), sent(4), upTo(4))).toEqual([]);
  });
});
