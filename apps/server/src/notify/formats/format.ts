import type { OutgoingHttpHeaders } from 'node:http';
import type { SecretFault } from '@cordon/protocol/wire/notify.ts';
import type { Message } from '../message.ts';
import type { SiteName, Text } from '../words/text.ts';
import type { Answer } from './answer.ts';
import type { Meaning } from './meaning.ts';

/** What a message becomes for one kind of receiver; a robot's may speak for several, of which this is the worst. */
export type Letter = {
  message: Message;
  text: Text;
  language: 'zh-CN' | 'en';
  site: SiteName;
  url: URL;
  secret: string | null;
  now: number; // real time: receivers compare signatures with their own clocks
};

/** [NT14] How fast a receiver is sent to, and how many alerts one sending may speak of. */
export type Pacing = { gapMs: number; mostTogether: number };

export type Format = {
  /** What is wrong with a secret for this kind of receiver; null: nothing. */
  secretFault(secret: string | null): SecretFault | null;
  write(letter: Letter): { url: URL; headers: OutgoingHttpHeaders; body: string };
  /** [NT12] Pure. */
  meaningOf(answer: Answer): Meaning;
  /** How long a receiver that wants fewer messages is left alone, when it does not say. */
  restMs: number;
  pacing: Pacing;
};

export const json = { 'content-type': 'application/json; charset=utf-8' } as const;

/**
 * Robots of groups take 20 messages in any minute (WeCom, DingTalk; Feishu takes more, but not at the full hour). 3.5 s apart
 * makes 18: others may send there, too.
 */
export const robotPacing: Pacing = { gapMs: 3_500, mostTogether: 10 };
