/**
 * Uses something that was opened for one command, and closes it in any case: a Redis that was started for the command must end
 * with it, even when it fails at once.
 *
 * @param opening when it fails, it has closed itself
 */
export async function whileOpen<T extends { close: () => Promise<void> }, R>(
  opening: Promise<T>,
  use: (opened: T) => Promise<R>,
): Promise<R> {
  const stop = (signal: NodeJS.Signals) => {
    void closed(opening).finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await use(await opening);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await closed(opening);
  }
}

async function closed(opening: Promise<{ close: () => Promise<void> }>): Promise<void> {
  const opened = await opening.catch(() => null);
  await opened?.close();
}
