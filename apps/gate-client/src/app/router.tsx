import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { homeOf, mayOpen, placeToKeep, signInSearch } from '../session/home.ts';
import {
  apiSearch,
  auditSearch,
  batchesSearch,
  declarationsSearch,
  devicesSearch,
  notificationsSearch,
  peopleSearch,
  stationsSearch,
} from '../screens/office/office-search.ts';
import { boardSearch, reviewSearch, whatIfSearch } from '../screens/supervisor/supervisor-search.ts';
import { GateScreen } from '../screens/gate/gate-screen.tsx';
import { gateSearch } from '../screens/gate/use-gate-place.ts';
import { pointSearch } from '../screens/unloading/use-point-place.ts';
import { Broken } from '../ui/page/error-boundary.tsx';
import type { Cordon } from './cordon.ts';
import { enterAt, isFreshWindow } from './entering.ts';
import { Frame, NotFound } from './frame.tsx';

type Context = {
  cordon: Cordon;
  /** Where this person was when their sign-in ended in this window. */
  placeLeftBy(personId: string): string | undefined;
};

/* Other screens bring words of their own. */
const tabletWords = ({ context }: { context: Context }) => context.cordon.wordings.need('tablet');

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in-route.tsx'), 'SignInRoute'),
  loader: tabletWords,
  validateSearch: signInSearch,
});

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  component: lazyRouteComponent(() => import('./enrol-route.tsx'), 'EnrolRoute'),
  loader: tabletWords,
});

const deskWords = ({ context: { cordon } }: { context: Context }) =>
  Promise.all([cordon.wordings.need('tablet'), cordon.wordings.need('desk')]);

/* [U22] Everything but the way in wants somebody signed in, on a screen that the role may use. [U383] An address is come back to. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Frame,
  beforeLoad: ({ context, location }) => {
    const { session, ended } = context.cordon.session.getState();
    if (session === null) throw redirect({ to: '/sign-in', search: { to: placeToKeep(location.href, ended) } });
    const { person } = session;
    if (!mayOpen(person.role, location.pathname)) throw redirect({ to: homeOf(person.role) });
  },
});

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context }) => {
    const person = context.cordon.session.getState().session?.person;
    throw redirect({ to: person === undefined ? '/sign-in' : homeOf(person.role) });
  },
});

/* The gate's tablet must come up first and on the worst network: only its screen is part of the first load. */
const gate = createRoute({
  getParentRoute: () => signedIn,
  path: '/gate',
  component: GateScreen,
  validateSearch: gateSearch,
});
const unloading = createRoute({
  getParentRoute: () => signedIn,
  path: '/unloading',
  component: lazyRouteComponent(() => import('../screens/unloading/unloading-screen.tsx'), 'UnloadingScreen'),
  loader: tabletWords,
  validateSearch: pointSearch,
});
const board = createRoute({
  getParentRoute: () => signedIn,
  path: '/board',
  component: lazyRouteComponent(() => import('../screens/supervisor/board-screen.tsx'), 'BoardScreen'),
  validateSearch: boardSearch,
  loader: deskWords,
});
const wall = createRoute({
  getParentRoute: () => signedIn,
  path: '/wall',
  component: lazyRouteComponent(() => import('../screens/wall/wall-screen.tsx'), 'WallScreen'),
  loader: deskWords,
});

const officeScreen = () => import('../screens/office/office-screen.tsx');
const office = createRoute({
  getParentRoute: () => signedIn,
  path: '/office',
  component: lazyRouteComponent(officeScreen, 'OfficeScreen'),
  loader: deskWords,
});
const toDeclarations = () => {
  throw redirect({ to: '/office/declarations', replace: true });
};
const ofOffice = { getParentRoute: () => office };
const officePages = [
  createRoute({ ...ofOffice, path: '/', beforeLoad: toDeclarations }),
  createRoute({ ...ofOffice, path: '$', beforeLoad: toDeclarations }), // an address that has no page
  createRoute({
    ...ofOffice,
    path: 'declarations',
    component: lazyRouteComponent(officeScreen, 'Declarations'),
    validateSearch: declarationsSearch,
  }),
  createRoute({
    ...ofOffice,
    path: 'people',
    component: lazyRouteComponent(officeScreen, 'People'),
    validateSearch: peopleSearch,
  }),
  createRoute({
    ...ofOffice,
    path: 'stations',
    component: lazyRouteComponent(officeScreen, 'Stations'),
    validateSearch: stationsSearch,
  }),
  createRoute({ ...ofOffice, path: 'hours', component: lazyRouteComponent(officeScreen, 'Hours') }),
  createRoute({ ...ofOffice, path: 'limits', component: lazyRouteComponent(officeScreen, 'Limits') }),
  createRoute({ ...ofOffice, path: 'alerting', component: lazyRouteComponent(officeScreen, 'Alerting') }),
  createRoute({
    ...ofOffice,
    path: 'batches',
    component: lazyRouteComponent(officeScreen, 'Batches'),
    validateSearch: batchesSearch,
  }),
  createRoute({
    ...ofOffice,
    path: 'notifications',
    component: lazyRouteComponent(officeScreen, 'Notifications'),
    validateSearch: notificationsSearch,
  }),
  createRoute({
    ...ofOffice,
    path: 'devices',
    component: lazyRouteComponent(officeScreen, 'Devices'),
    validateSearch: devicesSearch,
  }),
  createRoute({
    ...ofOffice,
    path: 'audit',
    component: lazyRouteComponent(officeScreen, 'Audit'),
    validateSearch: auditSearch,
  }),
  createRoute({
    ...ofOffice,
    path: 'api',
    component: lazyRouteComponent(officeScreen, 'Api'),
    validateSearch: apiSearch,
  }),
] as const;

const reviewScreen = () => import('../screens/supervisor/review/review-screen.tsx');
const review = createRoute({
  getParentRoute: () => signedIn,
  path: '/review',
  component: lazyRouteComponent(reviewScreen, 'ReviewScreen'),
  validateSearch: reviewSearch,
  loader: deskWords,
});
const toSummary = () => {
  throw redirect({ to: '/review/summary', search: true, replace: true });
};
const ofReview = { getParentRoute: () => review };
const reviewPages = [
  createRoute({ ...ofReview, path: '/', beforeLoad: toSummary }),
  createRoute({ ...ofReview, path: '$', beforeLoad: toSummary }), // an address that has no page
  createRoute({ ...ofReview, path: 'summary', component: lazyRouteComponent(reviewScreen, 'Summary') }),
  createRoute({
    ...ofReview,
    path: 'what-if',
    component: lazyRouteComponent(reviewScreen, 'WhatIf'),
    validateSearch: whatIfSearch,
  }),
  createRoute({ ...ofReview, path: 'changes', component: lazyRouteComponent(reviewScreen, 'Changes') }),
  createRoute({
    ...ofReview,
    path: 'access',
    component: lazyRouteComponent(reviewScreen, 'Access'),
    validateSearch: auditSearch,
  }),
] as const;

const routeTree = root.addChildren([
  index,
  signIn,
  enrol,
  signedIn.addChildren([
    gate,
    unloading,
    board,
    wall,
    office.addChildren(officePages),
    review.addChildren(reviewPages),
  ]),
]);

export function createAppRouter(cordon: Cordon) {
  const isFresh = isFreshWindow(globalThis.history);
  let left: { personId: string; href: string } | null = null;
  const router = createRouter({
    routeTree,
    context: { cordon, placeLeftBy: (personId) => (left?.personId === personId ? left.href : undefined) },
    defaultErrorComponent: Broken,
    defaultPreload: false,
  });
  const { href, search } = router.history.location;
  if (isFresh && search !== '') enterAt(router.history, href);
  cordon.session.subscribe((now, before) => {
    const [person, last] = [now.session?.person, before.session?.person];
    if (person?.personId === last?.personId) return;
    if (last !== undefined) left = { personId: last.personId, href: router.latestLocation.href };
    void router.invalidate();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
