import type { ErrorCode } from '@cordon/protocol/errors.ts';
import { isLoopback } from '../../ops/loopback.ts';
import { type Asking, isEncrypted, type Origins } from '../origins.ts';

/** Why a connection may not become a socket; null: it may. */
export type MayUpgrade = (asking: Asking) => ErrorCode | null;

/**
 * [TL5] [TL8] Decides before anything of it is read: no socket on a plain connection from another machine, and none for a page
 * of another origin, since browsers let every page open one. A client that is no browser must send the origin as well.
 */
export function mayUpgrade(origins: Origins, isThisMachine: typeof isLoopback = isLoopback): MayUpgrade {
  return (asking) => {
    if (!isEncrypted(asking.socket) && !isThisMachine(asking.socket.remoteAddress)) return 'needs-https';
    return origins.isOwn(asking) ? null : 'foreign-origin';
  };
}
