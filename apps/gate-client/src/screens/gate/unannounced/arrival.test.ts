import { declaration as declarationSchema } from '@cordon/protocol/declaration/declaration.ts';
import { driver } from '@cordon/protocol/testing/declarations.ts';
import { declare, visitA, visitB, visitC } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { siteAt, tenAtNight } from '@cordon/protocol/testing/site.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { describe, expect, it } from 'vitest';
import {
  type ArrivalFault,
  type ArrivalFields,
  declarationOf,
  emptyArrival,
  faultOn,
  handReasonOf,
  type Page,
  pointsFor,
  recentCompanies,
  toggleStop,
} from './arrival.ts';

const filled: ArrivalFields = {
  ...emptyArrival(visitA, '渝A12345'),
  purpose: 'supply',
  stops: ['first-canteen'],
  company: '晨光蔬菜配送',
  crew: [driver],
};

describe('a vehicle that nobody announced', () => {
  it.each([
    ['plate', 'plate', { plate: '' }],
    ['plate', 'handReason', { plate: '军A12345' }],
    ['plate', 'trailer', { hasTrailer: true }],
    ['plate', 'handReason', { hasTrailer: true, trailerPlate: '渝B12345' }],
    ['purpose', 'purpose', { purpose: null }],
    ['purpose', 'stops', { stops: [] }],
    ['papers', 'company', { company: ' ' }],
    ['papers', 'goods', { goods: [{ name: '青菜', quantity: '0', unit: 'kg' }] }],
    ['papers', 'pass', { passNumber: 'V-7' }],
    ['papers', 'pass', { passUntil: '2026-12-01' }],
    ['crew', 'crew', { crew: [] }],
  ] satisfies [Page, ArrivalFault, Partial<ArrivalFields>][])(
    '[U162] on the page %s says that %s is missing',
    (page, fault, change) => {
      expect(faultOn(page, { ...filled, ...change }, tenAtNight, 'Asia/Shanghai')).toBe(fault);
      expect(faultOn(page, filled, tenAtNight, 'Asia/Shanghai')).toBeNull();
    },
  );

  it.each(['2017-01-16', '2127-01-16'])('[D37] has no pass until %s', (passUntil) => {
    const papers = { ...filled, passNumber: 'V-7', passUntil };
    expect(faultOn('papers', papers, tenAtNight, 'Asia/Shanghai')).toBe('passYear');
  });

  it('[U162] takes a plate of no known form with a reason', () => {
    const military = { ...filled, plate: '军A12345', handReason: ' 军用号牌 ' };
    expect(faultOn('plate', military, tenAtNight, 'Asia/Shanghai')).toBeNull();
    expect(handReasonOf(military)).toBe('军用号牌');
    expect(handReasonOf({ ...military, plate: '渝A12345' })).toBeNull();
  });

  it('[U163] is declared as of now, without a pass when there is none', () => {
    const declared = declarationOf(filled, tenAtNight, 'Asia/Shanghai');
    expect(declarationSchema.safeParse(declared).success).toBe(true);
    expect(declared).toMatchObject({ declaredAt: tenAtNight, eta: tenAtNight, vehiclePass: null, trailerPlate: null });
  });

  it('[U163] carries its trailer, its goods and a pass that is valid to the end of its day', () => {
    const declared = declarationOf(
      {
        ...filled,
        hasTrailer: true,
        trailerPlate: '渝AK0W7挂',
        goods: [{ name: ' 青菜 ', quantity: '200', unit: 'kg' }],
        passNumber: 'V-7',
        passUntil: '2026-11-30',
      },
      tenAtNight,
      'Asia/Shanghai',
    );
    expect(declarationSchema.safeParse(declared).success).toBe(true);
    expect(declared).toMatchObject({
      trailerPlate: '渝AK0W7挂',
      goods: [{ name: '青菜', quantity: 200, unit: 'kg' }],
      vehiclePass: { number: 'V-7', validUntil: Date.UTC(2026, 10, 30, 16) - 1 },
    });
  });

  it('[U163] is not declared half filled in', () => {
    expect(declarationOf({ ...filled, crew: [] }, tenAtNight, 'Asia/Shanghai')).toBeNull();
  });

  it('[U164] goes to its stops in the order in which they were tapped, five at most', () => {
    expect(toggleStop(toggleStop([], 'b'), 'a')).toEqual(['b', 'a']);
    expect(toggleStop(['b', 'a'], 'b')).toEqual(['a']);
    expect(toggleStop(['a', 'b', 'c', 'd', 'e'], 'f')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('[U164] is offered the open points of its purpose only', () => {
    const { stations } = siteAt();
    const shut = stations.map((station) => (station.id === 'first-canteen' ? { ...station, open: false } : station));
    expect(pointsFor(shut, 'supply').map(({ id }) => id)).toEqual([
      'second-canteen',
      'third-canteen',
      'north-shop',
      'central-store',
    ]);
  });

  it('[U165] is offered the companies that came last, each once', () => {
    const night = new Night();
    declare(night, visitA, { company: '晨光蔬菜配送' });
    declare(night, visitB, { plate: '渝B54321', company: '缙云水站', eta: tenAtNight + hourMs });
    declare(night, visitC, { plate: '渝C54321', company: '晨光蔬菜配送', eta: tenAtNight + 2 * hourMs });
    const visits = [visitA, visitB, visitC].map((id) => night.visit(id));
    expect(recentCompanies(visits, 'supply', 6)).toEqual(['晨光蔬菜配送', '缙云水站']);
    expect(recentCompanies(visits, 'supply', 1)).toHaveLength(1);
    expect(recentCompanies(visits, 'refuse', 6)).toEqual([]);
  });
});
