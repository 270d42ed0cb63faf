import type { AlertRule, RaisedAlert } from '../alert/state.ts';
import type { Instant } from '../time.ts';

/**
 * A fault of the record itself. Only a person can say that it is dealt with. `went-back`: an older copy of the store
 * replaced a newer one. `unknown-entries`: a device has seen entries that this store does not have. `unreadable`: one
 * visit or alert can't be read and is set apart.
 */
export type RecordFault =
  | { kind: 'went-back'; feed: string; from: Place; to: Place | null } // `to` null: unknown
  | { kind: 'unknown-entries'; feed: string; seq: number }
  | { kind: 'unreadable'; ref: string; plate: string | null };

type Place = { seq: number; at: Instant | null };

/** The key of the alert: one alert for each feed or unreadable aggregate. */
export function faultKey(fault: RecordFault): string {
  return fault.kind === 'unreadable' ? fault.ref : fault.feed;
}

/** The rule of the alert. A record that went back to an unknown entry has a rule of its own. */
export function faultRule(fault: RecordFault): Extract<AlertRule, `record.${string}`> {
  return fault.kind === 'went-back' && fault.to === null ? 'record.replaced' : `record.${fault.kind}`;
}

/** [F14] [L15] The values that the wording of the alert needs. */
export function faultParams(fault: RecordFault): RaisedAlert['params'] {
  switch (fault.kind) {
    case 'went-back': {
      const { from, to } = fault;
      return { fromSeq: from.seq, fromAt: from.at, ...(to !== null && { toSeq: to.seq, toAt: to.at }) };
    }
    case 'unknown-entries':
      return { seq: fault.seq };
    case 'unreadable':
      return { record: fault.plate ?? fault.ref };
    default:
      return fault satisfies never;
  }
}
