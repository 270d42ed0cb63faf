import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { homeOf, mayOpen, placeToKeep, signInSearch } from '../session/home.ts';
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
  loader: deskWords,
});
const wall = createRoute({
  getParentRoute: () => signedIn,
  path: '/wall',
  component: lazyRouteComponent(() => import('../screens/wall/wall-screen.tsx'), 'WallScreen'),
  loader: deskWords,
});
const officeScreen = lazyRouteComponent(() => import('../screens/office/office-screen.tsx'), 'OfficeScreen');
const office = { getParentRoute: () => signedIn, component: officeScreen, loader: deskWords };
const reviewScreen = lazyRouteComponent(() => import('../screens/supervisor/review/review-screen.tsx'), 'ReviewScreen');
const review = { getParentRoute: () => signedIn, component: reviewScreen, loader: deskWords };
/* These have pages of their own below their address, and look at the rest of it themselves. */
const paged = [
  createRoute({ ...office, path: '/office' }),
  createRoute({ ...office, path: '/office/$' }),
  createRoute({ ...review, path: '/review' }),
  createRoute({ ...review, path: '/review/$' }),
] as const;

const routeTree = root.addChildren([
  index,
  signIn,
  enrol,
  signedIn.addChildren([gate, unloading, board, wall, ...paged]),
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
