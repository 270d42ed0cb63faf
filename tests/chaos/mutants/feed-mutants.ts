import { inServer, type Mutant } from './mutant.ts';

/** Faults of what followers are sent. */
export const feedMutants: readonly Mutant[] = [
  {
    name: 'sent-twice',
    breaks: 'each packet goes out twice',
    edits: [
      inServer(
        'if (seen.length > 0) send(view.room, packet(seen));',
        'if (seen.length > 0) { send(view.room, packet(seen)); send(view.room, packet(seen)); }',
      ),
    ],
    caughtBy: { kind: 'kill-redis', rounds: 1, invariants: ['I4'] },
  },
  {
    name: 'entry-not-sent',
    breaks: 'one entry in twenty is sent to nobody',
    edits: [inServer('waiting.push(...events);', 'waiting.push(...events.filter(({ seq }) => seq % 20 !== 0));')],
    caughtBy: { kind: 'kill-redis', rounds: 1, invariants: ['I4'] },
  },
  {
    name: 'content-changed',
    breaks: 'followers are sent other versions than those that are stored',
    edits: [
      inServer(
        'waiting.push(...events);',
        'waiting.push(...events.map((event) => ({ ...event, version: event.version + 1 })));',
      ),
    ],
    caughtBy: { kind: 'kill-redis', rounds: 1, invariants: ['I4'] },
  },
  {
    name: 'out-of-order',
    breaks: 'the entries of a packet are the wrong way round',
    edits: [
      inServer(
        'const seen = shownTo$1(view, events);\n\t\t\tif (seen',
        'const seen = shownTo$1(view, events).toReversed();\n\t\t\tif (seen',
      ),
    ],
    caughtBy: { kind: 'kill-redis', rounds: 1, invariants: ['I4'] },
  },
  {
    name: 'feed-identity-ignored',
    breaks: 'nobody notices that the store is an older copy',
    edits: [
      inServer(
        'async function continuityOf(redis, keys, known) {',
        'async function continuityOf(redis, keys, known) {\n\treturn { kind: "same" };',
      ),
    ],
    caughtBy: { kind: 'restored', rounds: 2, invariants: ['I4'] },
  },
];
