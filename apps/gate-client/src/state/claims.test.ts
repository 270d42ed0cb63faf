import { describe, expect, it } from 'vitest';
import { commandOf, type CommandBody } from '../outbox/items.ts';
import { createClaimsReporter } from '../realtime/device-channel.ts';
import { TestTimers } from '../testing/timers.ts';
import { ownClaims } from './claims.ts';

const step = (visitId: string, stepId: string): CommandBody => ({
  ...{ type: 'reportStep', visitId, stationId: 'main-gate', stepId },
  report: { kind: 'seal', number: 'S-1' },
});
const recorded = (body: CommandBody, observedAt: number) => ({
  command: commandOf(body, { commandId: `id-${observedAt}`, observedAt }),
});

describe('what a device is at', () => {
  it('[U284] is the vehicle whose form is open, and those of which records wait, each once', () => {
    const waiting = [
      recorded(step('a', 'seal'), 5),
      recorded(step('a', 'admit'), 3),
      recorded({ type: 'askHelp', visitId: 'b', need: 'water' }, 7),
    ];
    expect(ownClaims(waiting, { visitId: 'c', since: 9 })).toEqual([
      { visitId: 'c', steps: [], since: 9 },
      { visitId: 'a', steps: ['seal', 'admit'], since: 3 },
      { visitId: 'b', steps: [], since: 7 },
    ]);
  });

  it('[U284] is told once for many changes, not again when nothing has changed, and anew on each line', async () => {
    const timers = new TestTimers(0);
    const told: unknown[] = [];
    let open: { visitId: string; since: number } | null = null;
    const teller = createClaimsReporter(
      () => ownClaims([], open),
      (claims) => void told.push(claims),
      timers,
    );
    open = { visitId: 'a', since: 1 };
    teller.look();
    teller.look();
    await timers.pass(300);
    teller.look();
    await timers.pass(300);
    expect(told).toEqual([[{ visitId: 'a', steps: [], since: 1 }]]);
    teller.joined();
    expect(told).toHaveLength(2);
  });

  it('[U284] is told on a new line when it is nothing any more, so that nobody waits for what was left', async () => {
    const timers = new TestTimers(0);
    const told: unknown[] = [];
    let cut = false;
    let open: { visitId: string; since: number } | null = { visitId: 'a', since: 1 };
    const teller = createClaimsReporter(
      () => ownClaims([], open),
      (claims) => void (cut || told.push(claims)),
      timers,
    );
    teller.joined();
    cut = true;
    open = null;
    teller.look();
    await timers.pass(300);
    cut = false;
    teller.joined();
    expect(told.at(-1)).toEqual([]);
  });
});
