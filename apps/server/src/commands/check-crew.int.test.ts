import { administrator, gateOfficer } from '@cordon/protocol/testing/actors.ts';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import { declarationOf, driver } from '@cordon/protocol/testing/declarations.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRegister, type PeopleRegister } from '../people/register.ts';
import { siteKeysOf } from '../testing/site-keys.ts';
import { commandOf, newId } from '../testing/commands.ts';
import {
  arriveOf,
  type SubmitFixture,
  demoKeys,
  createSubmitFixture,
  createSubmit,
} from '../testing/submit-fixture.ts';
import type { Submit } from './submit.ts';
import { useStore } from '../testing/store.ts';

let redis: Redis;
let fixture: SubmitFixture;

useStore(async (store) => {
  ({ redis } = store);
  fixture = await createSubmitFixture(redis);
});

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);

describe('who is in a crew', () => {
  const keys = siteKeysOf(demoKeys.prefix);
  const own = { name: '秦晓海', document: 'id-card', documentNumber: '11010519491231002X', phone: '' } as const;
  const by: Record<string, Actor> = {
    'the office': administrator,
    'an import': { kind: 'system', name: 'import' },
  };
  let register: PeopleRegister;
  let submit: Submit;
  let known: CrewMember;
  beforeEach(async () => {
    register = createRegister(redis, demoKeys.prefix, keys);
    submit = createSubmit(redis, fixture.clock, Math.random, undefined, register);
    known = { ...driver, personId: await register.add(own) };
  });

  const declareWith = (crew: CrewMember[], visitId = newId()) =>
    commandOf({ type: 'declareVisit', visitId, declaration: declarationOf({ crew }, fixture.clock.at) });
  const stranger = (change: Partial<CrewMember> = {}) => ({ ...known, ...change });
  const wrong: [string, () => CrewMember][] = [
    ['nobody of the register', () => stranger({ personId: 'person-of-my-own' })],
    ['another mask', () => stranger({ maskedName: '曹*' })],
    ['another kind of document', () => stranger({ document: 'passport' })],
  ];

  it.each(Object.entries(by).flatMap(([who, actor]) => wrong.map(([what, member]) => ({ who, actor, what, member }))))(
    '[K8] $what, declared by $who, is refused before the rules, and nothing is kept',
    async ({ actor, member }) => {
      const before = (await fixture.feed()).length;
      const command = declareWith([known, { ...member(), role: 'passenger' }]);
      expect(await submit(command, actor, null)).toMatchObject({
        code: 'person-unknown',
        retryable: false,
        params: { personId: member().personId },
      });
      expect((await fixture.feed()).length).toBe(before);
      expect(await redis.exists(demoKeys.receipt(command.commandId))).toBe(0);
      expect(codeOf(await submit(declareWith([known]), actor, null))).toBe('ok');
    },
  );

  it.each(wrong)('[K8] %s, at the gate and in a changed crew, is refused as well', async (_, member) => {
    const declaration = declarationOf({ crew: [member()] }, fixture.clock.at);
    const arrival = { type: 'arriveUnannounced', visitId: newId(), gateId: 'main-gate', declaration } as const;
    const answer = await submit(commandOf({ ...arrival, handReason: null }), gateOfficer, null);
    expect(codeOf(answer)).toBe('person-unknown');
    const visitId = newId();
    await submit(declareWith([known], visitId), administrator, null);
    await submit(arriveOf(visitId), gateOfficer, null);
    const crew = [{ ...member(), role: 'driver' as const }];
    const change = commandOf({ type: 'changeCrew', visitId, crew, reason: '换人' });
    const changed = await submit(change, gateOfficer, null);
    // In the crew that stands, the mask that it has may stay; another one may not.
    expect(codeOf(changed)).toBe('person-unknown');
  });

  it('[K8] an erased person is unknown, also where they stand in the crew', async () => {
    const visitId = newId();
    await submit(declareWith([known], visitId), administrator, null);
    await submit(arriveOf(visitId), gateOfficer, null);
    await register.erase(known.personId);
    expect(codeOf(await submit(declareWith([known]), administrator, null))).toBe('person-unknown');
    const crew = [{ ...known, passNumber: 'P-9' }];
    const change = commandOf({ type: 'changeCrew', visitId, crew, reason: '换证' });
    expect(codeOf(await submit(change, gateOfficer, null))).toBe('person-unknown');
  });

  it('[K8] a member of the crew stays, although the register has been given another name since', async () => {
    const visitId = newId();
    await submit(declareWith([known], visitId), administrator, null);
    await submit(arriveOf(visitId), gateOfficer, null);
    await register.correctName(known.personId, '曹春');
    expect(codeOf(await submit(declareWith([known]), administrator, null))).toBe('person-unknown');
    const other = { ...own, name: '王小明', documentNumber: '440524188001010014' };
    const passengerNow: CrewMember = {
      ...{ ...driver, role: 'passenger', passNumber: null },
      ...{ personId: await register.add(other), maskedName: '王*明' },
    };
    const crew = [known, passengerNow];
    const change = commandOf({ type: 'changeCrew', visitId, crew, reason: '换人' });
    expect(codeOf(await submit(change, gateOfficer, null))).toBe('ok');
  });

  it('[C4] a command that was accepted is answered the same after its people were erased', async () => {
    const command = declareWith([known]);
    expect(codeOf(await submit(command, administrator, null))).toBe('ok');
    await register.erase(known.personId);
    expect(codeOf(await submit(command, administrator, null))).toBe('ok');
  });
});
