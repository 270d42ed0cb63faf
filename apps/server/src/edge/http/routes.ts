import type { Route } from './route.ts';
import { declarationRoutes, type DeclarationRouteParts } from './routes/declarations.ts';
import { deviceRoutes, type DeviceRouteParts } from './routes/devices.ts';
import { documentRoutes } from './routes/documents.ts';
import { nightRoutes, type NightRouteParts } from './routes/nights.ts';
import { notifyRoutes, type NotifyRouteParts } from './routes/notify.ts';
import { peopleRoutes, type PeopleRouteParts } from './routes/people.ts';
import { sessionRoutes, type SessionRouteParts } from './routes/session.ts';
import { siteHistoryRoutes, type SiteHistoryParts } from './routes/site-history.ts';
import { staffRoutes, type StaffRouteParts } from './routes/staff.ts';
import { visitRoutes, type VisitRouteParts } from './routes/visits.ts';

export type RouteParts = SessionRouteParts &
  DeviceRouteParts &
  VisitRouteParts &
  DeclarationRouteParts &
  StaffRouteParts &
  PeopleRouteParts &
  NightRouteParts &
  NotifyRouteParts &
  SiteHistoryParts;

/** [E8] Everything that is served under /api/v1. */
export function routesOf(parts: RouteParts): Route[] {
  return [
    ...sessionRoutes(parts),
    ...deviceRoutes(parts),
    ...visitRoutes(parts),
    ...peopleRoutes(parts),
    ...declarationRoutes(parts),
    ...staffRoutes(parts),
    ...nightRoutes(parts),
    ...notifyRoutes(parts),
    ...siteHistoryRoutes(parts),
    ...documentRoutes(),
  ];
}
