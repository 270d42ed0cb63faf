import { describe, expect, it } from 'vitest';
import { crewOf, declarationOf, driver } from '../testing/declarations.ts';
import { visitA } from '../testing/journey.ts';
import { verificationOf } from '../testing/reports.ts';
import { engine } from '../engine/product.ts';
import { visitCommand } from './commands.ts';
import { stepReport } from './report.ts';

const envelope = { commandId: '01930000-0000-7000-8000-000000000001', observedAt: 1_790_000_000_000 };
const base = { ...envelope, visitId: visitA };
const parses = (value: unknown) => visitCommand.safeParse(value).success;
const reads = (report: unknown) => stepReport.safeParse(report).success;

describe('what a command may say of a visit', () => {
  it('[J1] the name of a visit is read in one spelling', () => {
    const held = { type: 'holdVisit', ...base, visitId: visitA.toUpperCase(), reason: '等候' };
    expect(visitCommand.parse(held).visitId).toBe(visitA);
  });

  it('[M4] nobody is listed twice in a crew', () => {
    const twice = [driver, { ...driver, role: 'passenger' }];
    expect(parses({ type: 'changeCrew', ...base, crew: crewOf(2), reason: '换人' })).toBe(true);
    expect(parses({ type: 'changeCrew', ...base, crew: twice, reason: '换人' })).toBe(false);
    const declaration = declarationOf();
    expect(parses({ type: 'declareVisit', ...base, declaration })).toBe(true);
    expect(parses({ type: 'declareVisit', ...base, declaration: { ...declaration, crew: twice } })).toBe(false);
    const arrival = { type: 'arriveUnannounced', ...base, gateId: 'main-gate', handReason: null };
    expect(parses({ ...arrival, declaration })).toBe(true);
    expect(parses({ ...arrival, declaration: { ...declaration, crew: twice } })).toBe(false);
  });

  it.each([0, 10])('[M4] %d people are no crew', (people) => {
    const crew = Array.from({ length: people }, (_, i) => ({ ...driver, personId: `person-${i}` }));
    expect(parses({ type: 'changeCrew', ...base, crew, reason: '换人' })).toBe(false);
  });

  it.each([
    [0, false],
    [1, true],
    [5, true],
    [6, false],
  ])('[V19] %d stops: %s', (count, good) => {
    const stops = Array.from({ length: count }, () => 'north-shop');
    expect(parses({ type: 'changeStops', ...base, stops, reason: '改道' })).toBe(good);
  });

  it('[H1] a hold needs a reason that says something', () => {
    for (const reason of ['', '   ', '\n', '\u202e坏'])
      expect(parses({ type: 'holdVisit', ...base, reason })).toBe(false);
  });
});

describe('what a report may say', () => {
  const good = verificationOf(driver);

  it.each([29.9, 45.1, Number.NaN, Number.POSITIVE_INFINITY, '36.5', null])(
    '[V6] %s is no temperature',
    (temperatureC) => {
      expect(reads(good)).toBe(true);
      expect(reads({ ...good, temperatureC })).toBe(false);
    },
  );

  it('[V6] histories are answered by their names, no more of them than a site can ask', () => {
    expect(reads({ ...good, histories: {} })).toBe(true);
    expect(reads({ ...good, histories: { travel: 'no' } })).toBe(false);
    expect(reads({ ...good, histories: { '13812345678 张三': false } })).toBe(false);
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`history-${i}`, false]));
    expect(reads({ ...good, histories: many })).toBe(false);
  });

  it('[V10] [X2] a seal is read the same however it is typed', () => {
    expect(stepReport.parse({ kind: 'seal', number: ' s-4711 ' })).toEqual({ kind: 'seal', number: 'S-4711' });
    for (const number of ['', 'S', 'S_1', 'x'.repeat(21), '封一']) expect(reads({ kind: 'seal', number })).toBe(false);
  });

  it.each([-1, 1000, 1.5])('[V17] %d containers are not counted', (containers) => {
    expect(reads({ kind: 'load', contactless: true, covered: true, containers })).toBe(false);
  });

  it('[V4] a disinfection has no room for people', () => {
    const start = { kind: 'disinfect', act: 'start', batchId: 'batch-1' };
    expect(reads({ ...start, covered: ['body'] })).toBe(true);
    expect(reads({ ...start, covered: ['crew'] })).toBe(false);
    expect(reads({ ...start, covered: [], people: ['driver'] })).toBe(false);
  });

  it('[A1] the clock’s own command does not come over the wire', () => {
    const pass = { type: 'passDeadline', ...envelope, aggregate: `visit:${visitA}`, deadline: 'loop-warn' };
    expect(engine.command.safeParse(pass).success).toBe(false);
  });
});
