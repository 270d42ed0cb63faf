import { minuteMs } from '@cordon/protocol/time.ts';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { goTo, nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { declare } from '@cordon/protocol/testing/journey.ts';
import { describe, expect, it } from 'vitest';
import { actsOf, nextAct, plainReport } from './acts.ts';

const gate = ['main-gate'];
const namesAt = (night: Night, stations: readonly string[]) =>
  actsOf(night.visit(visitA), stations, night.site.state).map(({ name, stationId }) => `${name} at ${stationId}`);

describe('what may be done', () => {
  it('[U110] an announced vehicle may arrive at a gate, and nowhere else', () => {
    const night = new Night();
    declare(night);
    expect(namesAt(night, gate)).toEqual(['arrive at main-gate']);
    expect(namesAt(night, ['first-canteen'])).toEqual([]);
  });

  it('[U110] while the agent works the crew may be verified', () => {
    const night = nightAt('verify-crew');
    expect(namesAt(night, gate)).toEqual(['finish at main-gate', 'verify-crew at main-gate']);
  });

  it('[U110] inside, the points have their turn and the gate has not', () => {
    const night = nightAt('s1.leg');
    expect(namesAt(night, gate)).toEqual([]);
    expect(namesAt(night, ['first-canteen'])).toEqual(['reach at first-canteen']);
    expect(namesAt(night, ['second-canteen'])).toEqual([]);
  });

  it('[U110] the point that the vehicle leaves reports its departure, the gate its return', () => {
    const night = nightAt('leg-out');
    expect(namesAt(night, ['first-canteen'])).toEqual(['depart at first-canteen']);
    report(night, 'leg-out');
    expect(namesAt(night, ['first-canteen'])).toEqual([]);
    expect(namesAt(night, gate)).toEqual(['reach at main-gate']);
  });

  it('[U110] on hold, nobody reports anything', () => {
    const night = nightAt('seal');
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '证件有疑问' });
    expect(namesAt(night, gate)).toEqual([]);
  });

  it('[U110] a closed loop leaves nothing to do', () => {
    const night = nightAt(null);
    expect(namesAt(night, gate)).toEqual([]);
  });
});

describe('the one next step', () => {
  it('[U111] is the crew while the agent works, and the finish once its time is over', () => {
    const night = nightAt('verify-crew');
    const acts = actsOf(night.visit(visitA), gate, night.site.state);
    expect(nextAct(acts, night.now)?.name).toBe('verify-crew');
    expect(nextAct(acts, night.now + 30 * minuteMs)?.name).toBe('finish');
  });

  it('[U111] is the finish, with its time, when nothing else is left meanwhile', () => {
    const night = nightAt('verify-crew');
    report(night, 'verify-crew');
    report(night, 'seal');
    const act = nextAct(actsOf(night.visit(visitA), gate, night.site.state), night.now);
    expect(act).toMatchObject({ name: 'finish', readyAt: night.now + 30 * minuteMs });
  });

  it('[U111] has a form where there is something to fill in', () => {
    const night = nightAt('seal');
    const [act] = actsOf(night.visit(visitA), gate, night.site.state).filter(({ name }) => name === 'seal');
    expect(act && plainReport(act)).toBeNull();
    goTo(night, 'release');
    const [release] = actsOf(night.visit(visitA), gate, night.site.state);
    expect(release && plainReport(release)).toEqual({ kind: 'release' });
  });
});
