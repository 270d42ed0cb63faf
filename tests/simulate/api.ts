import type { Device, Sent } from '../support/device.ts';

/** @throws Error with the refusal's code when the server refuses */
export async function api<T>(device: Device, method: 'GET' | 'POST', path: string, sent: Sent = {}): Promise<T> {
  const { status, text } = await device.send(method, `/api/v1${path}`, sent);
  const answer = JSON.parse(text) as { ok: boolean; code?: string };
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.code ?? status}`);
  return answer as T;
}
