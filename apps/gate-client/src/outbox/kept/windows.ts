/** The windows of this browser that are open now: each sends what was recorded in it. */
export type OpenWindows = { mine: string; open(): Promise<string[]> };

const key = 'cordon.window';
const lockPrefix = 'cordon.window.';

/**
 * [U272] A window holds a lock with its name as long as it lives, however it ends; a reload keeps the name. What a window
 * left behind is sent by the next one that looks.
 *
 * @param storage sessionStorage
 */
export async function openWindows(
  storage: Storage,
  locks: Pick<LockManager, 'request' | 'query'> | undefined,
  newId: () => string,
): Promise<OpenWindows> {
  const before = storage.getItem(key);
  if (locks === undefined) {
    const alone = before ?? newId(); // a page without encryption: it keeps nothing, and shares nothing
    return { mine: alone, open: () => Promise.resolve([alone]) };
  }
  const hold = (name: string) =>
    new Promise<boolean>((resolve, reject) => {
      locks
        .request(lockPrefix + name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : new Promise<never>(() => undefined); // until the window ends
        })
        .catch(reject);
    });

  // A window that was duplicated has the other one's name, too.
  const mine = before !== null && (await hold(before)) ? before : newId();
  if (mine !== before) await hold(mine);
  storage.setItem(key, mine);
  return {
    mine,
    async open() {
      const { held = [] } = await locks.query();
      return held.flatMap(({ name }) => (name?.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : []));
    },
  };
}
