import type { Picture } from '../picture.ts';
import { holdersOf } from '../admission.ts';
import { carryOut, type CarriedOut, rebase, type Rebased, type Recorded } from './rebase.ts';

/** What the rules looked at for a record, and what came of it. */
type Known = { before: Looked; outcome: { ok: true; after: Looked } | Extract<CarriedOut, { ok: false }> };
type Looked = { visit: Picture['visits'][string] | undefined; site: Picture['site'] };

/**
 * [U276] `rebase` that is asked again and again: what came of a record is taken as it was while its visit and the site are
 * the same, as rules give the same for the same. After a night without the network hundreds wait, and each answer of the
 * server moves those of one visit alone.
 */
export function createRebase(): (confirmed: Picture, waiting: readonly Recorded[]) => Rebased {
  let known = new Map<string, Known>();

  return (confirmed, waiting) => {
    const [before, next] = [known, new Map<string, Known>()];
    known = next; // with what waits no more it is forgotten
    return rebase(confirmed, waiting, (picture, recorded) => {
      const { commandId } = recorded.command;
      const now = lookedAt(picture, recorded);
      const same = before.get(commandId);
      if (same !== undefined && same.before.visit === now.visit && same.before.site === now.site) {
        next.set(commandId, same);
        return same.outcome.ok ? { ok: true, picture: withThese(picture, recorded, same.outcome.after) } : same.outcome;
      }
      let isAlone = true;
      const tried = carryOut(picture, recorded, () => {
        isAlone = false;
        return holdersOf(picture);
      });
      if (tried === null) return null;
      const outcome = tried.ok ? { ok: true as const, after: lookedAt(tried.picture, recorded) } : tried;
      if (isAlone) next.set(commandId, { before: now, outcome });
      return tried;
    });
  };
}

function lookedAt({ visits, site }: Picture, { command }: Recorded): Looked {
  return { visit: 'visitId' in command ? visits[command.visitId] : undefined, site };
}

function withThese(picture: Picture, { command }: Recorded, { visit, site }: Looked): Picture {
  if (!('visitId' in command) || visit === undefined) return { ...picture, site };
  return { ...picture, visits: { ...picture.visits, [command.visitId]: visit } };
}
