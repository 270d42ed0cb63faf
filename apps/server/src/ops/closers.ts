import type { Logger } from './logger.ts';

type Close = () => void | Promise<void>;

/** What has to be closed at the end: the last one first, each once; and one that fails does not stop the others. */
export type Closers = { add(close: Close): void; closeAll(): Promise<void> };

export function createClosers(log: Pick<Logger, 'error'>): Closers {
  const stack: Close[] = [];
  return {
    add: (close) => void stack.push(close),
    async closeAll() {
      for (let close = stack.pop(); close !== undefined; close = stack.pop()) {
        try {
          await close();
        } catch (error) {
          log.error({ error }, 'something could not be closed');
        }
      }
    },
  };
}
