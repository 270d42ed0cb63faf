import { describe, expect, it } from 'vitest';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import { createLinkStore } from '../state/link.ts';
import { createPictureStore } from '../state/picture-store.ts';
import { aBusyNight, feedOf, packetOf, placeAt, snapshotOf } from '../testing/night.ts';
import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { scriptedTransport } from '../testing/script-transport.ts';
import { settled, TestTimers } from '../testing/timers.ts';
import { createConnection } from './connection.ts';
import { createServerClock } from './server-clock.ts';

const deviceTime = 1_000_000;

function setUp(linesBefore = 0) {
  const night = aBusyNight();
  const timers = new TestTimers(deviceTime);
  const transport = scriptedTransport();
  const picture = createPictureStore();
  const link = createLinkStore();
  const seen: string[] = [];
  const clock = createServerClock(() => timers.now);
  const connection = createConnection({
    open: transport.open,
    clock,
    timers,
    random: () => 0,
    picture,
    link,
    onJoined: (lost) => seen.push(lost === null ? 'joined' : `joined, lost after ${lost.sharedUpTo} of ${lost.feed}`),
    onClaims: () => undefined,
    onNonce: (nonce) => seen.push(`nonce: ${nonce}`),
    onSignedOut: (why) => seen.push(`signed out: ${why}`),
    linesBefore: () => linesBefore,
  });
  const answerSnapshot = async (seq = night.log.length, earlier: FeedEvent[] = []) => {
    transport
      .wire()
      .question('follow')
      .answer({ ok: true, ...placeAt(seq), now: night.now, snapshot: snapshotOf(night), resync: null, earlier });
    await settled();
  };
  const send = async (events: FeedEvent[], upTo = night.log.length) => {
    transport.wire().events.packet({ ...packetOf(events, upTo), now: night.now });
    await settled();
  };
  const join = async () => {
    connection.start('token');
    transport.wire().events.opened();
    await answerSnapshot();
  };
  /** What the server commits meanwhile. */
  const more = () => {
    const before = night.log.length;
    const cleared = night.site.state.clear !== null;
    const until = night.now + 3_600_000;
    night.ask(
      supervisorA,
      cleared ? { type: 'revokeClear', reason: '有人外出' } : { type: 'declareClear', until, statement: '已清点' },
    );
    return feedOf(night).slice(before);
  };
  return { night, timers, transport, picture, link, seen, clock, connection, answerSnapshot, send, join, more };
}

describe('the connection', () => {
  it('[U2] asks for a snapshot first, and from then on for what came after the last event it applied', async () => {
    const { transport, connection, answerSnapshot, night, picture, timers, seen } = setUp();
    connection.start('token');
    transport.wire().events.opened();
    expect(transport.wire().question('follow').payload).toEqual({ packed: true });
    await answerSnapshot();
    expect(picture.getState().seq).toBe(night.log.length);
    expect(seen).toEqual(['joined']);

    transport.wire().events.lost(null);
    await timers.pass(1000);
    transport.wire().events.opened();
    expect(transport.wires).toHaveLength(2);
    expect(transport.wire().question('follow').payload).toEqual({ packed: true, after: placeAt(night.log.length) });
  });

  it('[U2] applies what it missed while it was away, and what came before the answer, each once', async () => {
    const { transport, night, picture, timers, join, more, send, seen } = setUp();
    await join();
    transport.wire().events.lost(null);
    const missed = more();
    await timers.pass(1000);
    transport.wire().events.opened();
    await send(missed); // the broadcast overtakes the answer
    expect(picture.getState().site?.state.clear).not.toBeNull();
    transport
      .wire()
      .question('follow')
      .answer({ ok: true, ...placeAt(night.log.length), now: night.now, events: missed });
    await settled();
    expect(picture.getState().site?.state.clear).toBeNull();
    expect(picture.getState().feed.filter(({ event }) => event.type === 'clearRevoked')).toHaveLength(1);
    expect(seen).toEqual(['joined', 'joined']);
  });

  it('[U93] a board’s feed begins with the lines before its snapshot, and goes on with what comes', async () => {
    const { transport, night, picture, connection, more, send, answerSnapshot } = setUp(5);
    connection.start('token');
    transport.wire().events.opened();
    expect(transport.wire().question('follow').payload).toEqual({ packed: true, lines: 5 });
    const seq = night.log.length;
    await answerSnapshot(seq, feedOf(night).slice(seq - 5));
    await send(more());
    const shown = picture.getState().feed.map((entry) => entry.seq);
    expect(shown).toEqual(
      feedOf(night)
        .slice(seq - 5)
        .map((entry) => entry.seq)
        .toReversed(),
    );
  });

  it('[U93] a tablet without a feed asks for no lines', async () => {
    const { transport, join } = setUp(0);
    await join();
    expect(transport.wire().asked.map(({ payload }) => payload)).toEqual([{ packed: true }]);
  });

  it('[U7] asks for a new snapshot when an event is missing', async () => {
    const { transport, night, picture, join, more, send, answerSnapshot } = setUp();
    await join();
    more();
    const later = more();
    await send(later);
    expect(transport.wire().question('follow').payload).toEqual({ packed: true });
    await answerSnapshot();
    expect(picture.getState()).toMatchObject({ seq: night.log.length, site: { version: night.site.version } });
  });

  it('[U7] asks for a snapshot when what the server kept for it does not fit its picture', async () => {
    const { transport, night, timers, join, more, picture } = setUp();
    await join();
    transport.wire().events.lost(null);
    const seqThen = night.log.length;
    more();
    const later = more();
    await timers.pass(1000);
    transport.wire().events.opened();
    transport
      .wire()
      .question('follow')
      .answer({ ok: true, ...placeAt(night.log.length), now: night.now, events: later });
    await settled();
    expect(transport.wire().asked.map(({ payload }) => payload)).toEqual([
      { packed: true, after: placeAt(seqThen) },
      { packed: true },
    ]);
    transport
      .wire()
      .question('follow')
      .answer({
        ...{ ok: true, ...placeAt(night.log.length), now: night.now },
        ...{ snapshot: snapshotOf(night), resync: null, earlier: [] },
      });
    await settled();
    expect(picture.getState().seq).toBe(night.log.length);
  });

  const otherHistory = { why: 'other-history', sharedUpTo: 7 };

  it('[F12] says what is lost when the server holds another history, and keeps no line of the old one', async () => {
    const { transport, night, timers, join, picture, seen, more, send } = setUp();
    await join();
    await send(more());
    expect(picture.getState().feed).not.toEqual([]);
    transport.wire().events.lost(null);
    await timers.pass(1000);
    transport.wire().events.opened();
    const place = placeAt(9, 'renamed');
    transport
      .wire()
      .question('follow')
      .answer({
        ...{ ok: true, ...place, now: night.now },
        ...{ snapshot: snapshotOf(night), resync: otherHistory, earlier: [] },
      });
    await settled();
    expect(seen).toEqual(['joined', 'joined, lost after 7 of feed']);
    expect(picture.getState()).toMatchObject({ seq: 9, feedId: 'renamed', mark: 'mark-9', feed: [] });
  });

  it('[F12] folds nothing of another feed on an open line, and asks with the place that it knows', async () => {
    const { transport, night, join, picture, more } = setUp();
    await join();
    const seqThen = night.log.length;
    const before = picture.getState();
    const packet = { ...packetOf(more(), night.log.length), feed: 'renamed', now: night.now };
    transport.wire().events.packet(packet);
    await settled();
    expect(picture.getState()).toBe(before);
    expect(transport.wire().question('follow').payload).toEqual({ packed: true, after: placeAt(seqThen) });
  });

  it('[U3] takes fifteen seconds without a packet for a cut, says so, and opens another wire', async () => {
    const { transport, timers, link, join, send } = setUp();
    await join();
    await timers.pass(14_000);
    await send([]);
    await timers.pass(14_999);
    expect(link.getState().state).toBe('live');
    const first = transport.wire();
    await timers.pass(1);
    expect(link.getState().state).toBe('stale');
    expect(first.closed).toBe(true);
    await timers.pass(1000);
    expect(transport.wires).toHaveLength(2);
  });

  it('[U3] listens to the present wire only', async () => {
    const { transport, timers, picture, join, night, more } = setUp();
    await join();
    const old = transport.wire();
    old.events.lost(null);
    await timers.pass(1000);
    old.events.packet({ ...packetOf(more(), night.log.length), now: night.now });
    old.events.lost(null);
    await settled();
    expect(picture.getState().site?.state.clear).not.toBeNull();
    expect(transport.wires).toHaveLength(2);
  });

  it('[U24] goes back to the sign-in when the server does not know the session any more', async () => {
    const { transport, timers, seen, connection } = setUp();
    connection.start('token');
    transport.wire().events.lost({ code: 'not-signed-in', retryable: false, params: {} });
    await timers.pass(60_000);
    expect(seen).toEqual(['signed out: expired']);
    expect(transport.wires).toHaveLength(1);
    expect(timers.pending).toBe(0);
  });

  const stale = (nonce: string) => ({ ok: false, code: 'key-proof-stale', retryable: true, params: { nonce } });

  it('[U223] takes the nonce of a refused proof and tries at once, still signed in', async () => {
    const { transport, seen, connection, answerSnapshot } = setUp();
    connection.start('token');
    transport.wire().events.lost(stale('n1'));
    expect(transport.wires).toHaveLength(2);
    transport.wire().events.opened();
    await answerSnapshot();
    expect(seen).toEqual(['nonce: n1', 'joined']);
  });

  it('[U223] tries at once twice in a row, then like after any other cut', async () => {
    const { transport, timers, link, connection } = setUp();
    connection.start('token');
    for (const nonce of ['n1', 'n2', 'n3']) transport.wire().events.lost(stale(nonce));
    expect(transport.wires).toHaveLength(3);
    expect(link.getState().state).toBe('offline');
    await timers.pass(1000);
    transport.wire().events.lost(stale('n4'));
    expect(transport.wires).toHaveLength(5);
  });

  it.each(['key-proof-invalid', 'key-proof-missing'])('[U24] goes back to the sign-in after %s', async (code) => {
    const { transport, timers, seen, connection } = setUp();
    connection.start('token');
    transport.wire().events.lost({ ok: false, code, retryable: false, params: {} });
    await timers.pass(60_000);
    expect(seen).toEqual(['signed out: expired']);
    expect(transport.wires).toHaveLength(1);
  });

  it('[U225] tells how the device is while it is joined, and bears it when nobody answers', async () => {
    const { transport, connection, join } = setUp();
    const status = { battery: 80, charging: false };
    connection.tell(status);
    await join();
    connection.tell(status);
    expect(transport.wire().question('status').payload).toEqual(status);
    transport.wire().question('status').cut();
    await settled();
  });

  it('[U24] says that the sign-in was withdrawn when the server says so', async () => {
    const { transport, timers, seen, join } = setUp();
    await join();
    transport.wire().events.bye({ why: 'revoked' });
    await timers.pass(60_000);
    expect(seen).toEqual(['joined', 'signed out: revoked']);
    expect(transport.wires).toHaveLength(1);
  });

  it('[U25] asks to be loaded again when the server speaks another protocol, and leaves it alone', async () => {
    const { transport, timers, link, connection } = setUp();
    connection.start('token');
    transport.wire().events.lost({ code: 'unsupported-protocol', retryable: false, params: {} });
    await timers.pass(60_000);
    expect(link.getState()).toMatchObject({ outdated: true, state: 'offline' });
    expect(transport.wires).toHaveLength(1);
  });

  it('[U9] comes back after every other farewell, later and later', async () => {
    const { transport, timers, link, join } = setUp();
    await join();
    transport.wire().events.bye({ why: 'upgrade' });
    for (let cut = 0; cut < 6; cut += 1) {
      transport.wire().events.lost(null);
      await timers.pass(8000);
    }
    expect(transport.wires).toHaveLength(7);
    expect(link.getState()).toMatchObject({ bye: 'upgrade', state: 'offline' });
  });

  it('[U9] tries at once when the device says that the network is back', async () => {
    const { transport, connection, join } = setUp();
    await join();
    transport.wire().events.lost(null);
    connection.wake();
    expect(transport.wires).toHaveLength(2);
  });

  it('opens another wire when the answer to `follow` makes no sense', async () => {
    const { transport, timers, connection } = setUp();
    connection.start('token');
    transport.wire().events.opened();
    transport.wire().question('follow').answer({ hello: 'there' });
    await settled();
    await timers.pass(1000);
    expect(transport.wires).toHaveLength(2);
  });

  it('delivers a command only when the picture is current, and gives back the answer', async () => {
    const { transport, connection, join, night } = setUp();
    const command = { type: 'holdVisit', commandId: 'c' } as Command;
    await expect(connection.deliver(command)).rejects.toThrow('not connected');
    await join();
    const delivered = connection.deliver(command);
    transport
      .wire()
      .question('command')
      .answer({ ok: true, commandId: 'c', seq: 9, version: 2, unchanged: false, now: night.now });
    await expect(delivered).resolves.toMatchObject({ ok: true, seq: 9 });
  });

  it('[U257] delivers what its author has signed as it is, and gives back the answer', async () => {
    const { transport, connection, join, night } = setUp();
    await expect(connection.deliverSigned('a.b.c')).rejects.toThrow('not connected');
    await join();
    const delivered = connection.deliverSigned('a.b.c');
    const asked = transport.wire().question('deliver');
    expect(asked.payload).toEqual({ jws: 'a.b.c' });
    asked.answer({ ok: false, commandId: null, code: 'author-ended', retryable: false, params: {}, now: night.now });
    await expect(delivered).resolves.toMatchObject({ ok: false, code: 'author-ended' });
  });

  it('[U1] learns the server time from the answer, whatever the device thinks', async () => {
    const { clock, night, join } = setUp();
    await join();
    expect(clock.now()).toBe(night.now);
  });
});
