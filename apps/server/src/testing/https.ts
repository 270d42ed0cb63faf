import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

export type Asked = { status: number; headers: IncomingHttpHeaders; text: string };

type More = { ca: string; method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** Like `fetch`, but with a root certificate to trust, which `fetch` does not take. */
export async function ask(url: string, { body, ...more }: More): Promise<Asked> {
  const asking = request(url, { ...more, agent: false });
  asking.end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
}
