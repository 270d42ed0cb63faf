import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testProofs } from '../testing/proofs.ts';
import { createHttp } from './http.ts';

const pin = z.object({ pin: z.string() });

function httpThat(...answers: (() => Promise<Response>)[]) {
  const asked: { url: string | URL | Request; init: RequestInit | undefined }[] = [];
  const proofs = testProofs();
  const http = createHttp(
    () => 'token-1',
    proofs,
    (url, init) => {
      asked.push({ url, init });
      const answer = answers[asked.length - 1] ?? answers.at(-1);
      return answer === undefined ? Promise.reject(new Error('no answer')) : answer();
    },
  );
  const proofOf = (index: number) => new Headers(asked[index]?.init?.headers).get('DPoP');
  return { http, asked, proofs, proofOf };
}

const stale = async () =>
  Response.json(
    { ok: false, code: 'key-proof-stale', retryable: true, params: {} },
    { status: 401, headers: { 'DPoP-Nonce': 'n2' } },
  );

describe('a request', () => {
  it('[U26] carries the sign-in and comes back with what was asked for', async () => {
    const { http, asked } = httpThat(async () => Response.json({ ok: true, pin: '123456' }));
    await expect(http.send('POST', '/staff/a/pin', pin, {})).resolves.toEqual({ ok: true, value: { pin: '123456' } });
    expect(asked[0]).toMatchObject({
      url: '/api/v1/staff/a/pin',
      init: { method: 'POST', headers: { Authorization: 'Bearer token-1' } },
    });
  });

  it('[U26] gives back a refusal as the server worded it', async () => {
    const refusal = { ok: false, code: 'sign-in-delayed', retryable: true, params: { seconds: 9 } };
    const { http, asked } = httpThat(async () => Response.json(refusal, { status: 429 }));
    await expect(http.send('POST', '/session', pin, {})).resolves.toEqual(refusal);
    expect(asked).toHaveLength(1);
  });

  it('[U222] proves the device’s key over the nonce of the latest answer', async () => {
    const answer = async () => Response.json({ ok: true, pin: '1' }, { headers: { 'DPoP-Nonce': 'n1' } });
    const { http, proofOf } = httpThat(answer);
    await http.send('GET', '/a', pin);
    await http.send('POST', '/b?mode=good', pin, {});
    expect([proofOf(0), proofOf(1)]).toEqual(['GET /api/v1/a token-1 -', 'POST /api/v1/b?mode=good token-1 n1']);
  });

  it('[U222] is sent once more when its proof was too old, with what it carried', async () => {
    const { http, asked, proofOf } = httpThat(stale, async () => Response.json({ ok: true, pin: '7' }));
    await expect(http.send('POST', '/a', pin, { n: 1 })).resolves.toEqual({ ok: true, value: { pin: '7' } });
    expect(asked.map(({ init }) => init?.body)).toEqual(['{"n":1}', '{"n":1}']);
    expect(proofOf(1)).toBe('POST /api/v1/a token-1 n2');
  });

  it('[U222] is not sent a third time', async () => {
    const { http, asked } = httpThat(stale);
    await expect(http.send('GET', '/a', pin)).resolves.toMatchObject({ code: 'key-proof-stale' });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['there is no network', () => Promise.reject(new TypeError('network'))],
    ['something else answers', async () => new Response('<html>', { status: 502 })],
    ['the answer is not what was asked for', async () => Response.json({ ok: true })],
    ['the server fails', async () => Response.json({ pin: '1' }, { status: 500 })],
  ])('[U26] is refused as unavailable when %s', async (_, answers) => {
    const { http } = httpThat(answers);
    await expect(http.send('GET', '/x', pin)).resolves.toMatchObject({ ok: false, code: 'unavailable' });
  });
});
