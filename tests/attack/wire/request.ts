import { request } from 'node:http';

export type Heard = { status: number; headers: Record<string, unknown>; text: string };

export type Request = {
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  from?: string | undefined; // an address of this machine
};

/** A request with any header, `Host` and `Origin` too, from any address of this machine: what no browser would send. */
export function ask(url: string, { method, path, headers = {}, body, from }: Request): Promise<Heard> {
  const { hostname, port } = new URL(url);
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const local = from === undefined ? {} : { localAddress: from };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, agent: false, headers: { ...json, ...headers }, ...local });
    asked.once('error', reject);
    asked.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => void (text += part));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** @returns the code of a refusal, or null: it was none */
export function refusalIn({ text }: Heard): string | null {
  return /"ok":false.*"code":"([\w-]+)"/.exec(text)?.[1] ?? null;
}
