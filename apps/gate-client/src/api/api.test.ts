import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { declarationRoutes } from '@cordon/protocol/wire/http/declarations.ts';
import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createApi } from './api.ts';
import type { Answer } from './http.ts';

/** An API whose network says this; what was sent, in order. */
function apiThat(said: object) {
  const sent: unknown[][] = [];
  const api = createApi({
    send: async (method, path, answer, body) => {
      sent.push([method, path, body]);
      return { ok: true, value: answer.parse(said) };
    },
  });
  return { api, sent };
}

describe('a call', () => {
  it('[U360] goes where its row stands, with the names of the path in it', async () => {
    const { api, sent } = apiThat({ target: { id: 'a', host: null, hasSecret: true } });
    const params = { id: 'night/shift' };
    await api.call(channelRoutes['POST /channels/:id/target'], { params, body: { secret: null } });
    expect(sent).toEqual([['POST', '/channels/night%2Fshift/target', { secret: null }]]);
  });

  it('[U360] carries its query, without what is not given', async () => {
    const { api, sent } = apiThat({ events: [], more: false });
    await api.call(siteHistoryRoutes['GET /audit'], { query: { before: 7 } });
    await api.call(siteHistoryRoutes['GET /audit'], { query: {} });
    await api.call(siteHistoryRoutes['GET /audit']);
    expect(sent.map(([, path]) => path)).toEqual(['/audit?before=7', '/audit', '/audit']);
  });

  it('[U360] sends a file as it is', async () => {
    const found = { line: 1, field: null, fault: 'x', value: '' };
    const result = { rows: 1, accepted: 0, unchanged: 0, amended: 0, faults: [found], remarks: [], encoding: null };
    const { api, sent } = apiThat(result);
    const file = new Blob(['plate']);
    const query = { mode: 'preview', names: 'keep' } as const;
    const answer = await api.call(declarationRoutes['POST /declarations/import'], { query, body: file });
    expect(sent).toEqual([['POST', '/declarations/import?mode=preview&names=keep', file]]);
    expect(answer).toEqual({ ok: true, value: result });
  });

  it('[U360] answers with the type of its row, and with nothing else of what came', async () => {
    const { api } = apiThat({ ok: true, device: null, revoked: true, besides: 1 });
    const answer = await api.call(sessionRoutes['GET /device']);
    expect(answer).toEqual({ ok: true, value: { device: null, revoked: true } });
    type Device = { id: string; name: string; stations: string[] };
    expectTypeOf(answer).toEqualTypeOf<Answer<{ device: Device | null; revoked: boolean }>>();
  });
});
