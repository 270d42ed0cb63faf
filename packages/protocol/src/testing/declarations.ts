import type { CrewMember, Declaration } from '../declaration/declaration.ts';
import { hourMs, type Instant } from '../time.ts';
import { tenAtNight } from './site.ts';

export const driver: CrewMember = {
  personId: 'person-driver',
  maskedName: '秦*海',
  role: 'driver',
  document: 'id-card',
  passNumber: 'P-100',
  sampledAt: tenAtNight - 10 * hourMs,
  result: 'negative',
};

export const passenger: CrewMember = {
  personId: 'person-passenger',
  maskedName: '曹*',
  role: 'passenger',
  document: 'id-card',
  passNumber: 'P-101',
  sampledAt: tenAtNight - 10 * hourMs,
  result: 'negative',
};

/** A crew of this many people: one driver, the rest passengers. */
export function crewOf(people: number): CrewMember[] {
  const others = Array.from({ length: people - 1 }, (_, i) =>
    i === 0 ? passenger : { ...passenger, personId: `person-${i + 2}`, passNumber: `P-10${i + 1}` },
  );
  return [driver, ...others];
}

/** A declaration for ten at night, announced a day and a half before. */
export function declarationOf(change: Partial<Declaration> = {}, now: Instant = tenAtNight): Declaration {
  const refuse = change.purpose === 'refuse';
  return {
    plate: '渝A12345',
    trailerPlate: null,
    purpose: 'supply',
    company: '晨光蔬菜配送',
    stops: [refuse ? 'refuse-east' : 'first-canteen'],
    goods: refuse ? [] : [{ name: '青菜', quantity: 200, unit: 'kg' }],
    vehiclePass: { number: 'V-7', validUntil: now + 72 * hourMs },
    declaredAt: now - 36 * hourMs,
    eta: now,
    crew: [driver],
    ...change,
  };
}

const points = {
  supply: ['first-canteen', 'second-canteen', 'third-canteen', 'north-shop', 'central-store'],
  refuse: ['refuse-east', 'refuse-west', 'refuse-kitchen', 'refuse-east', 'refuse-west'],
} as const;

/** This many stops at points of the demo site. */
export function stopsOf(purpose: Declaration['purpose'], count: number): string[] {
  return points[purpose].slice(0, count);
}
