import type { NotifyOffice } from '../../../notify/office.ts';
import type { Audit } from '../../audit.ts';
import { refusal } from '../../refusal.ts';
import type { Tickets } from '../queues/tickets.ts';
import { handle, type Route } from '../route.ts';

export type NotifyRouteParts = {
  audit: Pick<Audit, 'did'>;
  notify: { office: NotifyOffice };
  tickets: Pick<Tickets, 'issue'>;
};

/** Each test waits for a server that is not ours. */
const testsAtOnce = 4;

/** The channels' addresses and secrets, their tests, and what could not be sent. The channels themselves change by commands. */
export function notifyRoutes({ notify, tickets, audit }: NotifyRouteParts): Route[] {
  let testing = 0;
  return [
    handle('GET /channels', async () => ({ ok: true, targets: await notify.office.targets() })),
    handle('POST /channels/:id/target', async ({ params: { id: channelId }, body, session }) => {
      const record = () => audit.did(session, { type: 'channelTargetSet', channelId });
      const entered = await notify.office.enter(channelId, body, record);
      return entered.ok ? { ok: true, target: entered.value } : refusal(entered.code, entered.params);
    }),
    handle('POST /channels/:id/test', async ({ params: { id } }) => {
      if (testing >= testsAtOnce) return refusal('too-many-requests');
      testing += 1;
      try {
        const tested = await notify.office.test(id);
        return tested.ok ? { ok: true, outcome: tested.value } : refusal(tested.code, tested.params);
      } finally {
        testing -= 1;
      }
    }),
    handle('GET /messages/dead', async () => ({ ok: true, ...(await notify.office.board()) })),
    handle('POST /messages/dead/replay', async () => ({ ok: true, replayed: await notify.office.replayAll() })),
    handle('POST /messages/dead/:id/replay', async ({ params: { id } }) =>
      (await notify.office.replay(id)) ? { ok: true } : refusal('message-not-dead'),
    ),
    handle('DELETE /messages/dead/:id', async ({ params: { id } }) =>
      (await notify.office.drop(id)) ? { ok: true } : refusal('message-not-dead'),
    ),
    handle('POST /queues/ticket', async ({ session }) => ({ ok: true, ticket: await tickets.issue(session) })),
  ];
}
