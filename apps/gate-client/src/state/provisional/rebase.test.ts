import { describe, expect, it } from 'vitest';
import { gateOfficer, pointOfficer } from '@cordon/protocol/testing/actors.ts';
import { goTo, nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import type { Night, Request } from '@cordon/protocol/testing/night.ts';
import { goodReport } from '@cordon/protocol/testing/reports.ts';
import { minuteMs } from '@cordon/protocol/time.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { feedOf, packetOf, pictureAt } from '../../testing/night.ts';
import { foldPacket } from '../fold.ts';
import { createPictureStore } from '../picture-store.ts';
import { createRebase, rebase, type Recorded } from './rebase.ts';
import { createShown } from './shown-picture.ts';

const { personId, name, role } = gateOfficer;
const author = { personId, name, role, stations: ['main-gate'] };
let ids = 0;

function recorded(body: Request, observedAt: number): Recorded {
  ids += 1;
  return { author, command: { ...body, commandId: `record-${ids}`, observedAt } };
}

/** What the officer records next of this vehicle, as the night stands. */
function nextReport(night: Night, stepId: string): Request {
  const visit = night.visit(visitA);
  const step = stepOf(visit, stepId);
  if (step === undefined) throw new Error(`no step ${stepId}`);
  return { type: 'reportStep', visitId: visitA, stationId: 'main-gate', stepId, report: goodReport(visit, step) };
}
const visitOf = (night: Night) => pictureAt(night).visits[visitA];

describe('the provisional picture', () => {
  it('[U276] is what the server’s own will be when it has taken what waits', () => {
    const night = nightAt('seal');
    const before = pictureAt(night);
    const waiting = [recorded(nextReport(night, 'seal'), night.now)];
    report(night, 'seal');
    const shown = rebase(before, waiting);
    expect(shown.picture.visits[visitA]).toEqual(visitOf(night));
    expect(shown.visits[visitA]).toEqual({
      confirmed: before.visits[visitA]?.version,
      commandIds: waiting.map(({ command }) => command.commandId),
    });
    expect(shown.predictedRefusals).toEqual({});
  });

  it('[U276] takes a vehicle through several steps, each over the one before', () => {
    const night = nightAt('disinfect-vehicle');
    const before = pictureAt(night);
    const start = recorded(nextReport(night, 'disinfect-vehicle'), night.now);
    report(night, 'disinfect-vehicle');
    night.wait(31);
    const finish = recorded(
      { ...nextReport(night, 'disinfect-vehicle'), report: { kind: 'disinfect', act: 'finish' } } as Request,
      night.now,
    );
    const shown = rebase(before, [start, finish]).picture.visits[visitA]?.state;
    expect(shown && stepOf(shown, 'disinfect-vehicle')?.status).toBe('done');
  });

  it('[U276] foretells what the rules refuse, and shows nothing of it', () => {
    const night = nightAt('disinfect-vehicle');
    const before = pictureAt(night);
    const start = recorded(nextReport(night, 'disinfect-vehicle'), night.now);
    const tooEarly = recorded(
      { ...nextReport(night, 'disinfect-vehicle'), report: { kind: 'disinfect', act: 'finish' } } as Request,
      night.now + 29 * minuteMs,
    );
    const shown = rebase(before, [start, tooEarly]);
    expect(shown.predictedRefusals).toEqual({ [tooEarly.command.commandId]: 'contact-running' });
    expect(shown.visits[visitA]?.commandIds).toEqual([start.command.commandId]);
  });

  it('[U276] moves what waits onto what another tablet did meanwhile', () => {
    const night = nightAt('seal');
    const waiting = [recorded(nextReport(night, 'seal'), night.now)];
    report(night, 'seal'); // by the other tablet
    const shown = rebase(pictureAt(night), waiting);
    expect(shown.picture).toEqual(pictureAt(night));
    expect(shown.predictedRefusals).toEqual({ [waiting[0]?.command.commandId ?? '']: 'step-done' });
  });

  it('[U276] counts a record once when its event comes before its answer', () => {
    const night = nightAt('seal');
    const before = pictureAt(night);
    const body: Request = { type: 'reportDeviation', visitId: visitA, kind: 'mask-off', text: null };
    const waiting = recorded(body, night.now);
    night.ask(gateOfficer, body);
    const entries = feedOf(night)
      .slice(before.seq)
      .map((entry) => ({ ...entry, commandId: waiting.command.commandId }));
    const folded = foldPacket(before, packetOf(entries, night.log.length), night.now);
    if (!folded.ok) throw new Error('no gap was made');
    const shown = rebase(folded.picture, [waiting]);
    expect(shown.picture.visits[visitA]?.state.deviations).toHaveLength(1);
    expect(shown.visits).toEqual({});
  });

  it('[U276] judges each record as its author’s', () => {
    const night = nightAt('seal');
    const elsewhere = pointOfficer('canteen-2');
    const waiting = {
      ...recorded(nextReport(night, 'seal'), night.now),
      author: { ...elsewhere, stations: ['canteen-2'] },
    };
    expect(Object.values(rebase(pictureAt(night), [waiting]).predictedRefusals)).toEqual(['wrong-station']);
  });

  it('[U276] is the confirmed one itself while nothing waits', () => {
    const picture = pictureAt(nightAt('seal'));
    expect(rebase(picture, []).picture).toBe(picture);
  });
});

describe('what is remembered of the provisional picture', () => {
  const help: Request = { type: 'askHelp', visitId: visitA, need: 'water' };

  it('[U276] is what it would be if nothing were, whatever the server tells meanwhile', () => {
    const night = nightAt('seal');
    const waiting = [
      recorded(nextReport(night, 'seal'), night.now),
      ...Array.from({ length: 5 }, () => recorded(help, night.now)),
      recorded({ type: 'setLockdown', reason: '演练' }, night.now),
      recorded(nextReport(nightAt('admit'), 'admit'), night.now),
    ];
    const remembering = createRebase();
    const bases = [pictureAt(night)];
    night.ask(gateOfficer, { ...help, need: 'food' });
    bases.push(pictureAt(night));
    report(night, 'seal'); // what waits is refused from here on
    bases.push(pictureAt(night));
    goTo(night, 'admit');
    bases.push(pictureAt(night));
    const asked = bases.flatMap((base) => waiting.map((_, count) => [base, waiting.slice(count)] as const));
    for (const [base, left] of [...asked, ...asked.toReversed()]) {
      expect(remembering(base, left)).toEqual(rebase(base, left));
    }
  });

  it('[U276] stays while its visit does, and is looked at anew where other visits count', () => {
    const night = nightAt('admit');
    const admit = recorded(nextReport(night, 'admit'), night.now);
    const asks = recorded(help, night.now);
    const remembering = createRebase();
    const base = pictureAt(night);
    const first = remembering(base, [asks]);
    const again = remembering({ ...base, seq: base.seq + 1 }, [asks]);
    expect(again.picture.visits[visitA]).toBe(first.picture.visits[visitA]);

    expect(remembering(base, [admit]).predictedRefusals).toEqual({});
    const visit = base.visits[visitA];
    if (visit === undefined) throw new Error('a night without a visit');
    const twin = { ...visit, state: { ...visit.state, id: 'twin' } }; // of the same plates
    const beside = { ...base, visits: { ...base.visits, twin } };
    const found = remembering(beside, [admit]);
    expect(found).toEqual(rebase(beside, [admit]));
    expect(found.picture.visits[visitA]).not.toEqual(remembering(base, [admit]).picture.visits[visitA]);
  });
});

describe('what the screens show', () => {
  it('[U276] follows the server and what waits, and tells one from the other', async () => {
    const night = nightAt('seal');
    const confirmed = createPictureStore();
    confirmed.setState(pictureAt(night), true);
    let waiting: Recorded[] = [];
    const listeners: (() => void)[] = [];
    const records = { now: () => waiting, subscribe: (onChange: () => void) => void listeners.push(onChange) };
    const { shown, picture, withRules } = createShown(confirmed, records, () => Promise.resolve(createRebase()));
    expect(picture.getState()).toBe(confirmed.getState());
    waiting = [recorded(nextReport(night, 'seal'), night.now)];
    for (const heard of listeners) heard();
    await withRules();
    expect(picture.getState().visits[visitA]?.version).toBe((confirmed.getState().visits[visitA]?.version ?? 0) + 1);
    expect(Object.keys(shown.getState().visits)).toEqual([visitA]);
    report(night, 'seal');
    waiting = [];
    confirmed.setState(pictureAt(night), true);
    expect(shown.getState().visits).toEqual({});
    goTo(night, 'admit');
    confirmed.setState(pictureAt(night), true);
    expect(picture.getState()).toBe(confirmed.getState());
  });

  it('[U371] is the confirmed one until the rules are there, which are asked for by the first record', async () => {
    const night = nightAt('seal');
    const confirmed = createPictureStore();
    confirmed.setState(pictureAt(night), true);
    let asked = 0;
    let isThere = false;
    const load = () => {
      asked += 1;
      return isThere ? Promise.resolve(createRebase()) : Promise.reject(new Error('no network'));
    };
    let waiting: Recorded[] = [];
    const listeners: (() => void)[] = [];
    const records = { now: () => waiting, subscribe: (onChange: () => void) => void listeners.push(onChange) };
    const { shown, picture, withRules } = createShown(confirmed, records, load);
    expect(asked).toBe(0);
    waiting = [recorded(nextReport(night, 'seal'), night.now)];
    for (const heard of listeners) heard();
    expect(picture.getState()).toBe(confirmed.getState());
    await expect(withRules()).rejects.toThrow('no network');
    expect(asked).toBe(1);
    isThere = true;
    await withRules();
    expect(Object.keys(shown.getState().visits)).toEqual([visitA]);
    expect(picture.getState().visits[visitA]?.version).toBe((confirmed.getState().visits[visitA]?.version ?? 0) + 1);
  });
});
