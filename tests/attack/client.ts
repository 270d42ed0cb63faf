import { type Client, clientOf, openSocket, whenConnected } from '@cordon/server/testing/cordon.ts';

/** A connection that is open. @throws Error when it is turned away, with the refusal as its `data` */
export async function clientAt(url: string, auth: Record<string, unknown>): Promise<Client> {
  const socket = openSocket(url, auth);
  const client = clientOf(socket);
  await whenConnected(socket);
  return client;
}
