import { escalationRoles } from '@cordon/protocol/alert/policy.ts';
import {
  type Channel,
  channelKinds,
  channelLanguages,
  channel as channelShape,
} from '@cordon/protocol/site/channel.ts';
import type { ChannelTarget, ChannelTargetEntry } from '@cordon/protocol/wire/notify.ts';
import { z } from 'zod';
import { slugOf } from '../parts/new-id.ts';

export const channelForm = z.object({
  kind: z.enum(channelKinds),
  zh: z.string(),
  en: z.string(),
  language: z.enum(channelLanguages),
  audience: z.array(z.enum(escalationRoles)),
  enabled: z.boolean(),
});
export type ChannelForm = z.infer<typeof channelForm>;

export const newChannel: ChannelForm = {
  kind: 'wecom',
  zh: '',
  en: '',
  language: 'zh-CN',
  audience: ['supervisor'],
  enabled: true,
};

export function formOf({ kind, name, language, audience, enabled }: Channel): ChannelForm {
  return { kind, zh: name.zh, en: name.en, language, audience, enabled };
}

/** What is typed of address and secret; never part of a draft that outlives the sheet. */
export type TypedTarget = { url: string; secret: string; noSecret: boolean };
export const nothingTyped: TypedTarget = { url: '', secret: '', noSecret: false };

export type ChannelProblem = 'incomplete' | 'audience' | 'url';
export type ReadChannel =
  | { ok: true; channel: Channel; entry: ChannelTargetEntry | null } // null: address and secret stay
  | { ok: false; problem: ChannelProblem };

/**
 * [U94] The channel that a form describes and what is entered with it, or the first thing to mend. An empty field keeps
 * what there is; without an address there is nothing to keep.
 */
export function readChannel(
  form: ChannelForm,
  id: string | null,
  typed: TypedTarget,
  target: Pick<ChannelTarget, 'host'> | null,
  taken: readonly string[],
): ReadChannel {
  const [zh, en] = [form.zh.trim(), form.en.trim()];
  if (zh === '' || en === '') return { ok: false, problem: 'incomplete' };
  if (form.audience.length === 0) return { ok: false, problem: 'audience' };
  const url = typed.url.trim();
  if (url === '' && (target?.host ?? null) === null) return { ok: false, problem: 'url' };
  const { kind, language, audience, enabled } = form;
  const named = { id: id ?? slugOf(en, taken, 'channel'), kind, name: { zh, en }, language, audience, enabled };
  const read = channelShape.safeParse(named);
  if (!read.success) return { ok: false, problem: 'incomplete' };
  return { ok: true, channel: read.data, entry: entryOf(url, typed) };
}

function entryOf(url: string, { secret, noSecret }: TypedTarget): ChannelTargetEntry | null {
  const typed = secret.trim();
  const entry: ChannelTargetEntry = {
    ...(url === '' ? {} : { url }),
    ...(typed === '' ? (noSecret ? { secret: null } : {}) : { secret: typed }),
  };
  return Object.keys(entry).length === 0 ? null : entry;
}

/** A secret as Standard Webhooks wants it: 32 bytes by chance. */
export function makeSecret(
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => void crypto.getRandomValues(bytes),
): string {
  const bytes = new Uint8Array(32);
  random(bytes);
  return `whsec_${btoa(String.fromCodePoint(...bytes))}`;
}
