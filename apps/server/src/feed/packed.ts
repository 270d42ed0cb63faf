import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Live } from './live.ts';
import type { View } from './view.ts';

const deflated = promisify(deflateRaw);

/** Fast rather than small: a site's text shrinks to a tenth of it at any level. */
const level = 1;
/** A snapshot is packed anew when it is further behind: the entries since then would outgrow it. */
const reusedFor = 200;
/** Views of which a packed snapshot is kept; more than there are roles, and points of one site. */
const keptAtMost = 64;

/** A snapshot of a view as it was at a place in the feed. */
export type Packed = { at: Position; bytes: Uint8Array };

export type Packer = {
  /** A snapshot that the entries kept in memory lead on from; packed anew where there is none. */
  of(view: View): Promise<Packed>;
};

/** [F17] Packs a view's snapshot once for all who begin to follow within a while. */
export function createPacker(live: Pick<Live, 'picture' | 'position' | 'missed'>): Packer {
  const kept = new Map<string, { at: Position; packing: Promise<Packed> }>();

  function isOfUse({ feed, seq, mark }: Position): boolean {
    const present = live.position();
    if (feed !== present.feed || seq > present.seq || present.seq - seq > reusedFor) return false;
    return seq === present.seq ? mark === present.mark : live.missed.at(seq)?.mark === mark;
  }

  async function pack(view: View, at: Position): Promise<Packed> {
    const text = JSON.stringify(view.of(live.picture())); // in this turn of the loop: one moment
    return { at, bytes: await deflated(text, { level }) };
  }

  return {
    of(view) {
      const known = kept.get(view.room);
      if (known !== undefined && isOfUse(known.at)) return known.packing;
      const at = live.position();
      const packing = pack(view, at);
      packing.catch(() => kept.delete(view.room));
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(view.room, { at, packing });
      return packing;
    },
  };
}
