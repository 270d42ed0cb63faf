import { inScript, inServer, type Mutant } from './mutant.ts';

/** Faults of the way in: deciding, committing, answering. */
export const commitMutants: readonly Mutant[] = [
  {
    name: 'idempotency-dropped',
    breaks: 'a command that was seen before is carried out again',
    edits: [
      inScript("    if seen then return {'duplicate', seen} end\n", ''),
      inServer(
        'const { receipt, siteVersion, target: stored } = await readStart(',
        'const { receipt = null, ...known } = {}, { siteVersion, target: stored } = await readStart(',
      ),
    ],
    caughtBy: { kind: 'duplicates', rounds: 3, invariants: ['I3'] },
  },
  {
    name: 'receipt-not-kept',
    breaks: 'the answer to a command is forgotten',
    edits: [inScript('for _, each in ipairs(receipts) do', 'for _, each in ipairs({}) do')],
    caughtBy: { kind: 'duplicates', rounds: 3, invariants: ['I3'] },
  },
  {
    name: 'other-payload-taken',
    breaks: 'another command with the ID of an earlier one gets its answer',
    edits: [inServer('return receipt.fingerprint === fingerprint ? {', 'return true ? {')],
    caughtBy: { kind: 'duplicates', rounds: 3, invariants: ['I3'] },
  },
  {
    name: 'compare-and-set-skipped',
    breaks: 'a commit does not look whether something else was written since',
    edits: [inScript("return (call('HGET', aggregate, 'v') or '0') == version", 'return true')],
    caughtBy: { kind: 'races', rounds: 4, invariants: ['I2'] },
  },
  {
    name: 'claims-not-counted',
    breaks: 'a plate may be in two loops at a time',
    edits: [inScript("if call('SCARD', claim) + comers[claim] > limit then", 'if false then')],
    caughtBy: { kind: 'races', rounds: 8, invariants: ['races'] },
  },
  {
    name: 'conflict-acknowledged',
    breaks: 'a command that came too late is acknowledged and not carried out',
    edits: [
      inServer(
        'case "taken": return {\n\t\t\tdone: false,\n\t\t\tauthorRevoked\n\t\t};',
        'case "taken": return { done: true, submitted: { ok: true, acks: planned.map(({ meta: { commandId }, outcome }) => ackOf(commandId, { seq: 1, outcome }, siteClock.now())) } };',
      ),
    ],
    caughtBy: { kind: 'races', rounds: 4, invariants: ['I1'] },
  },
  {
    name: 'acknowledged-before-commit',
    breaks: 'the answer does not wait for the commit',
    edits: [
      inServer(
        'return one.settle.promise;',
        'one.settle.promise.catch(() => void 0); return { kind: "committed", seq: Number(one.laidOut.args[2] || 0) + 1 };',
      ),
    ],
    caughtBy: { kind: 'kill-server', rounds: 2, invariants: ['I1'] },
  },
  {
    name: 'acknowledged-before-disk',
    breaks: 'the answer does not wait until the commit is on the disk',
    edits: [
      inServer(
        'function createGroupCommits({ redis, keys, known }) {',
        'function createGroupCommits({ redis, keys, known }) {\n\tredis.on("ready", () => redis.config("SET", "appendfsync", "no"));\n\tredis.config("SET", "appendfsync", "no");',
      ),
    ],
    caughtBy: { kind: 'power-cut', rounds: 4, invariants: ['I1'] },
  },
  {
    name: 'answers-mixed-up',
    breaks: 'each command of a group gets the answer of the first',
    edits: [inServer('settle(one, answers[place]);', 'settle(one, answers[0]);')],
    caughtBy: { kind: 'slow-follower', rounds: 1, invariants: ['I1'] },
  },
  {
    name: 'snapshot-not-written',
    breaks: 'the stored state stays behind the feed',
    edits: [
      inScript(
        "call('HSET', aggregate, 'v', version, 's', snapshot)",
        "if call('EXISTS', aggregate) == 0 then call('HSET', aggregate, 's', snapshot) end call('HSET', aggregate, 'v', version)",
      ),
    ],
    caughtBy: { kind: 'kill-server', rounds: 1, invariants: ['I2'] },
  },
  {
    name: 'entry-dropped',
    breaks: 'one entry in forty is not written to the feed',
    edits: [
      inScript("    call('XADD', feed,", "    if seq % 40 ~= 0 then call('XADD', feed,"),
      inScript(' .. string.sub(event, 2))\n    if isTold', ' .. string.sub(event, 2)) end\n    if isTold'),
    ],
    caughtBy: { kind: 'kill-server', rounds: 1, invariants: ['I1'] },
  },
];
