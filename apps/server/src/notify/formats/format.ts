import type { OutgoingHttpHeaders } from 'node:http';
import type { DeliveryWhy, SecretFault } from '@cordon/protocol/wire/notify.ts';
import type { Message } from '../message.ts';
import type { Posted } from '../net/post.ts';
import type { SiteName, Text } from '../words/text.ts';

/** What a message becomes for one kind of receiver. */
export type Letter = {
  message: Message;
  text: Text;
  language: 'zh-CN' | 'en';
  site: SiteName;
  url: URL;
  secret: string | null;
  now: number; // real time: receivers compare signatures with their own clocks
};

export type Answered = Extract<Posted, { ok: true }>;

/** Sent, to be tried again (not before `afterMs`, when the receiver says so), or refused for good. */
export type Verdict =
  | { is: 'sent' }
  | { is: 'again'; why: DeliveryWhy; afterMs: number }
  | { is: 'refused'; why: DeliveryWhy };

export type Format = {
  /** What is wrong with a secret for this kind of receiver; null: nothing. */
  secretFault(secret: string | null): SecretFault | null;
  write(letter: Letter): { url: URL; headers: OutgoingHttpHeaders; body: string };
  /** Of an answer whose status is good. */
  judge(answered: Answered): Verdict;
};

export const json = { 'content-type': 'application/json; charset=utf-8' } as const;
