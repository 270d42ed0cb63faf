import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { administrator, gateOfficer, supervisorA } from '../testing/actors.ts';
import { declarationOf, driver } from '../testing/declarations.ts';
import { nightAt, report, visitA } from '../testing/journey.ts';
import { Night, type Request } from '../testing/night.ts';
import { goodReport } from '../testing/reports.ts';
import type { Actor } from '../roles.ts';
import { hourMs } from '../time.ts';
import { stepOf } from '../visit/route.ts';
import { engine } from '../engine/product.ts';

type Bound = 'device' | 'copy' | 'arrival' | 'declared' | 'pass' | 'sample' | 'batch' | 'end';

/*
 * Which bound holds for each time of a command, see [D37]. `device`: of a device's clock, typed by nobody, judged by [OF1] and
 * [OF67]. `copy`: what a device gave up, kept as it was. The others are tried below.
 */
const bounds: Record<string, Bound> = {
  '* observedAt': 'device',
  'declareVisit declaration.eta': 'arrival',
  'declareVisit declaration.declaredAt': 'declared',
  'declareVisit declaration.vehiclePass.validUntil': 'pass',
  'declareVisit declaration.crew.0.sampledAt': 'sample',
  'arriveUnannounced declaration.eta': 'arrival',
  'arriveUnannounced declaration.declaredAt': 'declared',
  'arriveUnannounced declaration.vehiclePass.validUntil': 'pass',
  'arriveUnannounced declaration.crew.0.sampledAt': 'sample',
  'changeCrew crew.0.sampledAt': 'sample',
  'reportStep report.sampledAt': 'sample',
  'correctReport report.sampledAt': 'sample',
  'setRecordAside record.recordedAt': 'device',
  'setRecordAside record.report.sampledAt': 'copy',
  'declareClear until': 'end', // [Z1]
  'silenceAlert until': 'end', // [B13]
  'addBatch batch.mixedAt': 'batch',
  'addBatch batch.expiresAt': 'batch',
};

/** Whole numbers without an end that are no times. */
const versions = ['* basedOn', 'correctReport entry'];

/** Milliseconds of before 1974 are less than this; a number that may be more may be a time. */
const leastOfTimes = 1e11;

type Def = z.core.$ZodTypes['_zod']['def'];

/** Where in a value of this shape a time may stand. */
function timesIn(schema: z.core.$ZodType, path: string): string[] {
  const { def } = schema as unknown as { def: Def };
  const under = (key: string) => (path === '' ? key : `${path}.${key}`);
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => timesIn(field, under(key)));
    case 'array':
      return timesIn(def.element, under('0'));
    case 'record':
      return timesIn(def.valueType, under('*'));
    case 'union':
      return def.options.flatMap((option) => timesIn(option, path));
    case 'nullable':
    case 'optional':
      return timesIn(def.innerType, path);
    case 'pipe':
      return [...timesIn(def.in, path), ...timesIn(def.out, path)];
    case 'number':
      return ((schema as z.ZodNumber).maxValue ?? Number.POSITIVE_INFINITY) >= leastOfTimes ? [path] : [];
    case 'string':
      return ['date', 'time', 'datetime'].includes(String((schema as z.ZodString).format)) ? [path] : [];
    case 'literal':
    case 'enum':
    case 'boolean':
    case 'transform':
      return [];
    default:
      throw new RangeError(`this test does not know what times a ${def.type} has`);
  }
}

const schemas = engine.definitions.flatMap((one) => (one.kind === 'folded' ? one.commands : []));

const found = schemas.flatMap((one) => {
  const [type] = one.shape.type.def.values;
  return timesIn(one, '').map((path) =>
    path === 'observedAt' || path === 'basedOn' ? `* ${path}` : `${type} ${path}`,
  );
});

type Asking = { night: Night; by: Actor; request: Request };

/** Each command with a time that somebody types, as it is accepted. */
const asked: Record<string, () => Asking> = {
  declareVisit() {
    const night = new Night();
    return {
      night,
      by: administrator,
      request: { type: 'declareVisit', visitId: visitA, declaration: declarationOf() },
    };
  },
  arriveUnannounced() {
    const night = new Night();
    const base = { type: 'arriveUnannounced', visitId: visitA, gateId: 'main-gate', handReason: null } as const;
    return { night, by: gateOfficer, request: { ...base, declaration: declarationOf() } };
  },
  changeCrew() {
    const night = nightAt('verify-crew');
    const crew = [{ ...driver, passNumber: 'P-200' }];
    return { night, by: gateOfficer, request: { type: 'changeCrew', visitId: visitA, crew, reason: '换证' } };
  },
  reportStep() {
    const night = nightAt('verify-crew');
    const base = { type: 'reportStep', visitId: visitA, stationId: 'main-gate', stepId: 'verify-crew' } as const;
    return { night, by: gateOfficer, request: { ...base, report: verified(night) } };
  },
  correctReport() {
    const night = nightAt('verify-crew');
    const good = verified(night);
    report(night, 'verify-crew');
    const entry = night.visit(visitA).steps['verify-crew']?.entries[0]?.version ?? 0;
    const base = { type: 'correctReport', visitId: visitA, stepId: 'verify-crew', entry, reason: '看错' } as const;
    return { night, by: gateOfficer, request: { ...base, report: { ...good, temperatureC: 36.6 } } };
  },
  declareClear() {
    const night = new Night();
    const until = night.now + hourMs;
    return { night, by: administrator, request: { type: 'declareClear', until, statement: '楼长逐栋确认' } };
  },
  silenceAlert() {
    const night = nightAt('seal');
    night.ask(gateOfficer, { type: 'holdVisit', visitId: visitA, reason: '货物可疑' });
    const alert = { alertId: `${visitA}.visit.held.-`, until: night.now + hourMs, reason: '已派人' };
    return { night, by: supervisorA, request: { type: 'silenceAlert', ...alert } };
  },
  addBatch() {
    const night = new Night();
    const times = { mixedAt: night.now - hourMs, expiresAt: night.now + 24 * hourMs };
    const batch = { id: 'b-20261130-09', agent: '84消毒液', chlorineMgPerL: 1000, ...times, retired: false };
    return { night, by: administrator, request: { type: 'addBatch', batch } };
  },
};

function asking(type: string): Asking {
  const ask = asked[type];
  if (ask === undefined) throw new RangeError(`no example of ${type}`);
  return ask();
}

function verified(night: Night) {
  const visit = night.visit(visitA);
  const step = stepOf(visit, 'verify-crew');
  if (step === undefined) throw new RangeError('no such step');
  return goodReport(visit, step);
}

/** The same with another value at a place in it. */
function withValue<T>(value: T, [key, ...rest]: readonly string[], to: number): T {
  if (key === undefined) return to as T;
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === key ? withValue(item, rest, to) : item)) as T;
  const known = value as Record<string, unknown>;
  return { ...known, [key]: withValue(known[key], rest, to) } as T;
}

const typed = Object.entries(bounds).filter(([, bound]) => bound !== 'device' && bound !== 'copy');

const ofDeclaration = ['implausible-time'];
/** What a time beyond its bound is refused with. */
const refusals: Record<Bound, readonly string[]> = {
  ...{ device: [], copy: [] },
  ...{ arrival: ofDeclaration, declared: ofDeclaration, pass: ofDeclaration, sample: ofDeclaration },
  batch: ['implausible-time', 'malformed'],
  end: ['clear-in-past', 'clear-too-long', 'silence-in-past', 'silence-too-long'],
};

describe('[D37] the times in commands', () => {
  it('[D37] each have a bound: one that is added without is named here', () => {
    expect([...new Set(found)].filter((path) => !versions.includes(path)).toSorted()).toEqual(
      Object.keys(bounds).toSorted(),
    );
  });

  it.each(Object.keys(asked))('[D37] %s is accepted with times that somebody may mean', (type) => {
    const { night, by, request } = asking(type);
    expect(night.ask(by, request)).toMatchObject({ ok: true, unchanged: false });
  });

  it.each(typed.flatMap(([path, bound]) => ['1999', '2062'].map((year) => [path, year, bound] as const)))(
    '[D37] %s in %s is refused',
    (path, year, bound) => {
      const [type = '', field = ''] = path.split(' ');
      const { night, by, request } = asking(type);
      const wrong = withValue(request, field.split('.'), Date.parse(`${year}-11-12T22:00+08:00`));
      const envelope = { commandId: '01930000-0000-7000-8000-0000000000ff', observedAt: night.now };
      const read = engine.command.safeParse({ ...wrong, ...envelope });
      const before = night.log.length;
      const answer = read.success ? night.submit(by, read.data) : { code: 'malformed' }; // expires before it is mixed
      expect(refusals[bound]).toContain('code' in answer ? answer.code : 'accepted');
      expect(night.log).toHaveLength(before);
    },
  );

  it('[D37] a sample that was recorded without the server stands for a supervisor, and is not lost', () => {
    const { night, by, request } = asking('reportStep');
    const wrong = withValue(request, ['report', 'sampledAt'], Date.parse('2062-11-12T22:00+08:00'));
    const envelope = { commandId: '01930000-0000-7000-8000-0000000000fe', observedAt: night.now, offline: true };
    expect(night.submit(by, engine.command.parse({ ...wrong, ...envelope }))).toMatchObject({
      code: 'implausible-time',
    });
    expect(night.visit(visitA).unsettled).toMatchObject([{ code: 'implausible-time' }]);
  });
});
