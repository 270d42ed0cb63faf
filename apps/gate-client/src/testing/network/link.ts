import type { OpenTransport, TransportEvents } from '../../realtime/wire.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Position } from '@cordon/protocol/wire/position.ts';
import type { Person, SiteServer } from './site-server.ts';
import type { World } from './world.ts';

/** How bad a link is; probabilities per message. */
export type Weather = {
  up: boolean;
  cut: number; // the line breaks with this message on it
  double: number; // a command arrives twice
  lateMs: number; // the most that a message is under way
  zombie: number; // what was on a line that broke arrives all the same, later
};

export const calm: Weather = { up: true, cut: 0, double: 0, lateMs: 20, zombie: 0 };

export type Link = {
  open: OpenTransport;
  weather: Weather;
  /** Cuts whatever is open. */
  cut(): void;
};

/**
 * A wire as the network treats it: it delays everything, breaks at any message, delivers what was on a broken line later
 * or never, and delivers commands twice and out of order. What the server sends on one line keeps its order, as on TCP.
 *
 * @param actorOf who a token stands for; the author of what somebody else carries comes with the command
 */
export function createLink(world: World, server: SiteServer, actorOf: (token: string) => Person): Link {
  let present: { cut(): void } | null = null;
  const link: Link = {
    weather: { ...calm },
    cut: () => present?.cut(),
    open: (token, events) => {
      const line = openLine(token, events);
      present = line;
      return line;
    },
  };

  function openLine(token: string, events: TransportEvents) {
    let isOpen = false;
    let isGone = false;
    let lastArrival = 0; // of what the server sends: one after the other
    let stop = () => {};
    const pending = new Set<(why: Error) => void>();
    const delay = () => world.between(1, link.weather.lateMs);

    function cut(): void {
      if (isGone) return;
      isGone = true;
      isOpen = false;
      stop();
      for (const reject of pending) reject(new Error('cut'));
      pending.clear();
      world.setTimeout(() => events.lost(null), 1);
    }
    /** Down the line, in order; false when it broke instead. */
    function toTablet(run: () => void): void {
      if (isGone) return;
      if (!link.weather.up || world.chance(link.weather.cut)) {
        cut();
        return;
      }
      lastArrival = Math.max(lastArrival, world.now() + delay());
      world.setTimeout(() => {
        if (!isGone) run();
      }, lastArrival - world.now());
    }
    function toServer(run: () => void, mayDouble: boolean): void {
      const breaks = !link.weather.up || world.chance(link.weather.cut);
      if (!breaks || world.chance(link.weather.zombie)) world.setTimeout(run, breaks ? delay() * 50 : delay());
      if (!breaks && mayDouble && world.chance(link.weather.double)) world.setTimeout(run, delay() * 10);
      if (breaks) cut();
    }
    function answerOf(event: string, payload: unknown): unknown {
      if (event === 'follow') {
        const { after } = payload as { after?: Position };
        stop();
        const following = server.follow(after, (packet) => toTablet(() => events.packet(packet)));
        ({ stop } = following);
        return following.answer;
      }
      const { carried, command } = payload as { carried?: string; command?: Command };
      return carried === undefined
        ? server.command(actorOf(token), payload)
        : server.command(actorOf(carried), command);
    }

    return {
      cut,
      open() {
        world.setTimeout(() => {
          if (isGone) return;
          if (!link.weather.up) cut();
          else {
            isOpen = true;
            events.opened();
          }
        }, delay());
      },
      close() {
        isGone = true;
        isOpen = false;
        stop();
        for (const reject of pending) reject(new Error('closed'));
        pending.clear();
      },
      ask(event: string, payload: unknown, timeoutMs: number): Promise<unknown> {
        if (!isOpen) return Promise.reject(new Error('not connected'));
        return new Promise((resolve, reject) => {
          pending.add(reject);
          const timer = world.setTimeout(() => reject(new Error('no answer')), timeoutMs);
          const done = (answer: unknown) => {
            world.clearTimeout(timer);
            pending.delete(reject);
            resolve(answer);
          };
          toServer(() => {
            // A follower is one of this line alone; a command counts whichever way it came.
            if (event === 'follow' && isGone) return;
            const answer = event === 'status' ? { ok: true } : answerOf(event, payload);
            toTablet(() => done(answer));
          }, event === 'command');
        });
      },
    };
  }

  return link;
}
