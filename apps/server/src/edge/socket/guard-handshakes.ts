import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { Logger } from '../../ops/logger.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { admit, type Admitted, type HandshakeParts } from './handshake.ts';
import type { Io } from './io.ts';

export type GuardHandshakesParts = Omit<HandshakeParts, 'site'> & {
  io: Pick<Io, 'use'>;
  site: () => SiteState;
  gatekeeper: Pick<Gatekeeper, 'turnAway'>;
  /** This device has made contact. It must not fail. */
  noteContact(device: string | null): Promise<void>;
  log: Pick<Logger, 'error'>;
};

/** [E1] Every connection shows who it is, before anything else of it is read. */
export function guardHandshakes({ io, gatekeeper, noteContact, log, ...parts }: GuardHandshakesParts): void {
  io.use((socket, next) => {
    const { auth, headers } = socket.handshake;
    admit({ auth, host: headers.host ?? '' }, parts)
      .catch((error: unknown): Admitted => {
        log.error({ error }, 'a handshake could not be judged');
        return { ok: false, refusal: refusal('unavailable') };
      })
      .then(async (admitted) => {
        // [OF67] Before the records that it brings are judged: a tablet that was away is back now.
        if (admitted.ok) await noteContact(admitted.session.device);
        return admitted;
      })
      .then((admitted) => {
        if (admitted.ok) socket.data.session = admitted.session;
        else gatekeeper.turnAway(socket, admitted.refusal);
        next(admitted.ok ? undefined : new HandshakeRefused(admitted.refusal));
      })
      .catch((error: unknown) => log.error({ error }, 'a handshake broke off'));
  });
}

/** How Socket.IO hands a refusal to the client: as the `data` of its `connect_error`. */
class HandshakeRefused extends Error {
  readonly data: Refusal;

  constructor(refused: Refusal) {
    super(refused.code);
    this.data = refused;
  }
}
