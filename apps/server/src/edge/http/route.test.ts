import { describe, expect, expectTypeOf, it } from 'vitest';
import { refusal } from '../refusal.ts';
import type { RouteName } from '@cordon/protocol/wire/http/table.ts';
import { handle } from './route.ts';

type Handler<N extends RouteName> = Parameters<typeof handle<N>>[1];

const visit = 'b0000000-0000-4000-8000-00000000000a';
const none = { params: {}, query: {}, body: undefined };

describe('what answers at a row', () => {
  it('[E17] does not compile when it answers with something else', () => {
    type Crew = Handler<'GET /visits/:id/crew'>;
    type Person = { personId: string; name: string; document: 'id-card'; maskedNumber: string; maskedPhone: null };
    expectTypeOf<() => Promise<{ ok: true; people: Person[] }>>().toExtend<Crew>();
    expectTypeOf<() => Promise<{ ok: true; people: Omit<Person, 'name'>[] }>>().not.toExtend<Crew>();
    expectTypeOf<() => Promise<{ ok: true; crew: Person[] }>>().not.toExtend<Crew>();
    expectTypeOf<() => Promise<{ ok: true }>>().not.toExtend<Crew>();
    expectTypeOf<() => Promise<{ people: Person[] }>>().not.toExtend<Crew>();
    const refused: Crew = async () => refusal('visit-unknown');
    expect(refused).toBeTypeOf('function');
  });

  it('[E17] does not compile when it answers with an extra field', () => {
    type Device = { ok: true; device: null; revoked: boolean };
    type Arguments<A extends Device> = Parameters<typeof handle<'GET /device', A>>['length'];
    expectTypeOf<Arguments<Device>>().toEqualTypeOf<2>();
    expectTypeOf<Arguments<Device & { thumbprint: string }>>().toEqualTypeOf<3>();
    expect(handle('GET /device', async () => ({ ok: true, device: null, revoked: true })).name).toBe('GET /device');
  });

  it('[E17] gets what its row reads, and whom its access lets in', async () => {
    const route = handle('POST /visits/:id/exit-readings', async ({ params, query, body, ...who }) => {
      expectTypeOf(params).toEqualTypeOf<{ id: string }>();
      expectTypeOf(body).toEqualTypeOf<{ tails: string[] }>();
      expect({ query, who }).toEqual({ query: {}, who: {} });
      return { ok: true, people: [params.id, ...body.tails] };
    });
    const asked = { ...none, params: { id: visit.toUpperCase() }, query: { more: '1' }, body: { tails: [' 12 '] } };
    expect(await route.handle(asked)).toEqual({ ok: true, people: [visit, '12'] });
  });

  it('[E17] is never asked when the request is not its row’s', async () => {
    const never = () => Promise.reject(new Error('asked'));
    const readings = handle('POST /visits/:id/exit-readings', never);
    const malformed = (path: string, issue: string) => refusal('malformed', { path, issue });
    const good = { ...none, params: { id: visit }, body: { tails: [] } };
    expect(await readings.handle({ ...good, params: { id: 'nothing' } })).toEqual(refusal('visit-unknown'));
    expect(await readings.handle({ ...good, body: { tails: [7] } })).toEqual(malformed('tails.0', 'invalid_type'));
    expect(await readings.handle({ ...good, body: undefined })).toEqual(malformed('', 'invalid_type'));
    const audit = handle('GET /audit', never);
    expect(await audit.handle({ ...none, query: { before: '0' } })).toEqual(malformed('before', 'too_small'));
    const night = handle('GET /nights/:day/summary', never);
    expect(await night.handle({ ...none, params: { day: '2026-02-30' } })).toEqual(malformed('day', 'custom'));
    const load = handle('POST /declarations/import', never);
    const file = { ...none, query: { mode: 'preview' } };
    expect(await load.handle({ ...file, body: {} })).toEqual(malformed('body', 'empty'));
    expect(await load.handle({ ...file, query: {} })).toEqual(malformed('mode', 'invalid_value'));
  });
});
