import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { homeOf, mayOpen } from '../session/home.ts';
import { GateScreen } from '../screens/gate/gate-screen.tsx';
import { Broken } from '../ui/page/error-boundary.tsx';
import type { Cordon } from './cordon.ts';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';

type Context = { cordon: Cordon };

/* Other screens bring words of their own. */
const tabletWords = ({ context }: { context: Context }) => context.cordon.wordings.need('tablet');

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in-route.tsx'), 'SignInRoute'),
  loader: tabletWords,
});

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  component: lazyRouteComponent(() => import('./enrol-route.tsx'), 'EnrolRoute'),
  loader: tabletWords,
});

const deskWords = ({ context: { cordon } }: { context: Context }) =>
  Promise.all([cordon.wordings.need('tablet'), cordon.wordings.need('desk')]);

/* [U22] Everything but the way in wants somebody signed in, on a screen that the role may use. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Frame,
  beforeLoad: ({ context, location }) => {
    const person = context.cordon.session.getState().session?.person;
    if (person === undefined) throw redirect({ to: '/sign-in' });
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
const gate = createRoute({ getParentRoute: () => signedIn, path: '/gate', component: GateScreen });
const unloading = createRoute({
  getParentRoute: () => signedIn,
  path: '/unloading',
  component: lazyRouteComponent(() => import('../screens/unloading/unloading-screen.tsx'), 'UnloadingScreen'),
  loader: tabletWords,
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
  const router = createRouter({
    routeTree,
    context: { cordon },
    defaultErrorComponent: Broken,
    defaultPreload: false,
  });
  cordon.session.subscribe((now, before) => {
    if (now.session?.person.personId !== before.session?.person.personId) void router.invalidate();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
