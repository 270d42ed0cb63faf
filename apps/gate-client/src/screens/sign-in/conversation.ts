import type { SignInRequest, SignInWants } from '@cordon/protocol/wire/session.ts';
import { createStore, type StoreApi } from 'zustand';
import type { Answer, Refusal } from '../../api/http.ts';
import type { Session, SignInReply } from '../../api/shapes.ts';

export type Said = {
  wants: SignInWants | null; // what is asked for before somebody is signed in
  refusal: Refusal | null;
  until: number | null; // nobody may try again before; the clock that was given
};

export type Conversation = {
  said: StoreApi<Said>;
  /** @returns whether the server went along: signed in, or one thing more is wanted */
  ask(request: SignInRequest): Promise<boolean>;
  /** The same request again, with what was wanted. */
  add(more: { totp?: string; newPassword?: string }): Promise<boolean>;
  dismiss(): void;
  /** Somebody else, or from the beginning: what was entered is forgotten. */
  leave(): void;
};

type Parts = {
  signIn(request: SignInRequest): Promise<Answer<SignInReply>>;
  now(): number;
  onSignedIn(session: Session): void;
  onRefused(refusal: Refusal): void;
};

const nothing: Said = { wants: null, refusal: null, until: null };

/** [U226] Signing in is a conversation: what was entered is sent again with what the server wants besides, until it is enough. */
export function createConversation({ signIn, now, onSignedIn, onRefused }: Parts): Conversation {
  const said = createStore<Said>()(() => nothing);
  let entered: SignInRequest | null = null;

  async function ask(request: SignInRequest): Promise<boolean> {
    entered = request;
    const answer = await signIn(request);
    if (entered !== request) return false; // they have left meanwhile
    if (!answer.ok) {
      const { retryAfterMs } = answer.params;
      const until = typeof retryAfterMs === 'number' && retryAfterMs > 0 ? now() + retryAfterMs : null;
      said.setState({ refusal: answer, until });
      onRefused(answer);
      return false;
    }
    const reply = answer.value;
    if (reply.state === 'wants') {
      said.setState({ wants: reply, refusal: null, until: null });
      return true;
    }
    entered = null;
    const { token, person, device, site, expiresAt } = reply;
    onSignedIn({ token, person, device, site, expiresAt });
    return true;
  }

  return {
    said,
    ask,
    add(more) {
      if (entered === null) return Promise.resolve(false);
      return ask('pin' in entered ? { ...entered, totp: more.totp } : { ...entered, ...more });
    },
    dismiss() {
      said.setState({ refusal: null });
    },
    leave() {
      entered = null;
      said.setState(nothing, true);
    },
  };
}
