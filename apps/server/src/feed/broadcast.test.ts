import type { EventsPacket, FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HandClock, handClock, steadyClock } from '../testing/clocks.ts';
import { alertEvent, siteEvent, visitEvent } from '../testing/feed-events.ts';
import { type Broadcast, createBroadcast } from './broadcast.ts';
import { viewOf } from './view.ts';

const all = viewOf('supervisor', []);
const canteen = viewOf('unloading', ['first-canteen']);
const store = viewOf('unloading', ['central-store']);

let systemClock: HandClock;
let sent: { room: string; seqs: number[]; upTo: number }[];
let broadcast: Broadcast;

const placeAt = (seq: number) => ({ feed: 'f', seq, mark: `m${seq}` });
const add = (...events: FeedEvent[]) => broadcast.add(events, placeAt(events.at(-1)?.seq ?? 0));

beforeEach(() => {
  systemClock = handClock(0);
  sent = [];
  const send = (room: string, { events, upTo }: EventsPacket) =>
    void sent.push({ room, seqs: events.map(({ seq }) => seq), upTo });
  broadcast = createBroadcast({ siteClock: steadyClock(5), systemClock, send });
});

describe('a quiet feed', () => {
  it('[F2] sends at once', () => {
    broadcast.join(all, 'f1');
    add(siteEvent(1));
    expect(sent).toEqual([{ room: 'supervisor', seqs: [1], upTo: 1 }]);
  });

  it('[F2] sends one packet to a view, however many follow it', () => {
    for (const follower of ['f1', 'f2', 'f3']) broadcast.join(all, follower);
    add(siteEvent(1), siteEvent(2));
    expect(sent).toEqual([{ room: 'supervisor', seqs: [1, 2], upTo: 2 }]);
  });
});

/** A hundred followers. */
function joinMany(): void {
  for (let number = 1; number <= 100; number += 1) broadcast.join(all, `f${number}`);
}

describe('a busy feed', () => {
  it('[F2] waits the less, the fewer follow it', () => {
    for (const follower of ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'f9', 'f10']) broadcast.join(all, follower);
    for (const seq of [1, 2, 3]) {
      add(siteEvent(seq));
      systemClock.advance(2);
    }
    expect(sent.map(({ seqs }) => seqs)).toEqual([[1], [2], [3]]);
  });

  it('[F2] collects for 15 ms what comes after a packet', () => {
    joinMany();
    add(siteEvent(1));
    systemClock.advance(1);
    for (const seq of [2, 3, 4]) add(siteEvent(seq));
    systemClock.advance(13);
    expect(sent).toHaveLength(1);
    systemClock.advance(1);
    expect(sent[1]).toEqual({ room: 'supervisor', seqs: [2, 3, 4], upTo: 4 });
  });

  it('[F2] is quiet again once 15 ms have passed', () => {
    joinMany();
    add(siteEvent(1));
    systemClock.advance(15);
    add(siteEvent(2));
    expect(sent.map(({ seqs }) => seqs)).toEqual([[1], [2]]);
  });
});

describe('every packet', () => {
  it('[F9] says of which feed it is, and which entry stands where it ends', () => {
    const packets: EventsPacket[] = [];
    const broadcasting = createBroadcast({
      siteClock: steadyClock(5),
      systemClock,
      send: (_, packet) => void packets.push(packet),
    });
    broadcasting.restart(placeAt(1));
    broadcasting.join(store, 'f3');
    broadcasting.add([siteEvent(2), alertEvent(3)], placeAt(3));
    broadcasting.confirmCurrent();
    systemClock.advance(5_000);
    const place = { feed: 'f', upTo: 3, mark: 'm3' };
    expect(packets).toMatchObject([place, { ...place, events: [] }]);
    broadcasting.stop();
  });
});

describe('up to which entry followers were sent everything', () => {
  it('[Y3] is behind by what waits for its tick, and not behind without followers', () => {
    broadcast.restart(placeAt(7));
    expect(broadcast.sentUpTo()).toBe(7);
    add(siteEvent(8));
    expect(broadcast.sentUpTo()).toBe(8);
    joinMany();
    add(siteEvent(9), siteEvent(10));
    expect(broadcast.sentUpTo()).toBe(8);
    systemClock.advance(15);
    expect(broadcast.sentUpTo()).toBe(10);
  });
});

describe('views', () => {
  it('[F3] show point staff the visits of their stations and the site, and no alerts', () => {
    broadcast.join(all, 'f1');
    broadcast.join(canteen, 'f2');
    broadcast.join(store, 'f3');
    add(visitEvent(1, 'main-gate', 'first-canteen'), alertEvent(2), siteEvent(3));
    expect(sent).toEqual([
      { room: 'supervisor', seqs: [1, 2, 3], upTo: 3 },
      { room: 'unloading:first-canteen', seqs: [1, 3], upTo: 3 },
      { room: 'unloading:central-store', seqs: [3], upTo: 3 },
    ]);
  });

  it('[F3] of the same stations are one, in whatever order they are named', () => {
    expect(viewOf('unloading', ['b', 'a']).room).toBe(viewOf('unloading', ['a', 'b', 'a']).room);
    expect(viewOf('unloading', []).room).not.toBe(all.room);
  });

  it('[F2] sends nothing to a view that it does not concern', () => {
    broadcast.join(store, 'f3');
    add(alertEvent(1));
    expect(sent).toEqual([]);
  });

  it('[F2] forgets a view that nobody follows any more', () => {
    broadcast.join(all, 'f1');
    broadcast.join(canteen, 'f1');
    add(siteEvent(1));
    expect(sent.map(({ room }) => room)).toEqual(['unloading:first-canteen']);
    broadcast.leave('f1');
    add(siteEvent(2));
    systemClock.advance(15);
    expect(sent).toHaveLength(1);
  });
});

describe('the pulse', () => {
  it('[F6] says every five seconds that the picture is current, with how far it goes', () => {
    broadcast.join(store, 'f3');
    add(alertEvent(1));
    broadcast.confirmCurrent();
    systemClock.advance(4_999);
    expect(sent).toEqual([]);
    systemClock.advance(1);
    expect(sent).toEqual([{ room: 'unloading:central-store', seqs: [], upTo: 1 }]);
  });

  it('[F6] is not sent when Redis has not answered: a picture that may be old must look old', () => {
    broadcast.join(all, 'f1');
    broadcast.confirmCurrent();
    systemClock.advance(5_000);
    systemClock.advance(20_000);
    expect(sent).toHaveLength(1);
    broadcast.confirmCurrent();
    systemClock.advance(5_000);
    expect(sent).toHaveLength(2);
  });

  it('[F6] ends with the server', () => {
    broadcast.stop();
    expect(systemClock.pending()).toBe(0);
  });
});
