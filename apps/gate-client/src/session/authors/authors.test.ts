import { hourMs, minuteMs } from '@cordon/protocol/time.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { signedHeader } from '@cordon/protocol/wire/delivery.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedInSession } from '@cordon/protocol/wire/http/session.ts';
import { testStorage } from '../../testing/storage.ts';
import { type AuthorDatabase, openAuthorDatabase } from './author-database.ts';
import { type Authors, createAuthors } from './authors.ts';
import { lendDatabases } from '../../testing/databases.ts';

lendDatabases();

const start = 1_790_000_000_000;
const command: Command = { type: 'holdVisit', visitId: 'a', reason: '证件存疑', commandId: 'b', observedAt: 5 };
const pin = '480617';

function sessionOf(staffNumber = '1001', role: Role = 'gate'): SignedInSession {
  return {
    token: `token-of-${staffNumber}`,
    person: { personId: `person-${staffNumber}`, staffNumber, name: '门岗一号', role, stations: ['main-gate'] },
    device: { id: 'tablet', name: '平板', stations: ['main-gate'] },
    site: { id: 'demo', name: { zh: '示范', en: 'Demo' } },
    expiresAt: start + 16 * hourMs,
  };
}

let names = 0;
let name: string;
let storage: Storage;
let now: number;
let contact: number | null;
let person: string | null;
let authors: Authors;
const opened: AuthorDatabase[] = [];

/** The device's storage, as a window that was opened just now has it. */
function open(inWindow = storage): { authors: Authors; database: AuthorDatabase } {
  const database = openAuthorDatabase(name);
  opened.push(database);
  const newId = () => `window-${(names += 1)}`;
  const made = createAuthors({
    ...{ database, storage: inWindow, newId },
    ...{ now: () => now, lastContact: () => contact, person: () => person },
  });
  return { authors: made, database };
}

beforeEach(() => {
  name = `authors-${(names += 1)}`;
  storage = testStorage();
  now = start;
  contact = start;
  person = null;
  authors = open().authors;
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

/** Signs in with the network. @returns the public half that the server was told */
async function signIn(session = sessionOf(), withPin = pin) {
  const prepared = await authors.prepare();
  if (prepared === null) throw new Error('no key');
  person = session.person.personId;
  await prepared.keep(session, withPin);
  return prepared.publicKey;
}
function signOff(): void {
  authors.leave();
  person = null;
}
async function verified(jws: string | null, publicKey: Awaited<ReturnType<typeof signIn>>) {
  const { payload, protectedHeader } = await compactVerify(jws ?? '', await importJWK(publicKey, 'ES256'));
  expect(signedHeader.parse(protectedHeader).kid).toBe(await calculateJwkThumbprint(publicKey));
  return JSON.parse(new TextDecoder().decode(payload)) as unknown;
}

describe('an author’s key', () => {
  it('[U250] signs what its owner records while they are on duty, as it was recorded', async () => {
    const publicKey = await signIn();
    expect(await verified(await authors.sign(command), publicKey)).toEqual(command);
    expect(Object.keys(publicKey).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('[U250] signs nothing before the sign-in, after the sign-off, or for somebody else', async () => {
    await authors.prepare();
    expect(await authors.sign(command)).toBeNull();
    await signIn();
    person = 'person-2001';
    expect(await authors.sign(command)).toBeNull();
    signOff();
    person = 'person-1001';
    expect(await authors.sign(command)).toBeNull();
    expect(await open().authors.sign(command)).toBeNull();
  });

  it('[U250] is another one at each sign-in', async () => {
    const [first, second] = [await signIn(), await signIn()];
    expect(first).not.toEqual(second);
    expect(await verified(await authors.sign(command), second)).toEqual(command);
  });

  it('[U253] survives a reload of its window, in which nothing can read it out', async () => {
    const publicKey = await signIn();
    const reloaded = open();
    expect(await verified(await reloaded.authors.sign(command), publicKey)).toEqual(command);
    const [kept] = await reloaded.database.read('present', (present) => present.getAll());
    expect(kept?.key.extractable).toBe(false);
    const besides = open(testStorage());
    expect(await besides.authors.sign(command)).toBeNull();
  });

  it('[U253] is gone with its sign-in, whether that was ended or ran out in a window that was closed', async () => {
    await signIn();
    signOff();
    await expect.poll(() => open().database.read('present', (present) => present.count())).toBe(0);
    await signIn();
    now += 16 * hourMs + 1;
    const later = open();
    expect(await later.authors.sign(command)).toBeNull();
    expect(await later.database.read('present', (present) => present.count())).toBe(0);
  });
});

describe('without the network', () => {
  it('[U251] the PIN opens what was kept: the same person, the same key', async () => {
    const publicKey = await signIn();
    signOff();
    now += hourMs;
    expect(await open().authors.unlock('1001', pin)).toMatchObject({ ok: true, session: sessionOf() });
    const unlocked = await authors.unlock('1001', pin);
    expect(unlocked).toEqual({ ok: true, session: sessionOf() });
    person = 'person-1001';
    expect(await verified(await authors.sign(command), publicKey)).toEqual(command);
  });

  it('[U251] nothing on the device says PIN, token or key', async () => {
    await signIn();
    const { database } = open();
    const kept = await database.read('people', (people) => people.getAll());
    const bytes = kept.map(({ sealed }) => new TextDecoder().decode(sealed.data)).join('');
    expect(JSON.stringify(kept) + bytes).not.toMatch(/480617|token-of|pkcs8/u);
    const secrets = await database.read('secrets', (all) => all.getAll());
    expect(secrets.map(({ key }) => key.extractable)).toEqual([false]);
  });

  it('[U251] opens on this device alone: with another secret of the device the right PIN is a wrong one', async () => {
    await signIn();
    const { database } = open();
    await database.write('secrets', (secrets) => secrets.clear());
    expect(await open().authors.unlock('1001', pin)).toMatchObject({ ok: false, why: 'wrong' });
  });

  it('[U252] wrong PINs are counted on the device: five are free, then one waits, the tenth locks', async () => {
    await signIn();
    signOff();
    const delays = [0, 0, 0, 0, 30_000, minuteMs, 2 * minuteMs, 4 * minuteMs, 8 * minuteMs];
    for (const retryAfterMs of delays) {
      expect(await open().authors.unlock('1001', '111111')).toEqual({ ok: false, why: 'wrong', retryAfterMs });
      if (retryAfterMs === 0) continue;
      // Nor is the right one looked at before its time.
      expect(await open().authors.unlock('1001', pin)).toEqual({ ok: false, why: 'delayed', retryAfterMs });
      now += retryAfterMs;
    }
    expect(await authors.unlock('1001', '111111')).toEqual({ ok: false, why: 'locked' });
    now += hourMs;
    expect(await authors.unlock('1001', pin)).toEqual({ ok: false, why: 'locked' });
  });

  it('[U252] tries at the same moment, in two windows, are all counted', async () => {
    await signIn();
    const windows = Array.from({ length: 7 }, () => open(testStorage()).authors);
    const answers = await Promise.all(windows.map((one) => one.unlock('1001', '111111')));
    const looked = answers.filter((answer) => !answer.ok && answer.why === 'wrong');
    expect(looked).toHaveLength(5);
  });

  it('[U252] a right PIN takes the count away, and a sign-in with the network unlocks', async () => {
    await signIn();
    await authors.unlock('1001', '111111');
    expect(await authors.unlock('1001', pin)).toMatchObject({ ok: true });
    const { database } = open();
    expect(await database.read('people', (people) => people.get('1001'))).toMatchObject({ failed: 0, openAt: 0 });
    await database.write('people', async (people) => {
      const kept = await people.get('1001');
      if (kept !== undefined) await people.put({ ...kept, failed: 10 });
    });
    expect(await authors.unlock('1001', pin)).toEqual({ ok: false, why: 'locked' });
    await signIn(sessionOf(), '902144');
    expect(await authors.unlock('1001', '902144')).toMatchObject({ ok: true });
  });

  it('[U254] nobody comes in who never signed in here, was taken off, or does not work at a gate or a point', async () => {
    await signIn();
    await signIn(sessionOf('3001', 'supervisor'));
    expect(await authors.sign(command)).not.toBeNull(); // they sign, with the network
    await signIn(sessionOf('2001', 'unloading'));
    const roles = async () => (await authors.known()).map(({ staffNumber, role }) => `${staffNumber} ${role}`);
    expect(await roles()).toEqual(['1001 gate', '2001 unloading']);
    await authors.forget('2001');
    expect(await roles()).toEqual(['1001 gate']);
    await authors.forgetAll();
    expect(await roles()).toEqual([]);
    for (const number of ['1001', '2001', '3001', '4001']) {
      expect(await authors.unlock(number, pin)).toEqual({ ok: false, why: 'unknown' });
    }
  });

  it('[U254] whose right has ended comes in no more, unless they have signed in anew since', async () => {
    await signIn();
    const signed = await authors.sign(command);
    await signIn(sessionOf('2001', 'unloading'));
    await authors.forgetSigner(signed ?? '');
    const numbers = async () => (await authors.known()).map(({ staffNumber }) => staffNumber);
    expect(await numbers()).toEqual(['2001']);
    expect(await authors.unlock('1001', pin)).toEqual({ ok: false, why: 'unknown' });
    await signIn();
    await authors.forgetSigner(signed ?? ''); // by the key that they had before
    expect((await numbers()).toSorted()).toEqual(['1001', '2001']);
  });

  it('[U254] nobody is kept who was withdrawn while they came in', async () => {
    const signingIn = signIn();
    await expect.poll(() => authors.sign(command)).not.toBeNull();
    await authors.forgetAll();
    await signingIn;
    expect(await authors.known()).toEqual([]);
  });

  it('[U254] nobody is kept who was withdrawn at the moment they came in', async () => {
    const prepared = await authors.prepare();
    const keeping = prepared?.keep(sessionOf(), pin);
    await authors.forgetAll();
    await keeping;
    expect(await authors.known()).toEqual([]);
  });

  it('[U254] nobody comes in twelve hours after the device heard from the server, or when it never did', async () => {
    await signIn();
    now = start + 12 * hourMs;
    expect(await authors.unlock('1001', pin)).toMatchObject({ ok: true });
    now += 1;
    expect(await authors.unlock('1001', pin)).toEqual({ ok: false, why: 'expired' });
    contact = null;
    now = start;
    expect(await authors.unlock('1001', pin)).toEqual({ ok: false, why: 'expired' });
  });

  it('[U254] a sign-in that was over lasts until the twelve hours are, so long as the server says nothing', async () => {
    await signIn({ ...sessionOf(), expiresAt: start + 1 });
    now = start + hourMs;
    expect(await authors.unlock('1001', pin)).toMatchObject({ session: { expiresAt: start + 12 * hourMs } });
  });

  it('[U254] nobody comes in by a key that the server does not know any more', async () => {
    await signIn();
    contact = now = start + 30 * 24 * hourMs;
    expect(await authors.unlock('1001', pin)).toMatchObject({ ok: true });
    contact = now += 1;
    expect(await authors.unlock('1001', pin)).toEqual({ ok: false, why: 'unknown' });
    expect(await authors.known()).toEqual([]);
  });
});
