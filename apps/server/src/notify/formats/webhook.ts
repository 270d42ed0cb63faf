import { minuteMs } from '@cordon/protocol/time.ts';
import type { WebhookPayload } from '@cordon/protocol/wire/webhook.ts';
import { Webhook } from 'standardwebhooks';
import { nameIn } from '../words/text.ts';
import { type Format, json, type Letter } from './format.ts';
import { meaningOfStatus } from './meaning.ts';

const secretForm = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const [fewestBytes, mostBytes] = [24, 64]; // as Standard Webhooks asks

/** [NT7] Standard Webhooks: JSON, signed with HMAC-SHA256 over ID, time and body. */
export const webhook: Format = {
  secretFault(secret) {
    if (secret === null) return 'needed';
    const bytes = Buffer.from(secretForm.exec(secret)?.[1] ?? '', 'base64').length;
    return bytes >= fewestBytes && bytes <= mostBytes ? null : 'form';
  },
  write(letter) {
    const { message, url, secret, now } = letter;
    const body = JSON.stringify(payloadOf(letter));
    const at = new Date(now);
    const headers = {
      ...json,
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(now / 1_000)),
      'webhook-signature': new Webhook(secret ?? '').sign(message.id, at, body),
    };
    return { url, headers, body };
  },
  meaningOf: ({ status }) => meaningOfStatus(status),
  restMs: minuteMs,
  pacing: { gapMs: 50, mostTogether: 1 },
};

function payloadOf({ message: { at, told }, text, language, site }: Letter): WebhookPayload {
  const iso = (ms: number) => new Date(ms).toISOString();
  const named = { id: site.id, name: nameIn(language, site.name) };
  if (told === null) {
    return { type: 'test', timestamp: iso(at), data: { site: named, title: text.title, text: text.text ?? '' } };
  }
  const { alertId, rule, severity, plate, step, whom, station, place, raisedAt, count } = told;
  return {
    type: 'alert.escalated',
    timestamp: iso(at),
    data: {
      site: named,
      ...{ alertId, rule, severity, title: text.title, text: text.text, plate, step, whom },
      station: station === null ? null : { id: station.id, name: nameIn(language, station.name) },
      place,
      raisedAt: iso(raisedAt),
      count,
      path: '/board',
    },
  };
}
