import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

const loads: (() => Promise<unknown>)[] = [];

/**
 * A part of a screen that is not needed at once: it stays out of the first load and is fetched as soon as the device has
 * nothing else to do, so that no press ever waits for the network.
 *
 * @param meanwhile what is shown in the moment when it is wanted before it has come
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode = null,
): ComponentType<P> {
  loads.push(load);
  const Part = lazy(async () => ({ default: await load() }));
  return function Later(props: P) {
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Fetches every part that has been put off. What can't be had now is fetched when it is wanted. */
export async function fetchLaterParts(): Promise<void> {
  await Promise.allSettled(loads.map((load) => load()));
}
