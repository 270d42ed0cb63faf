import type { AuditEvent } from '@cordon/protocol/audit/events.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import type { CommandType } from '@cordon/protocol/wire/command.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import type { Words } from './words.tsx';

/** What is filled into the line of an event. */
export type Values = Record<string, string>;

/** What somebody added in their own words. */
export function said({ language }: Words, text: string | null): string {
  if (text === null) return '';
  return `${language === 'en' ? ': ' : '：'}${text}`;
}

/** What the line of an audit event is filled with. `visit`, when it is known, gives its people their masked names. */
export function auditValues(words: Words, event: AuditEvent, visit: VisitState | null): Values {
  const { t } = words;
  switch (event.type) {
    case 'signedIn':
      return { method: t(`terms.signInMethods.${event.method}`) };
    case 'signInRefused':
      return {
        name: event.personId === null ? t('terms.unknownNumber') : words.colleague(event.personId),
        code: t(`errors.${event.code}.what`),
      };
    case 'denied':
      return { what: askedFor(words, event.what), code: t(`errors.${event.code}.what`) };
    case 'enrolmentRefused':
      return { code: t(`errors.${event.code}.what`) };
    case 'identityShown': {
      const person = visit?.declaration.crew.find(({ personId }) => personId === event.personId);
      return {
        name: person?.maskedName ?? t('terms.crew'),
        reason: t(`terms.unmaskReasons.${event.reason}`),
        note: said(words, event.note),
      };
    }
    case 'exported':
      return { kind: t(`terms.exports.${event.kind}`), of: said(words, event.of) };
    case 'channelTargetSet':
      return { channel: event.channelId };
    case 'personErased':
      return { reason: event.reason };
    case 'personRenamed':
      return { by: t(`terms.nameSources.${event.by}`) };
    case 'signedOff':
    case 'passwordSet':
    case 'totpSet':
      return {};
    default:
      return event satisfies never;
  }
}

const commandTypes = engine.commandTypes;

/* A command has a name; a route is what it is. */
function askedFor({ t }: Words, what: string): string {
  const type = commandTypes.find((known): known is CommandType => known === what);
  return type === undefined ? what : t(`commands.${type}`, { step: t('terms.anyStep') });
}
