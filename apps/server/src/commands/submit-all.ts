import { createHash } from 'node:crypto';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import { commit, type Commit, defineCommit } from '../log/commit.ts';
import { siteRef } from '../log/keys.ts';
import { pause } from '../ops/pause.ts';
import { authorise } from './authorise.ts';
import type { Change } from './change.ts';
import { checkCrew } from './check-crew.ts';
import { openGather } from './gather.ts';
import { decideOn, occasionOf, outcomeOf, readsOf } from './plan-commit.ts';
import { retryPauseMs, triesAtMost } from './retry.ts';
import type { SubmitParts } from './submit.ts';
import { targetOf } from './target.ts';

type DeclareVisit = Extract<Command, { type: 'declareVisit' }>;

/** Refused: nothing at all was written. `place` is the command that was; null when all were, for one reason. */
export type Together = { ok: true } | { ok: false; refused: { place: number | null; code: ErrorCode }[] };

/**
 * [D23] Declares many visits in one commit: all of them or none, whatever dies meanwhile. The same door as for one
 * command, by the same rules; only declarations come through it, which hold no claim and cause no alert.
 */
export type SubmitAll = (commands: readonly DeclareVisit[], actor: Actor, session: string | null) => Promise<Together>;

type Judged = { code: ErrorCode } | { change: Change; read: Commit['read'] };

export function openSubmitAll(parts: SubmitParts): SubmitAll {
  const { redis, keys, people, clock, random, fingerprint, log, measures } = parts;
  defineCommit(redis);
  const gather = openGather(redis, keys);
  parts.onStoreChanged?.(gather.forget);

  async function judge(command: DeclareVisit, actor: Actor): Promise<Judged> {
    const target = targetOf(command);
    const { receipt, site, target: stored, holders, alerts } = await gather.forCommand(command.commandId, target);
    if (receipt !== null) return { code: 'command-reused' }; // a row that was declared is not planned again
    if (site === null) return { code: 'unavailable' };
    const authorised = authorise(command, actor, site.state);
    if (!authorised.ok) return { code: authorised.code };
    const refusedCrew = await checkCrew(people, command, stored);
    if (refusedCrew !== null) return { code: refusedCrew.code };
    const facts = { now: clock.now(), actor: authorised.actor, site: site.state, holders };
    const change = decideOn(target, stored, site, alerts, facts, occasionOf(command, facts));
    const outcome = outcomeOf(change);
    return outcome.ok ? { change, read: readsOf(target, stored, site.version, change) } : { code: outcome.code };
  }

  /** @returns null when somebody else was quicker */
  async function attempt(
    commands: readonly DeclareVisit[],
    actor: Actor,
    session: string | null,
  ): Promise<Together | null> {
    const judged = await Promise.all(commands.map((command) => judge(command, actor)));
    const refused = judged.flatMap((each, place) => ('code' in each ? [{ place, code: each.code }] : []));
    if (refused.length > 0) return { ok: false, refused };
    const good = judged.filter((each) => 'change' in each);
    const name = createHash('sha256');
    for (const command of commands) name.update(fingerprint(command, actor));
    const together = name.digest('base64url');
    const begunAt = measures.ticks();
    const committed = await commit(redis, keys, {
      commandId: `all-${together}`,
      now: clock.now(),
      session: session === null ? null : { key: session, ends: false },
      author: null,
      fingerprint: together,
      outcome: { ok: true, version: 0, unchanged: false },
      read: readTogether(good),
      written: good.flatMap(({ change: { written } }) => (written === null ? [] : [written])),
      claims: null,
      entries: good.flatMap(({ change }) => entriesOf(change)),
    }).catch((fault: unknown) => {
      measures.commitEnded(begunAt, 'failed');
      throw fault;
    });
    measures.commitEnded(begunAt, committed.kind);
    switch (committed.kind) {
      case 'committed':
      case 'duplicate': // the connection has sent it again by itself
        return { ok: true };
      case 'session-gone':
        return { ok: false, refused: [{ place: null, code: 'not-signed-in' }] };
      case 'conflict':
      case 'taken':
        return null;
      default:
        return committed satisfies never;
    }
  }

  async function tried(commands: readonly DeclareVisit[], actor: Actor, session: string | null): Promise<Together> {
    try {
      for (let tries = 1; tries <= triesAtMost; tries++) {
        const result = await attempt(commands, actor, session);
        if (result !== null) return result;
        await pause(clock, retryPauseMs(tries, random()));
      }
      return { ok: false, refused: [{ place: null, code: 'busy' }] };
    } catch (error) {
      log.error({ error }, 'declarations could not be carried out together');
      return { ok: false, refused: [{ place: null, code: 'unavailable' }] };
    }
  }

  return async (commands, actor, session) => {
    if (commands.length === 0) return { ok: true };
    const result = await tried(commands, actor, session);
    const codeAt = (place: number) =>
      result.ok ? 'accepted' : result.refused.find((one) => one.place === place || one.place === null)?.code;
    for (const [place, { type }] of commands.entries()) {
      const code = codeAt(place);
      if (code !== undefined) measures.commandAnswered(type, code); // the others were not carried out, and not refused
    }
    return result;
  };
}

/** Each thing once; when the site changed between two looks, both versions are asked for and the commit finds it. */
function readTogether(good: readonly { read: Commit['read'] }[]): Commit['read'] {
  const sites = new Map<number, Commit['read'][number]>();
  const others: Commit['read'] = [];
  for (const read of good.flatMap((each) => each.read)) {
    if (read.ref === siteRef) sites.set(read.version, read);
    else others.push(read);
  }
  return [...sites.values(), ...others];
}

function entriesOf({ entries, claims, causes, besides }: Change): Commit['entries'] {
  const effects = [claims?.take ?? [], claims?.free ?? [], causes.raise, causes.clear, besides];
  if (effects.some(({ length }) => length > 0)) throw new Error('a declaration has effects that are not written here');
  return entries;
}
