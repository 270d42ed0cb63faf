import { z } from 'zod';
import { defineScript, oneWord } from '../../redis/script.ts';

const fileOf = (name: string) => new URL(`scripts/${name}.lua`, import.meta.url);

export const takeMessages = defineScript({
  file: fileOf('take'),
  keys: ['at', 'pending'],
  args: ['expected', 'after', 'now'],
  reply: z.union([
    z.tuple([z.literal('taken')]).transform(() => null),
    z.tuple([z.literal('moved'), z.string()]).transform(([, place]) => Number(place)),
  ]),
});

export const addMessage = defineScript({
  file: fileOf('add'),
  keys: ['message', 'pending', 'ready'],
  args: ['id', 'channel', 'message', 'urgency', 'now'],
  reply: oneWord('added', 'known'),
});

export const claimMessages = defineScript({
  file: fileOf('claim'),
  keys: ['lane', 'ready'],
  args: ['token', 'claimMs', 'now', 'most', 'gapMs'],
  reply: z.union([
    z.tuple([z.literal('claimed')], z.int()),
    z.tuple([z.literal('busy'), z.int()]),
    z.tuple([z.literal('over')]),
  ]),
});

export const settleMessage = defineScript({
  file: fileOf('settle'),
  keys: ['message', 'claim', 'pending', 'sent', 'dead', 'overtaken', 'ready'],
  args: ['id', 'token', 'outcome', 'now', 'why', 'nextAt', 'urgency'],
  reply: oneWord('settled', 'lost'),
});

export const replayMessage = defineScript({
  file: fileOf('replay'),
  keys: ['message', 'pending', 'dead'],
  args: ['id', 'now'],
  reply: oneWord('replayed', 'not-dead'),
});

export const dropMessages = defineScript({
  file: fileOf('drop'),
  keys: ['list'],
  args: ['state', 'before'],
  reply: z.tuple([z.literal('dropped'), z.int()]).transform(([, count]) => count),
});
