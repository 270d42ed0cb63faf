import { demoSite } from '@cordon/protocol/site/demo.ts';
import { describe, expect, it } from 'vitest';
import { noMark } from '../../../log/mark.ts';
import { type PeopleRouteParts, peopleRoutes } from './people.ts';

const [officer] = demoSite(0).staff.filter(({ role }) => role === 'gate');
const personId = `p-${'a'.repeat(32)}`;
const person = { name: '秦小海', document: 'id-card', number: '990000196604038090', phone: null };

/** Registers a person whose document stands under another name; what happened, in order. */
async function registered(entry: object, notNoted: Awaited<ReturnType<PeopleRouteParts['audit']['did']>> = null) {
  const done: string[] = [];
  const routes = peopleRoutes({
    people: {
      check: () => Promise.resolve({ personId, name: 'other', phone: 'same' }),
      correctName: (asked, name) => Promise.resolve(void done.push(`correct ${asked} ${name}`)),
      add: () => {
        done.push('add');
        return Promise.resolve(personId);
      },
      holds: () => Promise.resolve(true),
      erase: () => Promise.resolve(true),
    },
    live: {
      picture: () => ({
        seq: 1,
        mark: noMark,
        digest: '',
        site: null,
        visits: new Map(),
        alerts: new Map(),
        others: new Map(),
        unreadable: new Map(),
      }),
    },
    audit: {
      did: (_, event) => {
        done.push(`note ${event.type}`);
        return Promise.resolve(notNoted);
      },
    },
    siteClock: { now: () => Date.parse('2026-11-12T20:00+08:00') },
    forgetErased: () => Promise.resolve(true),
  });
  const route = routes.find(({ name }) => name === 'POST /people');
  if (route?.name !== 'POST /people' || officer === undefined) throw new Error('no route');
  const session = { ...officer, sessionKey: 'k', site: 'demo', expiresAt: 1, device: null, thumbprint: '' };
  const who = { session, member: officer, duty: { member: officer, device: null, stations: [] } };
  const answer = await route.handle({ params: {}, query: {}, body: { people: [{ ...person, ...entry }] }, ...who });
  return { done, answer };
}

describe('a document that is kept under another name', () => {
  it('[D34] is refused at the gate, and the name that is kept is not shown', async () => {
    const { done, answer } = await registered({});
    expect(answer).toMatchObject({ ok: false, code: 'person-name-differs', params: { place: 0 } });
    expect(done).toEqual([]);
  });

  it('[D34] is corrected by a person who sees this name in it, on record first', async () => {
    const { done, answer } = await registered({ nameSeen: true });
    expect(answer).toMatchObject({ ok: true, people: [{ personId, maskedName: '秦*海' }] });
    expect(done).toEqual(['note personRenamed', `correct ${personId} 秦小海`, 'add']);
  });

  it('[D34] is not corrected when that can not be put on record', async () => {
    const { done, answer } = await registered({ nameSeen: true }, { code: 'unavailable', params: {} });
    expect(answer).toMatchObject({ ok: false, code: 'unavailable' });
    expect(done).toEqual(['note personRenamed']);
  });
});

it.each(['990000209901010019', '990000188001010013'])('[D37] nobody was born as %s says', async (number) => {
  const { done, answer } = await registered({ number });
  const params = { path: 'people.0.number', issue: 'not a plausible birth date' };
  expect(answer).toMatchObject({ ok: false, code: 'malformed', params });
  expect(done).toEqual([]);
});
