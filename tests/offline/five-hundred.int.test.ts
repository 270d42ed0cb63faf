import { afterEach, expect, it } from 'vitest';
import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { v7 } from 'uuid';
import { isWaiting } from '../../apps/gate-client/src/outbox/items.ts';
import { createOutbox } from '../../apps/gate-client/src/outbox/outbox.ts';
import { createConnection } from '../../apps/gate-client/src/realtime/connection.ts';
import { createServerClock } from '../../apps/gate-client/src/realtime/server-clock.ts';
import { newAuthorKey, signCommand, usableKey } from '../../apps/gate-client/src/session/authors/author-key.ts';
import { createLinkStore } from '../../apps/gate-client/src/state/link.ts';
import { createPictureStore } from '../../apps/gate-client/src/state/picture-store.ts';
import { whenSeen } from '../../apps/gate-client/src/state/when-seen.ts';
import { memoryStore } from '../../apps/gate-client/src/testing/memory-store.ts';
import { systemTimers } from '../../apps/gate-client/src/clock/ticker.ts';
import { openOfficers, type Officers } from '../e2e/support/officers.ts';
import { openTestSite, people, type TestSite } from '../e2e/support/site.ts';
import { connectionOf } from './line.ts';

const plates = ['渝BF95253', '渝DVJC65', '渝DG2742', '渝ANEP42', '渝AWH058'];
const records = 500;

let site: TestSite | null = null;
let officers: Officers | null = null;
afterEach(async () => {
  officers?.leave();
  await site?.stop();
});

it('[U10] [U11] [OF1] [OF33] brings 500 records of eight hours, over the line of whoever came on duty meanwhile', async () => {
  site = await openTestSite();
  officers = await openOfficers(site);
  await officers.importNight();
  for (const plate of plates) await officers.bring(plate, 'seal');
  await officers.hire({ staffNumber: people.relief, name: '门岗二号', role: 'gate', stations: ['main-gate'] });
  const { clock, device } = site;

  const made = await newAuthorKey();
  const key = { key: await usableKey(made.exported), thumbprint: made.thumbprint };
  const first = await device.signIn({ ...site.signInOf(people.gate), authorKey: made.publicKey });
  const relief = await device.signIn(site.signInOf(people.relief));
  let onDuty: SignedInPerson = first.person;
  let isLive = false;

  const link = createLinkStore();
  const serverClock = createServerClock(clock.now);
  const store = memoryStore();
  const own = createPictureStore();
  const outbox = createOutbox({
    store,
    deliver: ({ command, author, signature }) =>
      author.personId === onDuty.personId || signature === null
        ? connection.deliver(command)
        : connection.deliverSigned(signature),
    seen: (ack) => whenSeen(own, ack, () => isLive),
    author: () => onDuty,
    mayCarry: ({ author, signature }) => author.personId === onDuty.personId || signature !== null,
    sign: (command) => signCommand(command, key),
    isLive: () => isLive && link.getState().state === 'live',
    now: serverClock.now,
    local: clock.now,
    newId: v7,
    random: Math.random,
    timers: systemTimers,
  });
  const connection = createConnection({
    open: connectionOf(device),
    clock: serverClock,
    timers: systemTimers,
    random: Math.random,
    picture: own,
    link,
    onJoined: () => outbox.flush(),
    onNonce: () => undefined,
    onClaims: () => undefined,
    onSignedOut: () => undefined,
    linesBefore: () => 0,
  });

  const recordedAt: number[] = [];
  for (let record = 0; record < records; record++) {
    const plate = plates[record % plates.length] ?? '';
    const visitId = officers.visit(plate).id;
    recordedAt.push(clock.now());
    const taken = await outbox.send({ type: 'askHelp', visitId, need: 'water' });
    expect(taken.ok).toBe(true);
    clock.advance((8 * hourMs) / records);
  }
  expect(store.size()).toBe(records);

  onDuty = relief.person; // eight hours later somebody else has the tablet
  isLive = true;
  connection.start(relief.token);
  await expect.poll(() => outbox.items.getState().filter(isWaiting).length).toBe(0);
  connection.stop();
  expect(outbox.items.getState()).toEqual([]);
  expect(store.size()).toBe(0);

  const { picture } = officers.as.supervisor;
  const helpsNow = () =>
    plates.map((plate) => {
      const visit = officers?.visit(plate);
      return visit !== undefined && 'helps' in visit ? visit.helps : [];
    });
  await expect.poll(() => helpsNow().flat().length).toBe(records); // the supervisor's picture is another follower's
  const helps = helpsNow();
  expect(new Set(helps.flat().map(({ helpId }) => helpId)).size).toBe(records);
  expect(new Set(helps.flat().map(({ by }) => by.name))).toEqual(new Set(['门岗一号']));
  const traces = await outbox.traces();
  expect(traces.every(({ outcome, seq }) => outcome === 'confirmed' && seq !== null && seq <= picture.seq)).toBe(true);
  const told = new Map(traces.map(({ commandId, recordedAt: at }) => [commandId, at]));
  for (const [index, list] of helps.entries()) {
    const expected = recordedAt.filter((_at, record) => record % plates.length === index);
    const inOrder = list.map(({ helpId }) => told.get(helpId) ?? 0);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b)); // each visit's in the order in which they were made
    for (const [place, at] of inOrder.entries()) expect(Math.abs(at - (expected[place] ?? 0))).toBeLessThan(minuteMs);
  }
});
