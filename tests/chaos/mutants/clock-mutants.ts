import { inScript, inServer, type Mutant } from './mutant.ts';

/** Faults of the deadlines. */
export const clockMutants: readonly Mutant[] = [
  {
    name: 'deadlines-early',
    breaks: 'deadlines pass ten seconds early',
    edits: [
      inServer('const due = await dueAt(redis, keys, asked, ', 'const due = await dueAt(redis, keys, asked + 1e4, '),
      inServer(
        'if (first === void 0 || first.at > siteClock.now()) return',
        'if (first === void 0 || first.at > siteClock.now() + 1e4) return',
      ),
      inServer(
        'dueOfVisit(visit, jumpsOf(site)).find(({ key }) => key === command.deadline);\n\tif (deadline === void 0 || now < deadline.at)',
        'dueOfVisit(visit, jumpsOf(site)).find(({ key }) => key === command.deadline);\n\tif (deadline === void 0 || now < deadline.at - 1e4)',
      ),
    ],
    caughtBy: { kind: 'kill-redis', rounds: 2, invariants: ['I5'] },
  },
  {
    name: 'deadlines-not-passed',
    breaks: 'the clock never asks for a deadline',
    edits: [
      inServer('const due = await dueAt(redis, keys, asked, batchSize$3 + leftAlone.count());', 'const due = [];'),
    ],
    caughtBy: { kind: 'kill-redis', rounds: 2, invariants: ['I5'] },
  },
  {
    name: 'deadlines-again',
    breaks: 'a deadline that has passed passes again',
    edits: [inServer('fired: [...visit.fired, deadline.key]', 'fired: visit.fired')],
    caughtBy: { kind: 'kill-redis', rounds: 2, invariants: ['I5', 'I2'] },
  },
  {
    name: 'no-sweep',
    breaks: 'nobody compares the deadlines with the states that they follow from',
    edits: [inServer('const mended = await sweep(redis, keys, isStopped);', 'const mended = [];')],
    caughtBy: { kind: 'due-deleted', rounds: 2, invariants: ['I5'] },
  },
  {
    name: 'deadlines-not-written',
    breaks: 'a commit does not write when its aggregate is due next',
    edits: [inScript("call('ZADD', due, deadline, name)", "call('EXISTS', due)")],
    caughtBy: { kind: 'duplicates', rounds: 3, invariants: ['I5'] },
  },
  {
    name: 'alert-not-raised',
    breaks: 'what is past its time rings for nobody',
    edits: [
      inServer(
        'function raisedBy(visit, event, stamp) {',
        'function raisedBy(visit, event, stamp) {\n\tif (event.type === "deadlinePassed") return [];',
      ),
    ],
    caughtBy: { kind: 'kill-redis', rounds: 2, invariants: ['I5'] },
  },
];
