import { demoSite } from '@cordon/protocol/site/demo.ts';
import { declarationOf, driver } from '@cordon/protocol/testing/declarations.ts';
import { nightAt } from '@cordon/protocol/testing/journey.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import { describe, expect, it } from 'vitest';
import { type PeopleRouteParts, peopleRoutes } from './people.ts';

const [asking] = demoSite(0).staff.filter(({ role }) => role === 'admin');
const personId = `p-${'a'.repeat(32)}`;
const crew = [{ ...driver, personId }];

type Given = {
  noted?: Refused | null;
  erase?: () => Promise<boolean>;
  forgotten?: boolean;
  visits?: ReturnType<PeopleRouteParts['live']['picture']>['visits'];
  json?: unknown;
  id?: string;
};

/** Asks for the erasure; what happened, in order. */
async function erased({ noted = null, erase, forgotten = true, visits = new Map(), json, id = personId }: Given = {}) {
  const done: string[] = [];
  const routes = peopleRoutes({
    people: {
      add: () => Promise.reject(new Error('nobody is added')),
      check: () => Promise.reject(new Error('nobody is looked up')),
      correctName: () => Promise.reject(new Error('nobody is renamed')),
      holds: (asked) => Promise.resolve(asked === personId),
      erase: (asked) => {
        done.push(`erase ${asked}`);
        return (erase ?? (() => Promise.resolve(true)))();
      },
    },
    live: {
      picture: () => ({
        seq: 1,
        mark: 'm',
        digest: '',
        site: null,
        visits,
        alerts: new Map(),
        others: new Map(),
        unreadable: new Map(),
      }),
    },
    audit: {
      did: (by, event) => {
        const { personId: asked, reason } = event.type === 'personErased' ? event : { personId: '', reason: '' };
        done.push(`note ${asked} ${reason} ${by.personId} ${by.sessionKey}`);
        return Promise.resolve(noted);
      },
    },
    siteClock: { now: () => Date.parse('2026-11-12T20:00+08:00') },
    forgetErased: () => {
      done.push('forget');
      return Promise.resolve(forgotten);
    },
  });
  const route = routes.find(({ name }) => name === 'POST /people/:personId/erase');
  if (route?.name !== 'POST /people/:personId/erase' || asking === undefined) throw new Error('no route');
  const session = { ...asking, sessionKey: 'k', site: 'demo', expiresAt: 1, device: null, thumbprint: '' };
  const who = { session, member: asking, duty: { member: asking, device: null, stations: [] } };
  const call = { params: { personId: id }, query: {}, body: json ?? { reason: '本人要求' }, ...who };
  const answer = await route.handle(call).catch(() => 'broke');
  return { done, answer };
}

const trace = `note ${personId} 本人要求 ${asking?.personId} k`;

describe('erasing a person', () => {
  it('[K12] the record comes first, then the erasure, then the log on the disk', async () => {
    expect(await erased()).toEqual({
      done: [trace, `erase ${personId}`, 'forget'],
      answer: { ok: true, forgotten: true },
    });
    expect((await erased({ forgotten: false })).answer).toEqual({ ok: true, forgotten: false });
  });

  it('[K12] without a record nobody is erased', async () => {
    const noted = { code: 'unavailable', params: {} } as const;
    expect(await erased({ noted })).toMatchObject({ done: [trace], answer: { ok: false, code: 'unavailable' } });
  });

  it('[K12] a fault leaves the record, and the erasure is asked for again', async () => {
    const erase = () => Promise.reject(new Error('gone'));
    expect(await erased({ erase })).toEqual({ done: [trace, `erase ${personId}`], answer: 'broke' });
    expect(await erased()).toMatchObject({ answer: { ok: true } });
  });

  it.each([null, 'admit', 's1.unload', 'release'])(
    '[K12] not while they are in the crew of a visit that has not ended (%s)',
    async (stepId) => {
      const visits = stepId === null ? expected() : nightAt(stepId, { crew }).visits;
      expect(await erased({ visits })).toMatchObject({ done: [], answer: { ok: false, code: 'person-on-site' } });
    },
  );

  it('[K12] afterwards, and when others are there, they are', async () => {
    expect(await erased({ visits: nightAt(null, { crew }).visits })).toMatchObject({ answer: { ok: true } });
    expect(await erased({ visits: nightAt('admit').visits })).toMatchObject({ answer: { ok: true } });
  });

  it.each(['p-1', `p-${'b'.repeat(32)}`, 'site', '../x', ''])('[K12] nobody is nobody: %j', async (id) => {
    expect(await erased({ id })).toMatchObject({ done: [], answer: { ok: false, code: 'person-unknown' } });
  });

  it.each([{}, { reason: '' }, { reason: '身份证 11010519491231002X' }, { reason: 'x', more: 1 }, null])(
    '[K12] asks for a reason, and for no numbers in it: %j',
    async (json) => {
      expect(await erased({ json: json ?? [] })).toMatchObject({ done: [], answer: { ok: false } });
    },
  );
});

function expected() {
  const { visits } = nightAt('arrive', { crew });
  expect([...visits.values()].map(({ state }) => state.status)).toEqual(['expected']);
  expect(declarationOf({ crew }).crew).toEqual(crew);
  return visits;
}
