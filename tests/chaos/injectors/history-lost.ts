import { copyStore, type StoreCopy } from '@cordon/server/testing/copy-store.ts';
import { checkAll } from '../check/checks.ts';
import type { Evidence } from '../check/evidence.ts';
import type { Judged, Kind } from '../kind.ts';
import { cutPower, watchedSync, whyNoPowerCut } from '../stage/power-cut.ts';
import type { Stage } from '../stage/stage.ts';

/* Kinds in which acknowledged steps are lost, as they must be. What follows from it must still be right: every follower begins anew,
 * and what is stored is one history. */

/** All but what was lost with the history: answers that were true when they were given, and what was sent again since. */
function judgeTheRest(evidence: Evidence): Judged['verdicts'] {
  const { I2, I4, I5, I7 } = checkAll(evidence);
  return { I2, I4, I5, I7 };
}

/** The control of `power-cut`: the same cut where Redis syncs once a second. A harness that sees no loss here sees none anywhere. */
export const everysecControl: Kind = {
  name: 'everysec-control',
  does: 'cuts the power with appendfsync everysec, which must lose acknowledged steps: else the run fails',
  rounds: 6,
  whyNot: whyNoPowerCut,
  losesHistory: true,
  redis: { appendfsync: 'everysec', env: watchedSync },
  async round({ stage: { redis, history }, random }) {
    await history.more(60 + Math.floor(random() * 60));
    const since = Date.now();
    await cutPower(redis);
    const back = history.firstAfter(Date.now());
    await redis.start();
    return { recoveryMs: (await back) - since };
  },
  judge(evidence) {
    const lost = checkAll(evidence).I1.violations.length;
    const faults = lost > 0 ? [] : ['the control lost nothing, so the other power cuts prove nothing'];
    return { verdicts: judgeTheRest(evidence), faults, figures: { lost } };
  },
};

type Copied = { copy: StoreCopy; at: number };
const copies = new WeakMap<Stage, Copied>();

/** Of one moment: nothing is written while it is copied. */
async function copyAtOnce({ redis: { client } }: Stage): Promise<StoreCopy> {
  await client.call('CLIENT', 'PAUSE', '10000', 'WRITE');
  try {
    return await copyStore(client);
  } finally {
    await client.call('CLIENT', 'UNPAUSE');
  }
}

/** An older copy of the whole store takes the place of the present one, under running servers. */
export const restored: Kind = {
  name: 'restored',
  does: 'puts an older copy of the store in its place: what was acknowledged before it is there, everybody begins anew',
  rounds: 4,
  servers: 2,
  losesHistory: true,
  async round({ stage, random }) {
    const { history } = stage;
    await history.more(30 + Math.floor(random() * 30));
    const at = Date.now();
    const copied = copies.get(stage) ?? { copy: await copyAtOnce(stage), at };
    copies.set(stage, copied);
    await history.more(30 + Math.floor(random() * 30));
    const since = Date.now();
    await copied.copy.restore();
    return { recoveryMs: (await history.firstAfter(since)) - since };
  },
  judge(evidence, stage) {
    const before = copies.get(stage)?.at ?? 0;
    const { I1 } = checkAll({ ...evidence, acts: evidence.acts.filter(({ t }) => t < before) });
    return { verdicts: { ...judgeTheRest(evidence), I1 }, faults: [] };
  },
};
