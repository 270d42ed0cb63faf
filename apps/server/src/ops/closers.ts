import type { Logger } from './logger.ts';

type Close = () => void | Promise<void>;

/** What has to be undone, the last first; each once, and a failing one keeps none of the others from it. */
export type Closers = { add(close: Close): void; closeAll(): Promise<void> };

export function openClosers(log: Pick<Logger, 'error'>): Closers {
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
