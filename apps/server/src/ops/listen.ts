import { once } from 'node:events';
import type { Server } from 'node:http';
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
