import type { AlertRule } from '@cordon/protocol/alert/state.ts';
import { accepted, type Decision, refused } from '@cordon/protocol/decision.ts';
import type { Aggregate } from '@cordon/protocol/engine/aggregate.ts';
import { slug } from '@cordon/protocol/ids.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import { schemaOf } from '@cordon/protocol/stored/schema.ts';
import { safeText } from '@cordon/protocol/text.ts';
import { type Instant, minuteMs } from '@cordon/protocol/time.ts';
import { envelope } from '@cordon/protocol/wire/envelope.ts';
import { z } from 'zod';

/*
 * An aggregate that the product does not have: keys of rooms, lent to somebody and given back within half an hour. It has what
 * any aggregate may have: commands, a deadline, an alert, a claim and a field that not everybody may read.
 */

const lendKey = z.strictObject({ type: z.literal('lendKey'), ...envelope, keyId: slug, borrower: safeText(40) });
const returnKey = z.strictObject({ type: z.literal('returnKey'), ...envelope, keyId: slug });
export type KeyCommand = z.infer<typeof lendKey> | z.infer<typeof returnKey>;

type KeyEvent = { type: 'keyLent'; borrower: string } | { type: 'keyReturned' } | { type: 'keyOverdue' };
type KeyState = { id: string; borrower: string; lentAt: Instant; overdue: boolean; returnedAt: Instant | null };

export const lentForMs = 30 * minuteMs;
const dueKey = 'overdue';
const readers: readonly Role[] = ['supervisor', 'admin'];
const alertId = (id: string) => `key.${id}`;

export const keyAggregate: Aggregate<KeyState, KeyEvent, KeyCommand> = {
  kind: 'folded',
  name: 'key',
  commands: [lendKey, returnKey],
  access: { lendKey: ['supervisor'], returnKey: ['supervisor', 'gate'] },
  notes: [],
  idOf: ({ keyId }) => keyId,
  schema: schemaOf([]),
  isState: (value): value is KeyState => z.looseObject({ id: z.string(), lentAt: z.number() }).safeParse(value).success,
  decide(current, command): Decision<KeyEvent> {
    const key = current?.state ?? null;
    const isOut = key !== null && key.returnedAt === null;
    switch (command.type) {
      case 'lendKey':
        return isOut ? refused('person-verified') : accepted({ type: 'keyLent', borrower: command.borrower });
      case 'returnKey':
        return isOut ? accepted({ type: 'keyReturned' }) : refused('not-found');
      default:
        return isOut && !key.overdue ? accepted({ type: 'keyOverdue' }) : refused('deadline-not-due');
    }
  },
  evolve(key, event, { at }, id) {
    if (event.type === 'keyLent') return { id, borrower: event.borrower, lentAt: at, overdue: false, returnedAt: null };
    if (key === null) throw new RangeError(`${event.type} of a key that was not lent`);
    return event.type === 'keyOverdue' ? { ...key, overdue: true } : { ...key, overdue: false, returnedAt: at };
  },
  begins: ({ type }) => type === 'keyLent',
  raises: ({ id }, { type }) =>
    type === 'keyOverdue'
      ? [
          {
            ...{ id: alertId(id), rule: 'key.overdue' as AlertRule, severity: 'high' },
            ...{ visitId: null, plate: null, stepId: null, params: { key: id } },
          },
        ]
      : [],
  causes: ({ id, overdue }) => (overdue ? [{ id: alertId(id) }] : []),
  due: ({ lentAt, overdue, returnedAt }) =>
    overdue || returnedAt !== null ? [] : [{ key: dueKey, at: lentAt + lentForMs }],
  listing: ({ returnedAt }) => (returnedAt === null ? { kind: 'open' } : { kind: 'closed', at: null }),
  stations: () => [],
  feedId: (_, id) => id,
  timeline: () => 'keys',
  claims: {
    heldBy: ({ id, returnedAt }) => (returnedAt === null ? [`key:${id}`] : []),
    inQuestion: () => [],
    limit: () => 1,
  },
  shownState: ({ role }, key) => (readers.includes(role) ? key : { ...key, borrower: '' }),
  shownEvent: ({ role }, event) =>
    event.type === 'keyLent' && !readers.includes(role) ? { ...event, borrower: '' } : event,
};
