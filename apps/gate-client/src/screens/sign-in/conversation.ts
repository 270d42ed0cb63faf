import type { SignedInSession, SignInAnswer, SignInWants } from '@cordon/protocol/wire/http/session.ts';
import type { SignInRequest } from '@cordon/protocol/wire/session.ts';
import { createStore, type StoreApi } from 'zustand';
import type { Answer, Refusal } from '../../api/http.ts';
import type { Timers } from '../../clock/ticker.ts';
import type { Authors, Unlocked } from '../../session/authors/authors.ts';

export type Said = {
  wants: SignInWants | null; // what is asked for before somebody is signed in
  refusal: Refusal | null;
  offline: Unlocked | null; // the server did not answer: what this device itself says
  until: number | null; // nobody may try again before; the clock that was given
};

export type Conversation = {
  said: StoreApi<Said>;
  /** @returns whether it was gone along with: signed in, one thing more is wanted, or the device itself opens */
  ask(request: SignInRequest): Promise<boolean>;
  /** The same request again, with what was wanted. */
  add(more: { totp?: string; newPassword?: string }): Promise<boolean>;
  /** They know that there is no network, and begin all the same. */
  goOffline(): void;
  dismiss(): void;
  /** Somebody else, or from the beginning: what was entered is forgotten. */
  leave(): void;
};

type Parts = {
  signIn(request: SignInRequest): Promise<Answer<SignInAnswer>>;
  authors: Pick<Authors, 'prepare' | 'unlock' | 'known' | 'leave'>;
  now(): number;
  timers: Timers;
  onSignedIn(session: SignedInSession): void;
  onRefused(refusal: Refusal): void;
};

type ByPin = Extract<SignInRequest, { pin: string }>;

const nothing: Said = { wants: null, refusal: null, offline: null, until: null };
/** On a line that is there and carries nothing a browser waits for minutes. */
const answerWithinMs = 8000;
const unanswered: Refusal = { ok: false, code: 'unavailable', retryable: true, params: {} };

/**
 * [U226] Signing in is a conversation: what was entered is sent again with what the server wants besides, until it is
 * enough. [U255] Where it does not answer, the device itself looks at the PIN of those who were here before.
 */
export function createConversation(parts: Parts): Conversation {
  const { signIn, authors, now, timers, onSignedIn, onRefused } = parts;
  const said = createStore<Said>()(() => nothing);
  let entered: SignInRequest | null = null;

  const untilOf = (retryAfterMs: unknown) =>
    typeof retryAfterMs === 'number' && retryAfterMs > 0 ? now() + retryAfterMs : null;

  async function ask(request: SignInRequest): Promise<boolean> {
    entered = request;
    const author = 'pin' in request ? await authors.prepare() : null;
    const sent = author === null || !('pin' in request) ? request : { ...request, authorKey: author.publicKey };
    const answer = await inTime(request, signIn(sent));
    if (entered !== request) return false; // they have left meanwhile
    if (!answer.ok && answer.code === 'unavailable' && 'pin' in request) return unlock(request);
    if (!answer.ok) {
      said.setState({ refusal: answer, offline: null, until: untilOf(answer.params['retryAfterMs']) });
      onRefused(answer);
      return false;
    }
    const reply = answer.value;
    if (reply.state === 'wants') {
      said.setState({ ...nothing, wants: reply });
      return true;
    }
    entered = null;
    const { token, person, device, site, expiresAt } = reply;
    const session = { token, person, device, site, expiresAt };
    // Nobody waits for it: without room on the device they work all the same, with the network.
    if (author !== null && 'pin' in request) author.keep(session, request.pin).catch(() => undefined);
    onSignedIn(session);
    return true;
  }

  async function unlock(request: ByPin): Promise<boolean> {
    const offline = await authors.unlock(request.staffNumber, request.pin).catch(() => null);
    if (entered !== request) {
      authors.leave();
      return false;
    }
    if (offline === null) said.setState({ ...nothing, refusal: unanswered });
    else
      said.setState({ ...nothing, offline, until: 'retryAfterMs' in offline ? untilOf(offline.retryAfterMs) : null });
    return offline?.ok === true;
  }

  /** Whoever can't come in otherwise waits for the server as long as it takes. */
  async function inTime(request: SignInRequest, answer: Promise<Answer<SignInAnswer>>): Promise<Answer<SignInAnswer>> {
    if (!('pin' in request)) return answer;
    const known = await authors.known().catch(() => []);
    if (known.every(({ staffNumber }) => staffNumber !== request.staffNumber)) return answer;
    let timer: unknown = null;
    const late = new Promise<Refusal>((resolve) => {
      timer = timers.setTimeout(() => resolve(unanswered), answerWithinMs);
    });
    return Promise.race([answer, late]).finally(() => timers.clearTimeout(timer));
  }

  return {
    said,
    ask,
    add(more) {
      if (entered === null) return Promise.resolve(false);
      return ask('pin' in entered ? { ...entered, totp: more.totp } : { ...entered, ...more });
    },
    goOffline() {
      const { offline } = said.getState();
      if (offline?.ok !== true) return;
      entered = null;
      onSignedIn(offline.session);
    },
    dismiss() {
      said.setState({ refusal: null, offline: null });
    },
    leave() {
      if (said.getState().offline?.ok === true) authors.leave();
      entered = null;
      said.setState(nothing, true);
    },
  };
}
