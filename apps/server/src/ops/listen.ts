import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { StartFault } from '../start-fault.ts';

/** @param port 0 lets the system choose. @returns the port. @throws StartFault when it can't listen there */
export async function listen(http: Server, host: string, port: number): Promise<number> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    throw faultOf(error, host, port);
  }
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** @returns a port of this address that nobody listens on at the moment; 0 when that can't be found out */
export async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  try {
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  } catch {
    return 0;
  } finally {
    server.close();
  }
}

function faultOf(error: unknown, host: string, port: number): StartFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  switch (code) {
    case 'EADDRINUSE':
      return new StartFault(`Another program already listens on port ${port} of ${host}: set PORT to a free one.`);
    case 'EACCES':
      return new StartFault(`This user may not listen on port ${port}: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(`This machine has no address ${host}: set HOST to one of its own, or to 0.0.0.0.`);
    default:
      return new StartFault(`Cordon can't listen on ${host}, port ${port} (${code}).`);
  }
}
