import { v7 as uuidv7 } from 'uuid';
import type { Role } from '@cordon/protocol/roles.ts';
import type { LostHistory } from '@cordon/protocol/wire/position.ts';
import { systemTimers } from '../clock/ticker.ts';
import { isWaiting, type OutboxItem } from '../outbox/items.ts';
import { createKeptStore } from '../outbox/kept/kept-store.ts';
import { openWindows } from '../outbox/kept/windows.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { syncNow } from '../outbox/sync.ts';
import { type Connection, createConnection } from '../realtime/connection.ts';
import { createClaimsReporter } from '../realtime/device-channel.ts';
import { socketTransport } from '../realtime/socket-transport.ts';
import type { SignedOut } from '../session/session-store.ts';
import { openedVehicle } from '../state/open-form.ts';
import { ownClaims } from '../state/claims.ts';
import { createShown } from '../state/provisional/shown-picture.ts';
import { whenSeen } from '../state/when-seen.ts';
import type { Reach, Stores } from './stores.ts';

/* Tablets at gate and points show no feed, and their network is the worst. */
function linesFor(role: Role | undefined): number {
  return role === undefined || role === 'gate' || role === 'unloading' ? 0 : 60;
}

const afterConfirmedMs = 300; // the event follows the answer

/** Creates outbox and connection, and the picture that results from both. */
export async function createSyncing(stores: Stores, reach: Reach, onSignedOut: (why: SignedOut) => void) {
  const { session, confirmed, claims, contact, link, kept } = stores;
  const outbox = await openOutbox(stores, () => connection);
  const waiting = {
    now: () => outbox.items.getState().filter(isWaiting),
    subscribe: (onChange: () => void) => void outbox.items.subscribe(onChange),
  };
  const { shown, picture, withRules } = createShown(confirmed, waiting, async () => {
    const { createRebase } = await import('../state/provisional/rebase.ts');
    return createRebase();
  });
  const connection: Connection = createConnection({
    ...stores,
    picture: confirmed,
    open: socketTransport(reach.proofs),
    timers: systemTimers,
    random: Math.random,
    onJoined(lost) {
      claimsReporter.joined();
      void sendWhatWaits(outbox, confirmed.getState().feedId, lost);
    },
    onNonce: reach.proofs.noteNonce,
    onClaims: (received) => claims.setState(received, true),
    linesBefore: () => linesFor(session.getState().session?.person.role),
    onSignedOut,
  });
  const own = () => ownClaims(waiting.now(), openedVehicle.getState());
  const claimsReporter = createClaimsReporter(own, connection.claim, systemTimers);
  outbox.items.subscribe(claimsReporter.look);
  openedVehicle.subscribe(claimsReporter.look);
  confirmed.subscribe(({ receivedAt }) => {
    if (receivedAt !== null) contact.note(receivedAt);
  });
  outbox.items.subscribe((now, before) => {
    // Switched off now, this device must not forget what the server has just confirmed.
    if (now.length < before.length)
      systemTimers.setTimeout(() => void kept.keep().catch(() => undefined), afterConfirmedMs);
  });
  await outbox.load().catch(() => undefined); // a device that keeps nothing still can send
  if (waiting.now().length > 0) await withRules().catch(() => undefined); // [U276] the first picture has them in it
  const sync = () => syncNow({ outbox, link, wake: connection.wake, timers: systemTimers });
  return { outbox, shown, picture, withRules, connection, sync };
}

/** [OF72] What the record may have lost comes first: it was done before everything that waits. */
async function sendWhatWaits(outbox: Outbox, feedId: string | null, lost: LostHistory | null): Promise<void> {
  if (feedId !== null) await outbox.offerAgain(feedId, lost).catch(() => undefined);
  await outbox.load().catch(() => undefined);
  outbox.flush();
}

async function openOutbox(stores: Stores, connection: () => Connection): Promise<Outbox> {
  const { database, seal, clock, confirmed, link, session, authors } = stores;
  const isLive = () => link.getState().state === 'live';
  const person = () => session.getState().session?.person ?? null;
  const isOwn = ({ author }: Pick<OutboxItem, 'author'>) => author.personId === person()?.personId;
  return createOutbox({
    store: createKeptStore(database, seal, await openWindows(globalThis.sessionStorage, navigator.locks, uuidv7)),
    async deliver(item) {
      const { signature } = item;
      if (isOwn(item) || signature === null) return connection().deliver(item.command);
      const ack = await connection().deliverSigned(signature);
      if (!ack.ok && ack.code === 'author-ended') void authors.forgetSigner(signature).catch(() => undefined);
      return ack;
    },
    seen: (ack) => whenSeen(confirmed, ack, isLive),
    author: person,
    mayCarry: (item) => isOwn(item) || item.signature !== null, // [U11]
    sign: authors.sign,
    isLive,
    now: clock.now,
    local: clock.local,
    newId: uuidv7,
    random: Math.random,
    timers: systemTimers,
  });
}
