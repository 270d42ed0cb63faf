import { describe, expect, it } from 'vitest';
import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import type { Night } from '@cordon/protocol/testing/night.ts';
import { goodReport } from '@cordon/protocol/testing/reports.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { pictureAt } from '../testing/night.ts';
import { carryOut } from '../state/provisional/rebase.ts';
import { refusedHere } from './before-recording.ts';
import type { Author, CommandBody } from './items.ts';

const { personId, name, role } = gateOfficer;
const author: Author = { personId, name, role, stations: ['main-gate'] };

function next(night: Night, stepId: string): CommandBody {
  const visit = night.visit(visitA);
  const step = stepOf(visit, stepId);
  if (step === undefined) throw new Error(`no step ${stepId}`);
  return { type: 'reportStep', visitId: visitA, stationId: 'main-gate', stepId, report: goodReport(visit, step) };
}
const said = (night: Night, body: CommandBody, contact: number | null = night.now) =>
  refusedHere(body, pictureAt(night), author, night.now, contact, carryOut)?.code ?? null;

describe('without the server', () => {
  it('[U279] a reading is recorded', () => {
    const night = nightAt('seal');
    expect(said(night, next(night, 'seal'))).toBeNull();
  });

  it('[U279] what the rules refuse is said at the press', () => {
    const night = nightAt('seal');
    const again = next(night, 'seal');
    report(night, 'seal');
    expect(said(night, again)).toBe('step-done');
  });

  it('[U279] nobody is let in, unless somebody answers for it by name', () => {
    const night = nightAt('admit');
    expect(said(night, next(night, 'admit'))).toBe('needs-paper');
    night.ask(gateOfficer, { type: 'declarePaper', reason: '无线网络中断' });
    expect(said(night, next(night, 'admit'))).toBeNull();
  });

  it('[U279] what supervisors decide over what the site knows now waits for it', () => {
    const night = nightAt('seal');
    expect(said(night, { type: 'resumeVisit', visitId: visitA, note: '可以继续' })).toBe('offline-not-allowed');
  });

  it('[U280] nothing is recorded any more twelve hours after the last contact, or without any', () => {
    const night = nightAt('seal');
    const body = next(night, 'seal');
    expect(said(night, body, night.now - 12 * hourMs)).toBeNull();
    expect(said(night, body, night.now - 12 * hourMs - 1)).toBe('offline-over');
    expect(said(night, body, null)).toBe('offline-over');
  });

  it('[U371] a reading is recorded where the rules did not come before the network went', () => {
    const night = nightAt('seal');
    const again = next(night, 'seal');
    report(night, 'seal');
    const picture = pictureAt(night);
    expect(refusedHere(again, picture, author, night.now, night.now, null)).toBeNull();
    const kept = refusedHere({ type: 'resumeVisit', visitId: visitA, note: '可以继续' }, picture, author, 1, 1, null);
    expect(kept?.code).toBe('offline-not-allowed');
  });
});
