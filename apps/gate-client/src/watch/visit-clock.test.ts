import { describe, expect, it } from 'vitest';
import { admitted, at, atGate, declared, hotDriver, readyForAdmission, visitOf, wetted } from './testing/pictures.ts';
import { clockOf, loopOf, loopToneOf, partOf, toneOf } from './visit-clock.ts';

const plate = '渝A12345';

function shown(visit: ReturnType<typeof visitOf>, minute: number) {
  const clock = clockOf(visit, at(minute), []);
  return clock && { kind: clock.kind, tone: toneOf(clock, at(minute)), part: partOf(clock, at(minute)) };
}

describe('the clock of a card', () => {
  it('[U60] counts to the announced arrival while the vehicle is expected, without a bar', () => {
    expect(shown(visitOf('v', declared(plate, 30)), 5)).toEqual({ kind: 'eta', tone: 'calm', part: null });
  });

  it('[U60] shows the step against its limit', () => {
    const visit = visitOf('v', declared(plate), ...atGate(0));
    expect(clockOf(visit, at(10), [])).toEqual({ kind: 'step', since: at(0), limitAt: at(60) });
  });

  it('[U60] shows the contact time while the agent works, and the step again when it is over', () => {
    const visit = visitOf('v', declared(plate), ...atGate(0), wetted(5));
    expect(clockOf(visit, at(34), [])).toEqual({ kind: 'contact', since: at(5), limitAt: at(35) });
    expect(clockOf(visit, at(35), [])).toEqual({ kind: 'contact-over', since: at(35), limitAt: at(60) });
  });

  it('[U60] only counts up where a vehicle may wait, and while it is held', () => {
    const ready = visitOf('v', declared(plate), ...atGate(0), ...readyForAdmission(40));
    expect(clockOf(ready, at(50), [])).toEqual({ kind: 'wait', since: at(40), limitAt: null });
    const held = visitOf('v', declared(plate), ...atGate(0), ...hotDriver(12));
    expect(clockOf(held, at(20), [])).toEqual({ kind: 'held', since: at(12), limitAt: null });
  });

  it('[U60] shows the leg from admission on', () => {
    const visit = visitOf('v', declared(plate), ...atGate(0), ...readyForAdmission(40), admitted(41));
    expect(clockOf(visit, at(45), [])).toEqual({ kind: 'leg', since: at(41), limitAt: at(61) });
  });

  it('[U61] turns near at four fifths of the limit and over at the limit, to the millisecond', () => {
    const clock = { kind: 'step', since: at(0), limitAt: at(10) } as const;
    expect(toneOf(clock, at(8) - 1)).toBe('calm');
    expect(toneOf(clock, at(8))).toBe('near');
    expect(toneOf(clock, at(10) - 1)).toBe('near');
    expect(toneOf(clock, at(10))).toBe('over');
  });

  it('[U61] worries nobody with contact time that runs out', () => {
    const clock = { kind: 'contact', since: at(0), limitAt: at(30) } as const;
    expect(toneOf(clock, at(29))).toBe('calm');
  });

  it('[U61] measures the loop from admission against both limits', () => {
    const visit = visitOf('v', declared(plate), ...atGate(0), ...readyForAdmission(40), admitted(41));
    const loop = loopOf(visit, []);
    expect(loop).toEqual({ since: at(41), warnAt: at(161), criticalAt: at(401) });
    if (loop === null) return;
    expect(loopToneOf(loop, at(41 + 95))).toBe('calm');
    expect(loopToneOf(loop, at(41 + 96))).toBe('near');
    expect(loopToneOf(loop, at(161))).toBe('over');
    expect(loopToneOf(loop, at(401))).toBe('critical');
    expect(loopOf(visitOf('w', declared(plate), ...atGate(0)), [])).toBeNull();
  });
});
