/* Loaded by a server before its own code, in a chaos run and nowhere else: each SIGUSR2 sets the clock on, or back again. */

const jumpMs = Number(process.env['CHAOS_JUMP_MS']);
const Real = Date;
let aheadMs = 0;
process.on('SIGUSR2', () => void (aheadMs = aheadMs === 0 ? jumpMs : 0));

class Jumping extends Real {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(Real.now() + aheadMs);
    else super(...(given as [number]));
  }
  static override now(): number {
    return Real.now() + aheadMs;
  }
}
globalThis.Date = Jumping as DateConstructor;
