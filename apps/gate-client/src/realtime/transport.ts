export const answerWithinMs = 10_000;

/** The wire as the connection needs it: Socket.IO in the product, a script in tests. */
export type Transport = {
  open(): void;
  close(): void;
  /** @throws when there is no answer within the time, or the wire is cut */
  ask(
    event: 'command' | 'deliver' | 'follow' | 'status' | 'claims',
    payload: unknown,
    timeoutMs: number,
  ): Promise<unknown>;
};

export type TransportEvents = {
  opened(): void;
  /** The wire was cut, or could not be opened. `refusal` is what the server said to the handshake, if it said anything. */
  lost(refusal: unknown): void;
  packet(packet: unknown): void;
  bye(bye: unknown): void;
  claims(claims: unknown): void;
};

export type OpenTransport = (token: string, events: TransportEvents) => Transport;
