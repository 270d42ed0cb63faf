import { randomBytes } from 'node:crypto';
import { role } from '@cordon/protocol/roles.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Session } from '../../../identity/identity.ts';
import { sha256 } from '../../../ops/ids.ts';
import { dutyOfSession } from '../../duty.ts';

const ticketMs = 30_000;
export const visitMs = 15 * 60_000;

const secretForm = /^[\w-]{43}$/u; // 256 bits in base64url
const session = z.object({
  sessionKey: z.string(),
  personId: z.string(),
  name: z.string(),
  role,
  stations: z.array(z.string()),
  device: z.string().nullable(),
  thumbprint: z.string(),
  site: z.string(),
  expiresAt: z.int(),
});

/**
 * [NT11] Lets a browser whose session is known only to our client open another kind of page. A ticket, valid once and for half
 * a minute, is exchanged for a cookie that is valid for a quarter of an hour, and ends with the session.
 */
export type Tickets = {
  issue(session: Session): Promise<string>;
  /** @returns the secret for the cookie; null when the ticket was used before, is too old or does not exist */
  exchange(ticket: string): Promise<string | null>;
  admits(visit: string): Promise<boolean>;
};

export type TicketsParts = {
  redis: Redis;
  prefix: string; // `cordon:{site}:`
  isAlive: (session: Session) => Promise<boolean>;
  site: () => SiteState;
};

export function createTickets({ redis, prefix, isAlive, site }: TicketsParts): Tickets {
  const keyOf = (kind: 'ticket' | 'visit', secret: string) => `${prefix}queues-${kind}:${sha256(secret, 'base64url')}`;

  async function isGood(text: string | null): Promise<boolean> {
    const read = text === null ? undefined : session.safeParse(JSON.parse(text)).data;
    if (read === undefined || !(await isAlive(read))) return false;
    const duty = dutyOfSession(read, site());
    return duty !== null && mayReach(duty.member.role, channelRoutes['POST /queues/ticket']);
  }

  return {
    async issue(of) {
      const ticket = randomBytes(32).toString('base64url');
      await redis.set(keyOf('ticket', ticket), JSON.stringify(of), 'PX', ticketMs);
      return ticket;
    },
    async exchange(ticket) {
      if (!secretForm.test(ticket)) return null;
      const text = await redis.getdel(keyOf('ticket', ticket));
      if (text === null || !(await isGood(text))) return null;
      const visit = randomBytes(32).toString('base64url');
      await redis.set(keyOf('visit', visit), text, 'PX', visitMs);
      return visit;
    },
    admits: async (visit) => secretForm.test(visit) && (await isGood(await redis.get(keyOf('visit', visit)))),
  };
}
