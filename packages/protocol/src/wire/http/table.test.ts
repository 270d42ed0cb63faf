import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { roles } from '../../roles.ts';
import type { SiteEvent } from '../../site/state.ts';
import { channelRoutes } from './channels.ts';
import { declarationRoutes } from './declarations.ts';
import { deviceRoutes } from './devices.ts';
import { documentRoutes } from './documents.ts';
import { nightRoutes } from './nights.ts';
import { peopleRoutes } from './people.ts';
import { mayReach, outlined, type OutlineOf, type Row } from './route.ts';
import { sessionRoutes } from './session.ts';
import { siteHistoryRoutes } from './site-history.ts';
import { staffRoutes } from './staff.ts';
import { httpRoutes, routeAccess } from './table.ts';
import { visitRoutes } from './visits.ts';

const resources = [
  ...[sessionRoutes, visitRoutes, peopleRoutes, declarationRoutes, staffRoutes, deviceRoutes, nightRoutes],
  ...[channelRoutes, siteHistoryRoutes, documentRoutes],
];
const rows: [string, Row][] = Object.entries(httpRoutes);

describe('the rows of HTTP', () => {
  it('[E17] are all in the table, none of them twice', () => {
    const names = resources.flatMap((resource) => Object.keys(resource));
    expect(Object.keys(httpRoutes).toSorted()).toEqual(names.toSorted());
  });

  it.each(rows)('[E17] %s knows its name, its roles, and the names in its path', (name, row) => {
    expect(row.name).toBe(name);
    const inPath = [...name.matchAll(/:(\w+)/g)].map(([, word]) => word);
    expect(Object.keys(row.params?.shape ?? {})).toEqual(inPath);
    const { access } = row;
    expect(typeof access === 'string' || access.every((role) => roles.includes(role))).toBe(true);
    expect(Object.hasOwn(routeAccess, name) && mayReach('auditor', row)).toBe(
      typeof access === 'string' || access.includes('auditor'),
    );
    expect(row.summary).not.toBe('');
  });

  it('[E17] that share a path share its names', () => {
    expectTypeOf<z.input<(typeof visitRoutes)['GET /visits/:id/crew']['params']>>().toEqualTypeOf<{ id: string }>();
    const parsed = visitRoutes['GET /visits/:id/crew'].params.parse({ id: 'B0000000-0000-4000-8000-00000000000A' });
    expect(parsed.id).toBe('b0000000-0000-4000-8000-00000000000a');
    expect(visitRoutes['GET /visits/:id/crew'].params.safeParse({ id: 'nothing' }).success).toBe(false);
  });
});

describe('an outline', () => {
  it('[E17] has the type of the rules, and lets the rest through', () => {
    const event = outlined<SiteEvent>()(z.looseObject({ type: z.string() }));
    const lifted: SiteEvent = { type: 'lockdownLifted', reason: '演练' };
    expectTypeOf(event.parse(lifted)).toEqualTypeOf<SiteEvent>();
    expect(event.parse(lifted)).toEqual(lifted);
    expect(event.safeParse({ reason: '演练' }).success).toBe(false);
  });

  it('[E17] that is not true of its type does not compile', () => {
    const wrong = z.looseObject({ kind: z.string() });
    expectTypeOf<OutlineOf<SiteEvent, typeof wrong>>().toBeNever();
    expect(wrong.safeParse({ type: 'lockdownLifted' }).success).toBe(false);
  });
});
