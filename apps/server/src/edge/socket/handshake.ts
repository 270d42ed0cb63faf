import { handshake, protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { socketPath } from '@cordon/protocol/wire/session.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { z } from 'zod';
import type { Identity, Session } from '../../identity/identity.ts';
import type { Proofs } from '../../identity/proofs.ts';
import type { Audit } from '../audit.ts';
import { actorOf, dutyOfSession } from '../duty.ts';
import { refusal, type Refusal } from '../refusal.ts';

export type Admitted = { ok: true; session: Session } | { ok: false; refusal: Refusal };

export type HandshakeParts = {
  identity: Pick<Identity, 'resolve' | 'touch'>;
  proofs: Proofs;
  audit: Pick<Audit, 'refused'>;
  site: () => SiteState;
};

const refuse = (refused: Refusal): Admitted => ({ ok: false, refusal: refused });
const claimed = z.object({ protocol: z.unknown() });

/** [E1] A signed-in person may open a socket, with the key of their sign-in and a client of this version of the wire. */
export async function admit(
  { auth, host }: { auth: unknown; host: string },
  { identity, proofs, audit, site }: HandshakeParts,
): Promise<Admitted> {
  const protocol = claimed.safeParse(auth).data?.protocol;
  if (protocol !== protocolVersion) return refuse(refusal('unsupported-protocol', { protocol: protocolVersion }));
  const read = handshake.safeParse(auth);
  if (!read.success) return refuse(refusal('not-signed-in'));
  const { token, proof } = read.data;
  const session = await identity.resolve(token);
  if (session === null) return refuse(refusal('not-signed-in'));
  const proven = await proofs.check({ proof, method: 'GET', host, path: socketPath, token });
  if (!proven.ok && proven.code === 'key-proof-stale') {
    return refuse(refusal(proven.code, { nonce: proofs.nonce() }));
  }
  if (!proven.ok || proven.thumbprint !== session.thumbprint) {
    audit.refused(actorOf(session), 'handshake', { type: 'denied', what: 'handshake', code: 'key-proof-invalid' });
    return refuse(refusal('key-proof-invalid'));
  }
  const isOnDuty = dutyOfSession(session, site()) !== null && (await identity.touch(session));
  return isOnDuty ? { ok: true, session } : refuse(refusal('not-signed-in'));
}
