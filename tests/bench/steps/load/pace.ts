import { setTimeout as pause } from 'node:timers/promises';
import { Samples } from './samples.ts';

/** What sends: one step at a time, the next one once it is answered. */
export type Lane = {
  /**
   * Sends its next step, if it has one.
   *
   * @param intended the moment from which its time is counted
   */
  send(intended: number, answered: () => void): boolean;
};

export type Paced = { count: number; seconds: number; ms: Samples };

const stuckAfterMs = 30_000;

/** Each lane sends its next step as soon as the one before is answered. @throws Error when steps run out or get no answer */
export async function closedLoop(lanes: readonly Lane[], count: number): Promise<Paced> {
  const ms = new Samples(count);
  const began = performance.now();
  let [sent, underWay] = [0, 0];
  await answeredAll(count, (oneMore, fail) => {
    const next = (lane: Lane): void => {
      if (sent >= count) return;
      const at = performance.now();
      const isSent = lane.send(at, () => {
        underWay -= 1;
        ms.add(performance.now() - at);
        oneMore();
        next(lane);
      });
      if (isSent) [sent, underWay] = [sent + 1, underWay + 1];
      else if (underWay === 0) fail(new Error(`no step was left after ${sent}`)); // else another lane may have some
    };
    for (const lane of lanes) next(lane);
  });
  return { count, seconds: (performance.now() - began) / 1_000, ms };
}

/** Steps at a fixed rate. Each counts from the moment at which it should have been sent, also when no lane was free then. */
export async function openLoop(lanes: readonly Lane[], perSecond: number, count: number): Promise<Paced> {
  const ms = new Samples(count);
  const began = performance.now();
  const free = [...lanes];
  const late: number[] = [];
  await answeredAll(count, (oneMore, fail) => {
    const send = (lane: Lane, intended: number): void => {
      const isSent = lane.send(intended, () => {
        ms.add(performance.now() - intended);
        oneMore();
        const waiting = late.shift();
        if (waiting === undefined) free.push(lane);
        else send(lane, waiting);
      });
      if (!isSent) fail(new Error('no step was left'));
    };
    const keepPace = async (): Promise<void> => {
      for (let i = 0; i < count;) {
        const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
        for (; i < due; i++) {
          const intended = began + (i * 1_000) / perSecond;
          const lane = free.shift();
          if (lane === undefined) late.push(intended);
          else send(lane, intended);
        }
        await pause(Math.max(0, began + (i * 1_000) / perSecond - performance.now()));
      }
    };
    keepPace().catch(fail);
  });
  return { count, seconds: (performance.now() - began) / 1_000, ms };
}

function answeredAll(count: number, start: (oneMore: () => void, fail: (error: Error) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let [answered, before] = [0, -1];
    const watch = setInterval(() => {
      if (answered === before) fail(new Error(`nothing was answered for a while: ${answered} of ${count}`));
      before = answered;
    }, stuckAfterMs);
    const fail = (error: Error): void => {
      clearInterval(watch);
      reject(error);
    };
    const oneMore = (): void => {
      answered += 1;
      if (answered < count) return;
      clearInterval(watch);
      resolve();
    };
    start(oneMore, fail);
  });
}
