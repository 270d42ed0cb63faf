/** What `npm start` has started, in one process or in several. */
export type Running = {
  startLines: readonly string[]; // where it is reached
  warnings: readonly string[];
  /** Resolves with the reason when the embedded Redis ends by itself; else never. */
  died: Promise<string>;
  /** Finishes what is being carried out, says good-bye to the clients, and closes everything. */
  drain(): Promise<void>;
  /** At a second signal: ends everything, and waits for nothing. */
  abandon(): void;
};

const drainWithinMs = 20_000;
/** In ms. With npm in between, one Ctrl-C arrives twice: from the terminal, and passed on by npm. */
const sameSignalMs = 1_000;

/**
 * The first call, or the first of these signals, lets Cordon finish what it is doing; a second signal does not.
 *
 * @returns the function that begins it
 */
export function stopOnSignals(
  starting: Promise<Pick<Running, 'drain' | 'abandon'>>,
  signals: readonly NodeJS.Signals[],
) {
  let stoppingSince = Number.POSITIVE_INFINITY;
  const stop = async (): Promise<void> => {
    stoppingSince = performance.now();
    const running = await starting.catch(() => undefined);
    setTimeout(() => void forced(), drainWithinMs).unref();
    await running?.drain();
    process.exit();
  };
  const forced = async (): Promise<void> => {
    (await starting.catch(() => undefined))?.abandon();
    process.exit(1);
  };
  const onSignal = (): void => {
    if (stoppingSince === Number.POSITIVE_INFINITY) void stop();
    else if (performance.now() - stoppingSince > sameSignalMs) void forced();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return stop;
}

export function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
