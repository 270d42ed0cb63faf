import type { OutgoingHttpHeaders } from 'node:http';
import type { SecretFault } from '@cordon/protocol/wire/notify.ts';
import type { Message } from '../message.ts';
import type { SiteName, Text } from '../words/text.ts';
import type { Answer } from './answer.ts';
import type { Meaning } from './meaning.ts';

/** What is written for one kind of receiver: a message, or several of which `message` is the most urgent. */
export type Letter = {
  message: Message;
  text: Text;
  language: 'zh-CN' | 'en';
  site: SiteName;
  url: URL;
  secret: string | null;
  now: number; // epoch ms of real time: receivers compare signatures with their own clocks
};

/** [NT14] How long to wait between two sendings to a receiver, in ms, and how many alerts one sending may contain. */
export type Pacing = { gapMs: number; mostTogether: number };

export type Format = {
  /** What is wrong with a secret for this kind of receiver; null: nothing. */
  secretFault(secret: string | null): SecretFault | null;
  write(letter: Letter): { url: URL; headers: OutgoingHttpHeaders; body: string };
  /** [NT12] What an answer of this kind of receiver means. */
  meaningOf(answer: Answer): Meaning;
  /** In ms: how long nothing is sent to a receiver that wants fewer messages, when it does not say so itself. */
  restMs: number;
  pacing: Pacing;
};

export const json = { 'content-type': 'application/json; charset=utf-8' } as const;

/**
 * Group robots take 20 messages in any minute (WeCom, DingTalk; Feishu takes more, but not at the full hour). One every 3.5 s
 * makes 18, since others may send to the same robot.
 */
export const robotPacing: Pacing = { gapMs: 3_500, mostTogether: 10 };
