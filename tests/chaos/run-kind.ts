import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '@cordon/protocol/testing/random.ts';
import { checkAll } from './check/checks.ts';
import type { Evidence } from './check/evidence.ts';
import type { Judged, Kind, KindResult, KindRun } from './kind.ts';
import { type Load, startLoad } from './load/load.ts';
import { collect } from './stage/collect.ts';
import { openStage, type Stage } from './stage/stage.ts';

const usualLanes = 12;
const usualFollowers = 3;
const mostComplaints = 10;
const stillMs = 120_000;
/** Deadlines that come due while the rounds go on. */
const waiting = { count: 160, everyMs: 250 };

/** Plays the rounds of one kind on a site of its own, and checks everything that came of them. */
export async function runKind(kind: Kind, run: KindRun): Promise<KindResult> {
  const skipped = (await kind.whyNot?.()) ?? null;
  if (skipped !== null)
    return { rounds: 0, sent: 0, acknowledged: 0, recoveryMs: [], verdicts: {}, faults: [], skipped };
  return runOnStage(kind, run);
}

async function runOnStage(kind: Kind, run: KindRun): Promise<KindResult> {
  const random = seeded(run.seed);
  const stage = await openStage({
    servers: kind.servers ?? 1,
    lanes: kind.load?.lanes ?? usualLanes,
    followers: usualFollowers,
    redis: { appendfsync: 'always', ...kind.redis },
    server: { program: run.program, env: kind.env, preload: kind.preload },
    random,
    waiting: kind.waiting ?? waiting,
    ...(kind.through === undefined ? {} : { through: kind.through }),
  });
  try {
    await kind.prepare?.(stage);
    const load = startLoad(stage, { connections: 1, ...kind.load });
    const recoveryMs = await playRounds(kind, stage, run).catch((error: unknown) => {
      run.say(`broke off; what there is of its history is in ${save(stage, [])}`);
      for (const server of stage.servers) run.say(complaintsOf(server.output()));
      throw error;
    });
    return await judge(kind, stage, load, run, recoveryMs);
  } finally {
    await kind.end?.(stage);
    await stage.stop();
  }
}

async function playRounds(kind: Kind, stage: Stage, { rounds, say }: KindRun): Promise<number[]> {
  const recoveryMs: number[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const outcome = await inTime(`round ${number}`, kind.round({ stage, number, random: stage.random, say }));
    if (outcome.recoveryMs !== null) recoveryMs.push(outcome.recoveryMs);
  }
  return recoveryMs;
}

/** What a server said beside the sign-ins of its first start. */
function complaintsOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.startsWith('{') || line.startsWith('Cordon '));
  return lines.slice(-mostComplaints).join('\n');
}

/** @throws Error when it takes too long: a run that stands still says so */
async function inTime<T>(what: string, doing: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} did not end within ${stillMs / 1_000} s`)), stillMs);
  try {
    return await Promise.race([doing, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function judge(kind: Kind, stage: Stage, load: Load, run: KindRun, recoveryMs: number[]): Promise<KindResult> {
  await load.finish();
  const evidence = await collect(stage, kind.losesHistory === true);
  const { verdicts, faults, figures } = kind.judge?.(evidence, stage) ?? judgeAll(evidence);
  const crashes = stage.servers.flatMap((server) =>
    server.crashes() > 0 ? [`a server ended by itself: ${complaintsOf(server.output())}`] : [],
  );
  const isBroken = Object.values(verdicts).some(({ violations }) => violations.length > 0);
  if (isBroken || faults.length + crashes.length > 0) run.say(`history and feed are in ${save(stage, evidence.feed)}`);
  return {
    rounds: run.rounds,
    sent: evidence.acts.filter(({ type }) => type === 'invoke').length,
    acknowledged: stage.history.acknowledged(),
    recoveryMs,
    verdicts,
    faults: [...faults, ...crashes],
    figures: { ...passedIn(evidence), ...figures },
  };
}

/** How many deadlines passed, and how late the latest was, faults included. */
function passedIn({ feed }: Evidence): { deadlines: number; latestMs: number } {
  const lateMs = feed.flatMap(({ aggregate, at, event }) =>
    aggregate === 'visit' && event.type === 'deadlinePassed' ? [at - event.deadline.at] : [],
  );
  return { deadlines: lateMs.length, latestMs: Math.round(Math.max(0, ...lateMs)) };
}

function judgeAll(evidence: Evidence): Judged {
  return { verdicts: checkAll(evidence), faults: [] };
}

function save({ history, followers }: Stage, feed: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-chaos-found-'));
  history.save(join(folder, 'history.jsonl'));
  const lines = (items: readonly object[]) => items.map((item) => `${JSON.stringify(item)}\n`).join('');
  writeFileSync(join(folder, 'feed.jsonl'), lines(feed));
  const given = followers.flatMap(({ log: { name, steps } }) => steps.map((step) => ({ name, ...step })));
  writeFileSync(join(folder, 'followers.jsonl'), lines(given));
  return folder;
}
