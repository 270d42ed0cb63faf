type MetricFacts = {
  type: 'counter' | 'gauge' | 'histogram';
  labels: readonly string[];
  unit:
    | 'seconds'
    | 'commands'
    | 'deadlines'
    | 'breaks'
    | 'entries'
    | 'visits'
    | 'alerts'
    | 'clients'
    | 'messages'
    | 'items'
    | 'warnings'
    | 'faults'
    | '0 or 1';
  help: string;
  buckets?: readonly number[]; // of a histogram: upper bounds in its unit
};

/**
 * [Y1] Every metric of this process. `docs/metrics.md` explains each, dashboard and alert rules use them; tests compare all
 * three with this list. A label's values come from a list in the code, and are never an ID, a plate or a person.
 */
export const catalogue = {
  cordon_commands_total: {
    type: 'counter',
    labels: ['type', 'outcome'],
    unit: 'commands',
    help: 'Commands answered, by type and by what was answered: accepted, or the code of the refusal.',
  },
  cordon_commit_duration_seconds: {
    type: 'histogram',
    labels: ['outcome'],
    unit: 'seconds',
    help: 'From handing a commit to the store until its reply.',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
  cordon_ack_duration_seconds: {
    type: 'histogram',
    labels: ['answer'],
    unit: 'seconds',
    help: 'From the receipt of a command at the socket until its answer left.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  cordon_deadline_lateness_seconds: {
    type: 'histogram',
    labels: [],
    unit: 'seconds',
    help: "From a deadline's time until the commit that passed it, on the site's clock.",
    // The clock wakes within milliseconds; [T4] a deadline that it was not notified of is up to 10 s late, and later only after
    // an outage.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600],
  },
  cordon_deadline_overdue_seconds: {
    type: 'gauge',
    labels: [],
    unit: 'seconds',
    help: "How long the earliest deadline that has not passed is over its time, on the site's clock; 0 when none is.",
  },
  cordon_due_differences_total: {
    type: 'counter',
    labels: [],
    unit: 'deadlines',
    help: 'Deadlines that the sweep found to be other than what the open aggregates say, and put right.',
  },
  cordon_messages_total: {
    type: 'counter',
    labels: ['channel', 'outcome'],
    unit: 'messages',
    help: 'Tries to send a message, by the kind of its channel and by how they ended.',
  },
  cordon_feed_lag_entries: {
    type: 'gauge',
    labels: ['consumer'],
    unit: 'entries',
    help: "Entries of the site's feed that a consumer has not dealt with yet.",
  },
  cordon_feed_lag_seconds: {
    type: 'gauge',
    labels: ['consumer'],
    unit: 'seconds',
    help: "Age of the oldest entry that a consumer has not dealt with yet, on the site's clock; 0 when there is none.",
  },
  cordon_feed_breaks_total: {
    type: 'counter',
    labels: [],
    unit: 'breaks',
    help: 'Times that this process noticed that the record went back to an older copy of the store.',
  },
  cordon_open_visits: {
    type: 'gauge',
    labels: ['phase'],
    unit: 'visits',
    help: 'Visits that are not closed, by where the vehicle is.',
  },
  cordon_open_alerts: {
    type: 'gauge',
    labels: ['severity', 'state'],
    unit: 'alerts',
    help: 'Alerts that are not closed, by severity and by whether somebody has them in hand.',
  },
  cordon_connected_clients: {
    type: 'gauge',
    labels: ['role'],
    unit: 'clients',
    help: 'Open sockets of this process, by the role of their session.',
  },
  cordon_queue_depth: {
    type: 'gauge',
    labels: ['queue', 'state'],
    unit: 'items',
    help: 'Items in a queue, by state.',
  },
  cordon_event_loop_lag_seconds: {
    type: 'histogram',
    labels: [],
    unit: 'seconds',
    help: 'How long something that was due had to wait for its turn of the event loop, sampled ten times a second.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  },
  cordon_redis_up: {
    type: 'gauge',
    labels: [],
    unit: '0 or 1',
    help: 'Whether Redis answered within a second.',
  },
  cordon_redis_writes: {
    type: 'gauge',
    labels: [],
    unit: '0 or 1',
    help: 'Whether a key of this process was written to Redis and read back within a second; /readyz says why not.',
  },
  cordon_redis_setting_faults: {
    type: 'gauge',
    labels: [],
    unit: 'faults',
    help: 'Settings of Redis with which Cordon would not start, as they are now; /readyz names them.',
  },
  cordon_redis_durability_warnings: {
    type: 'gauge',
    labels: [],
    unit: 'warnings',
    help: 'Settings of Redis under which confirmed steps may be lost, as they are now; /readyz names them.',
  },
} as const satisfies Record<string, MetricFacts>;

export type Catalogue = typeof catalogue;
export type NameOf<T extends MetricFacts['type']> = {
  [N in keyof Catalogue]: Catalogue[N]['type'] extends T ? N : never;
}[keyof Catalogue];
export type LabelOf<N extends keyof Catalogue> = Catalogue[N]['labels'][number];
export type GaugeName = NameOf<'gauge'>;
