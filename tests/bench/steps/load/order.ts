/** What one entry of the feed says about order: its number, and the command that it comes from. */
export type Seen = { readonly seq: number; readonly commandId: string };

export type OrderFaults = { repeated: number; gaps: number; misplaced: number; lost: number; doubled: number };

export const noFaults: OrderFaults = { repeated: 0, gaps: 0, misplaced: 0, lost: 0, doubled: 0 };

export function sumOfFaults(faults: OrderFaults): number {
  return faults.repeated + faults.gaps + faults.misplaced + faults.lost + faults.doubled;
}

export function addFaults(a: OrderFaults, b: OrderFaults): OrderFaults {
  return {
    repeated: a.repeated + b.repeated,
    gaps: a.gaps + b.gaps,
    misplaced: a.misplaced + b.misplaced,
    lost: a.lost + b.lost,
    doubled: a.doubled + b.doubled,
  };
}

/**
 * What one follower of the whole site was sent. Its entries must be the numbers after its snapshot, each once and in order,
 * and each acknowledged command must be among them once, ending at the number of its acknowledgement.
 */
export class OrderChecker {
  readonly #from: number;
  readonly #commands: (string | undefined)[] = []; // by the entry's number, counted from the snapshot
  #last: number;
  #faults = noFaults;

  /** @param from the number of the last entry in the follower's snapshot */
  constructor(from: number) {
    this.#from = from;
    this.#last = from;
  }

  get last(): number {
    return this.#last;
  }

  /** @param upTo the last entry that was read for this follower; nothing up to it may be missing */
  take(entries: readonly Seen[], upTo: number): void {
    for (const { seq, commandId } of entries) {
      if (seq <= this.#last) {
        this.#fault(this.#commands[seq - this.#from] === commandId ? 'repeated' : 'misplaced');
        continue;
      }
      if (seq > this.#last + 1) this.#fault('gaps');
      this.#commands[seq - this.#from] = commandId;
      this.#last = seq;
    }
    if (upTo > this.#last) this.#fault('gaps');
    if (upTo < this.#last) this.#fault('misplaced');
    this.#last = Math.max(this.#last, upTo);
  }

  /** @param acknowledged the commands, each with the number of its acknowledgement: that of its last entry */
  judge(acknowledged: ReadonlyMap<string, number>): OrderFaults {
    const runs = new Map<string, { count: number; end: number }>();
    for (const [place, commandId] of this.#commands.entries()) {
      if (commandId === undefined) continue;
      const run = runs.get(commandId) ?? { count: 0, end: 0 };
      if (run.end !== place - 1 || run.count === 0) run.count += 1;
      run.end = place;
      runs.set(commandId, run);
    }
    let { lost, doubled, misplaced } = this.#faults;
    for (const [commandId, seq] of acknowledged) {
      const run = runs.get(commandId);
      if (run === undefined) lost += 1;
      else if (run.count > 1) doubled += 1;
      else if (run.end + this.#from !== seq) misplaced += 1;
    }
    return { ...this.#faults, lost, doubled, misplaced };
  }

  #fault(kind: keyof OrderFaults): void {
    this.#faults = { ...this.#faults, [kind]: this.#faults[kind] + 1 };
  }
}
