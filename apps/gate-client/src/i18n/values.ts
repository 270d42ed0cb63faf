import type { Seen } from '@cordon/protocol/visit/finding.ts';
import { plateWords } from './plate-words.ts';
import type { Words } from './words.tsx';

type Values = Readonly<Record<string, Seen | string[]>>;

const instants = new Set([
  'at',
  'since',
  'until',
  'validUntil',
  'exitAt',
  'expiresAt',
  'readyAt',
  'opensAt',
  'from',
  'to',
]);
const datedInstants = new Set(['validUntil', 'exitAt', 'expiresAt', 'opensAt', 'from', 'to']);
const stationLists = new Set(['station', 'stops']);

/** The values of a finding or an alert as words: instants on the site's clock, names for IDs, yes and no. */
export function wordValues(words: Words, rule: string, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, wordOf(words, rule, key, value)]));
}

function wordOf(words: Words, rule: string, key: string, value: Seen | string[]): string {
  const { t } = words;
  if (value === null && key === 'opensAt') return t('common.notKnown');
  if (key === 'antigen') return t(`terms.antigen.${(value ?? 'none') as 'none'}`);
  if (value === null || value === '') return t('common.none');
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return numberWord(words, key, value);
  const ids = Array.isArray(value) ? value : value.split(' ');
  const list = (word: (id: string) => string) => ids.map(word).join(words.language === 'en' ? ', ' : '、');
  if (stationLists.has(key)) return list(words.station);
  if (key === 'positives' || key === 'histories') return list(words.history);
  if (key === 'missing' && rule === 'disinfect.coverage') return list((id) => t(`terms.parts.${id as 'body'}`));
  if (key === 'missing') return list((name) => name);
  if (key === 'cargo' || key === 'cargoAfter') return t(`terms.cargo.${value as 'empty'}`);
  if (key === 'result') return t(`terms.results.${value as 'negative'}`);
  if (key === 'rule') return t(`rules.findings.${value as 'seal.recorded'}.title`);
  if (key === 'reasons') return list((id) => t(`rules.findings.${id as 'seal.recorded'}.title`));
  if (key === 'code') return t(`errors.${value as 'forbidden'}.what`);
  if (key === 'need') return t(`terms.needs.${value as 'water'}`);
  if (key === 'kind') return t(`terms.deviations.${value as 'other'}`);
  if (key === 'plate' || key === 'trailer') return plateWords(value as string);
  if (key === 'fault') return t(`plate.faults.${value as 'serial'}`);
  return list((text) => text);
}

function numberWord(words: Words, key: string, value: number): string {
  if (datedInstants.has(key)) return words.dateTime(value);
  return instants.has(key) ? words.time(value) : words.number(value);
}
