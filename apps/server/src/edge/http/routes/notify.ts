import { channelTargetEntry } from '@cordon/protocol/wire/notify.ts';
import type { NotifyOffice, NotRefused } from '../../../notify/office.ts';
import { readPayload } from '../../inspect.ts';
import { refusal } from '../../refusal.ts';
import type { Tickets } from '../queues/tickets.ts';
import type { Answer, Route, SignedCall } from '../route.ts';

export type NotifyRouteParts = { notify: { office: NotifyOffice }; tickets: Pick<Tickets, 'issue'> };

/** Each test waits for somebody else's server. */
const testsAtOnce = 4;

/** Channels' addresses and secrets, their tests, and what could not be sent. The channels themselves go by commands. */
export function notifyRoutes({ notify, tickets }: NotifyRouteParts): Route[] {
  let testing = 0;
  const forOffice = (
    method: Route['method'],
    path: string,
    handle: (call: SignedCall) => Promise<Answer>,
    body: Route['body'] = 'none',
  ): Route => ({ method, path, who: 'signed-in', roles: ['admin'], body, handle });

  return [
    forOffice('get', '/channels', async () => ({ ok: true, targets: await notify.office.targets() })),
    forOffice(
      'post',
      '/channels/:id/target',
      async ({ params, body }) => {
        const read = readPayload(channelTargetEntry, body);
        if (!read.ok) return read.refusal;
        return answerOf('target', await notify.office.enter(params['id'] ?? '', read.value));
      },
      'json',
    ),
    forOffice('post', '/channels/:id/test', async ({ params }) => {
      if (testing >= testsAtOnce) return refusal('too-many-requests');
      testing += 1;
      try {
        return answerOf('outcome', await notify.office.test(params['id'] ?? ''));
      } finally {
        testing -= 1;
      }
    }),
    forOffice('get', '/messages/dead', async () => ({ ok: true, ...(await notify.office.dead()) })),
    forOffice('post', '/messages/dead/replay', async () => ({ ok: true, replayed: await notify.office.replayAll() })),
    forOffice('post', '/messages/dead/:id/replay', async ({ params }) =>
      (await notify.office.replay(params['id'] ?? '')) ? { ok: true } : refusal('message-not-dead'),
    ),
    forOffice('delete', '/messages/dead/:id', async ({ params }) =>
      (await notify.office.drop(params['id'] ?? '')) ? { ok: true } : refusal('message-not-dead'),
    ),
    forOffice('post', '/queues/ticket', async ({ session }) => ({ ok: true, ticket: await tickets.issue(session) })),
  ];
}

function answerOf<T>(name: string, done: NotRefused<T>): Answer {
  return done.ok ? { ok: true, [name]: done.value } : refusal(done.code, done.params);
}
