/**
 * Uses what was opened for one command, and closes it whatever comes: a Redis that was started for it must not outlive it,
 * from its first moment on.
 *
 * @param opening what fails to open closes itself
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
