import { channelTargetEntry } from '@cordon/protocol/wire/notify.ts';
import type { NotifyOffice, NotRefused } from '../../../notify/office.ts';
import type { Audit } from '../../audit.ts';
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Tickets } from '../queues/tickets.ts';
import type { Answer, Route } from '../route.ts';

export type NotifyRouteParts = {
  audit: Pick<Audit, 'did'>;
  notify: { office: NotifyOffice };
  tickets: Pick<Tickets, 'issue'>;
};

/** Each test waits for somebody else's server. */
const testsAtOnce = 4;

/** Channels' addresses and secrets, their tests, and what could not be sent. The channels themselves go by commands. */
export function notifyRoutes({ notify, tickets, audit }: NotifyRouteParts): Route[] {
  let testing = 0;
  return [
    { name: 'GET /channels', body: 'none', handle: async () => ({ ok: true, targets: await notify.office.targets() }) },
    {
      name: 'POST /channels/:id/target',
      body: 'json',
      async handle({ params, body, session }) {
        const read = readPayload(channelTargetEntry, body);
        if (!read.ok) return read.refusal;
        const channelId = params['id'] ?? '';
        const record = () => audit.did(session, { type: 'channelTargetSet', channelId });
        return answerOf('target', await notify.office.enter(channelId, read.value, record));
      },
    },
    {
      name: 'POST /channels/:id/test',
      body: 'none',
      async handle({ params }) {
        if (testing >= testsAtOnce) return refusal('too-many-requests');
        testing += 1;
        try {
          return answerOf('outcome', await notify.office.test(params['id'] ?? ''));
        } finally {
          testing -= 1;
        }
      },
    },
    { name: 'GET /messages/dead', body: 'none', handle: async () => ({ ok: true, ...(await notify.office.board()) }) },
    {
      name: 'POST /messages/dead/replay',
      body: 'none',
      handle: async () => ({ ok: true, replayed: await notify.office.replayAll() }),
    },
    {
      name: 'POST /messages/dead/:id/replay',
      body: 'none',
      handle: async ({ params }) =>
        (await notify.office.replay(params['id'] ?? '')) ? { ok: true } : refusal('message-not-dead'),
    },
    {
      name: 'DELETE /messages/dead/:id',
      body: 'none',
      handle: async ({ params }) =>
        (await notify.office.drop(params['id'] ?? '')) ? { ok: true } : refusal('message-not-dead'),
    },
    {
      name: 'POST /queues/ticket',
      body: 'none',
      handle: async ({ session }) => ({ ok: true, ticket: await tickets.issue(session) }),
    },
  ];
}

function answerOf<T>(name: string, done: NotRefused<T>): Answer {
  return done.ok ? { ok: true, [name]: done.value } : refusal(done.code, done.params);
}
