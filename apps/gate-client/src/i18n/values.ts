import { codesOf, namesOf, valueKind, type ParamValue } from '@cordon/protocol/values.ts';
import { plateWords } from './plate-words.ts';
import type { Words } from './words.tsx';

type Values = Readonly<Record<string, ParamValue>>;

/** [U292] The values of a finding, an alert or a refusal as words: what each of them is, its key says. */
export function wordValues(words: Words, rule: string, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, wordOf(words, rule, key, value)]));
}

function wordOf(words: Words, rule: string, key: string, value: ParamValue): string {
  const { t } = words;
  const kind = valueKind(rule, key);
  const text = String(value ?? '');
  const list = (ids: readonly string[], word: (id: string) => string) =>
    ids.length === 0 ? t('common.none') : words.list(ids.map(word));
  const title = (id: string) => t(`rules.findings.${id as 'seal.recorded'}.title`);
  if (kind === 'antigen') return t(`terms.antigen.${(text || 'none') as 'none'}`);
  if (value === null || value === '') return t(kind === 'next-opening' ? 'common.notKnown' : 'common.none');
  switch (kind) {
    case 'number':
    case 'entry':
      return words.number(Number(value));
    case 'yes-no':
      return t(value === true ? 'common.yes' : 'common.no');
    case 'time':
      return words.time(Number(value));
    case 'date-time':
    case 'next-opening':
      return words.dateTime(Number(value));
    case 'plate':
      return plateWords(text);
    case 'station':
      return words.station(text);
    case 'stations':
      return list(codesOf(value), words.station);
    case 'histories':
      return list(codesOf(value), words.history);
    case 'parts':
      return list(codesOf(value), (id) => t(`terms.parts.${id as 'body'}`));
    case 'names':
      return list(namesOf(value), (name) => name);
    case 'cargo':
      return t(`terms.cargo.${text as 'empty'}`);
    case 'test-result':
      return t(`terms.results.${text as 'negative'}`);
    case 'rule':
      return title(text);
    case 'rules':
      return list(codesOf(value), title);
    case 'error':
      return t(`errors.${text as 'forbidden'}.what`);
    case 'need':
      return t(`terms.needs.${text as 'water'}`);
    case 'deviation':
      return t(`terms.deviations.${text as 'other'}`);
    case 'plate-fault':
      return t(`plate.faults.${text as 'serial'}`);
    case 'time-field':
      return t(`terms.timeFields.${text as 'eta'}`);
    case 'text':
    case null:
      return text;
    default:
      return kind satisfies never;
  }
}
