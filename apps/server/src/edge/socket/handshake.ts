import { handshake, protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { z } from 'zod';
import type { Identity, Session } from '../../identity/identity.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { memberOnDuty } from '../duty.ts';
import { refusal, type Refusal } from '../refusal.ts';

export type Admitted = { ok: true; session: Session } | { ok: false; refusal: Refusal };

const refuse = (refused: Refusal): Admitted => ({ ok: false, refusal: refused });
const claimed = z.object({ protocol: z.unknown() });

/** [E1] Who may open a socket: a signed-in person, with a client that speaks this version of the wire. */
export async function admit(
  auth: unknown,
  identity: Pick<Identity, 'resolve'>,
  site: () => SiteState,
): Promise<Admitted> {
  const protocol = claimed.safeParse(auth).data?.protocol;
  if (protocol !== protocolVersion) return refuse(refusal('unsupported-protocol', { protocol: protocolVersion }));
  const read = handshake.safeParse(auth);
  const session = read.success ? await identity.resolve(read.data.token) : null;
  if (session === null || memberOnDuty(session, site()) === null) return refuse(refusal('not-signed-in'));
  return { ok: true, session };
}
