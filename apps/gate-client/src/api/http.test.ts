import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttp } from './http.ts';

const pin = z.object({ pin: z.string() });

function httpThat(answers: () => Promise<Response>) {
  const asked: { url: string | URL | Request; init: RequestInit | undefined }[] = [];
  const http = createHttp(
    () => 'token-1',
    (url, init) => {
      asked.push({ url, init });
      return answers();
    },
  );
  return { http, asked };
}

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
    const { http } = httpThat(async () => Response.json(refusal, { status: 429 }));
    await expect(http.send('POST', '/session', pin, {})).resolves.toEqual(refusal);
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
