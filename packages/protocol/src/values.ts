import type { PlainValue } from './steps/shape.ts';
import { type StepValue, valuesOfSteps } from './steps/kinds.ts';

/** A value that a finding, an alert or a refusal names. Earlier builds stored a list as one string with spaces. */
export type ParamValue = string | number | boolean | null | readonly string[];

/**
 * The kind of each value of findings, alerts and refusals, by key. Screens and messages word a value by its kind, never
 * by its text: reasons and names have spaces, too.
 */
const sharedKinds = {
  // of findings and alerts
  aheadHours: 'number',
  ageHours: 'number',
  hours: 'number',
  minutes: 'number',
  temperatureC: 'number',
  below: 'number',
  people: 'number',
  max: 'number',
  drivers: 'number',
  vehicles: 'number',
  capacity: 'number',
  others: 'number',
  added: 'number',
  containers: 'number',
  unannounced: 'yes-no',
  matches: 'yes-no',
  maskOn: 'yes-no',
  contactless: 'yes-no',
  covered: 'yes-no',
  at: 'time',
  since: 'time',
  fromAt: 'time',
  toAt: 'time',
  fromSeq: 'entry',
  toSeq: 'entry',
  seq: 'entry', // the number of a feed entry
  readyAt: 'time',
  until: 'time',
  validUntil: 'date-time',
  exitAt: 'date-time',
  expiresAt: 'date-time',
  opensAt: 'next-opening',
  from: 'date-time',
  to: 'date-time',
  plate: 'plate',
  trailer: 'plate',
  station: 'station',
  stops: 'stations',
  positives: 'histories',
  missing: 'names',
  cargo: 'cargo',
  cargoAfter: 'cargo',
  result: 'test-result',
  antigen: 'antigen',
  rule: 'rule',
  reasons: 'rules',
  code: 'error',
  need: 'need',
  kind: 'deviation',
  text: 'text',
  reason: 'text',
  person: 'text',
  author: 'text',
  name: 'text',
  record: 'text',
  pass: 'text',
  number: 'text',
  seal: 'text',
  batchId: 'text',
  // of refusals only
  histories: 'histories',
  fault: 'plate-fault',
  field: 'time-field',
  by: 'text',
  staffNumber: 'text',
} as const;

/** [U292] The kinds of all values, those of the steps included. */
export const valueKinds = { ...valuesOfSteps, ...sharedKinds };

export type ValueKey = keyof typeof sharedKinds | StepValue;
/** How a value is worded. */
export type ValueKind = (typeof sharedKinds)[keyof typeof sharedKinds] | PlainValue | 'parts';

/** The values that a rule may record. A key without a kind does not compile. */
export type KnownValues = { readonly [key in ValueKey]?: ParamValue };

/** [U292] The kind of the value with this key; null for an unknown key, whose value is shown unchanged. */
export function valueKind(rule: string, key: string): ValueKind | null {
  if (rule === 'disinfect.coverage' && key === 'missing') return 'parts';
  return Object.hasOwn(valueKinds, key) ? valueKinds[key as ValueKey] : null;
}

/** The codes of a list. Earlier builds stored them in one string, separated by spaces; a code has no space. */
export function codesOf(value: ParamValue | undefined): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((code) => code !== '');
  return Array.isArray(value) ? value : [];
}

/** The names of a list. An earlier build stored them in one string, which is not split: a name may have a space. */
export function namesOf(value: ParamValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value : [];
}
