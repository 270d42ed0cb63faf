type Body = { json?: unknown; bytes?: Uint8Array; token?: string };

/** @throws Error with the refusal's code when the server refuses */
export async function api<T>(url: string, method: 'GET' | 'POST', path: string, body: Body = {}): Promise<T> {
  const headers: Record<string, string> = {};
  if (body.token !== undefined) headers['authorization'] = `Bearer ${body.token}`;
  if (body.json !== undefined) headers['content-type'] = 'application/json';
  if (body.bytes !== undefined) headers['content-type'] = 'application/octet-stream';
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers,
    ...(body.json === undefined ? {} : { body: JSON.stringify(body.json) }),
    ...(body.bytes === undefined ? {} : { body: Buffer.from(body.bytes) }),
  });
  const answer = (await response.json()) as { ok: boolean; code?: string };
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.code ?? response.status}`);
  return answer as T;
}
