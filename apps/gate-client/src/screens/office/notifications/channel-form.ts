import { escalationRoles } from '@cordon/protocol/alert/policy.ts';
import {
  type Channel,
  channelKinds,
  channelLanguages,
  channel as channelShape,
} from '@cordon/protocol/site/channel.ts';
import { type ChannelTarget, type ChannelTargetEntry, channelTargetEntry } from '@cordon/protocol/wire/notify.ts';
import { z } from 'zod';
import { slugOf } from '../parts/new-id.ts';
import { formSchema, readForm } from '../parts/office-form.ts';

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

const typedTarget = z.object({ url: z.string(), secret: z.string(), noSecret: z.boolean() });
export const channelFields = channelForm.extend(typedTarget.shape);
export type ChannelFields = z.infer<typeof channelFields>;

const madeChannel = z.object({ channel: channelShape, entry: channelTargetEntry.nullable() });
export type MadeChannel = z.infer<typeof madeChannel>; // no entry: address and secret stay

export const channelProblems = ['incomplete', 'audience', 'url'] as const;
type ChannelProblem = (typeof channelProblems)[number];

/**
 * [U94] The channel that a form describes and what is entered with it, or what is to be corrected. An empty field keeps what
 * there is; without an address there is nothing to keep.
 */
export function channelSchema(
  id: string | null,
  target: Pick<ChannelTarget, 'host'> | null,
  taken: readonly string[],
): z.ZodType<MadeChannel, ChannelFields> {
  return formSchema<ChannelFields, MadeChannel, ChannelProblem>(
    channelFields,
    madeChannel,
    (form, blame) => {
      const [zh, en, url] = [form.zh.trim(), form.en.trim(), form.url.trim()];
      if (zh === '') blame('zh', 'incomplete');
      if (en === '') blame('en', 'incomplete');
      if (form.audience.length === 0) blame('audience', 'audience');
      if (url === '' && (target?.host ?? null) === null) blame('url', 'url');
      const { kind, language, audience, enabled } = form;
      const channel = { id: id ?? slugOf(en, taken, 'channel'), kind, name: { zh, en }, language, audience, enabled };
      return { channel, entry: entryOf(url, form) };
    },
    ([part, field, language]) => {
      if (part === 'entry') return ['url', 'url'];
      return field === 'audience' ? ['audience', 'audience'] : [language === 'en' ? 'en' : 'zh', 'incomplete'];
    },
  );
}

export function readChannel(
  form: ChannelForm,
  id: string | null,
  typed: TypedTarget,
  target: Pick<ChannelTarget, 'host'> | null,
  taken: readonly string[],
) {
  const read = readForm(channelSchema(id, target, taken), { ...form, ...typed });
  return read.ok ? ({ ok: true, ...read.value } as const) : read;
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
