import { channelRoutes } from './channels.ts';
import { declarationRoutes } from './declarations.ts';
import { deviceRoutes } from './devices.ts';
import { documentRoutes } from './documents.ts';
import { nightRoutes } from './nights.ts';
import { peopleRoutes } from './people.ts';
import type { RouteAccess } from './route.ts';
import { sessionRoutes } from './session.ts';
import { siteHistoryRoutes } from './site-history.ts';
import { staffRoutes } from './staff.ts';
import { visitRoutes } from './visits.ts';

/** [E8] Every route under /api/v1. The client imports the rows of single resources instead. */
export const httpRoutes = {
  ...sessionRoutes,
  ...visitRoutes,
  ...peopleRoutes,
  ...declarationRoutes,
  ...staffRoutes,
  ...deviceRoutes,
  ...nightRoutes,
  ...channelRoutes,
  ...siteHistoryRoutes,
  ...documentRoutes,
};
export type HttpRoutes = typeof httpRoutes;
export type RouteName = keyof HttpRoutes;

/** [E8] Who may use each route. */
export const routeAccess = Object.fromEntries(
  Object.entries(httpRoutes).map(([name, { access }]) => [name, access]),
) as Readonly<Record<RouteName, RouteAccess>>;
